import Core
import Datasets
import HDF5
import Rows
import TestSupport
import Testing

/// The choice of the axis that holds the rows.
struct OrientationTests {
    /// Random arrays of 2 to 4 axes of different lengths, the rows along any of them: the label's length tells which.
    @Test(arguments: 0..<30)
    func theLabelDecides(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed), stream: "tests.orientation")
        let rank = 2 + seed % 3
        let shape = Array([3, 4, 5, 7].shuffled(using: &generator).prefix(rank))
        let rowAxis = Int(generator.next() % UInt64(rank))
        let values = (0..<shape.reduce(1, *)).map { _ in generator.normal() }
        let folder = try TemporaryFolder()
        let file = try HDF5File(creating: folder.path("turned.h5"))
        try file.root.createDataset("X", shape: shape, values: values)
        // A row vector is a column, too.
        let labels = (0..<shape[rowAxis]).map { $0 % 2 }
        try file.root.createDataset("y", shape: seed % 2 == 0 ? [labels.count] : [1, labels.count], values: labels)
        try file.close()

        let dataset = try Dataset.read(folder.path("turned.h5"), options: ReadingOptions(layout: .table))
        #expect(dataset.labels?.count == shape[rowAxis])
        #expect(dataset.features.rowCount == shape[rowAxis])
        #expect(try dataset.features.elements == expected(values, shape, rowAxis))
    }

    /// The elements by the formula of their index, row after row.
    private func expected(_ values: [Double], _ shape: [Int], _ rowAxis: Int) -> [Double] {
        let others = shape.indices.filter { $0 != rowAxis }
        let columns = others.reduce(1) { $0 * shape[$1] }
        return (0..<shape[rowAxis]).flatMap { row in
            (0..<columns).map { column in
                var place = [Int](repeating: 0, count: shape.count)
                place[rowAxis] = row
                var rest = column
                for axis in others.reversed() {
                    place[axis] = rest % shape[axis]
                    rest /= shape[axis]
                }
                return values[zip(place, shape).reduce(0) { $0 * $1.1 + $1.0 }]
            }
        }
    }

    @Test func withoutALabelTheFirstAxisIsTaken() throws {
        let dataset = try Dataset.read(
            Fixtures.layout("columns_first.h5"), options: ReadingOptions(ignoresLabels: true))
        #expect(dataset.features.rowCount == 6 && dataset.features.featureCount == 24)
    }
}
