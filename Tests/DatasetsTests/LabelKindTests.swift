import Datasets
import Foundation
import HDF5
import Rows
import TestSupport
import Testing

/// The kinds of numbers beside the data: classes, a scale, or nothing.
struct LabelKindTests {
    private func read<Element: HDF5Element>(
        _ labels: [Element], _ options: ReadingOptions = ReadingOptions()
    ) throws -> Dataset {
        let folder = try TemporaryFolder()
        let path = folder.path("labels.h5")
        let file = try HDF5File(creating: path)
        let values = (0..<labels.count * 3).map { sin(Double($0)) }
        try file.root.createDataset("X", shape: [labels.count, 3], values: values)
        try file.root.createDataset("y", shape: [labels.count], values: labels)
        try file.close()
        return try Dataset.read(path, options: options)
    }

    /// Numbers of orders or of patients: a colour scale of them would be noise.
    @Test func wholeNumbersThatDifferInEveryRow() throws {
        let numbers = (0..<60).map { $0 * 7_919 % 60 * 1_000_003 + 17 }
        let dataset = try read(numbers)
        #expect(dataset.labels == nil)
        #expect(dataset.notes.contains { $0.contains("as identifiers do") && $0.contains("--labels /y") })
        guard case .continuous(let labels)? = try read(numbers, ReadingOptions(labelsPath: "y")).labels else {
            Issue.record("the user says that they are a label")
            return
        }
        #expect(labels.values == numbers.map(Double.init))
    }

    @Test func floatsThatDifferAreAScale() throws {
        guard case .continuous? = try read((0..<60).map { sin(Double($0)) }).labels else {
            Issue.record("not a scale")
            return
        }
        guard case .categorical(let labels)? = try read((0..<60).map { Float($0 % 3) }).labels else {
            Issue.record("not classes")
            return
        }
        #expect(labels.categories == ["0", "1", "2"])
    }

    /// A mark of an error among quantities would be all that a colour scale or an R² shows.
    @Test func numbersFarBeyondAllOthersAreMissing() throws {
        var numbers = (0..<200).map { sin(Double($0)) }
        numbers[3] = 1e6
        let dataset = try read(numbers)
        guard case .continuous(let labels)? = dataset.labels else {
            Issue.record("not a scale")
            return
        }
        #expect(labels.values[3].isNaN && labels.values.count(where: \.isNaN) == 1)
        #expect(dataset.notes.contains { $0.contains("1 value of /y, such as 1") && $0.contains("interquartile") })
        // Tails are no such marks.
        let tailed = (0..<200).map { exp(Double($0) / 10 - 10) }
        guard case .continuous(let whole)? = try read(tailed).labels else {
            Issue.record("not a scale")
            return
        }
        #expect(whole.values == tailed)
    }

    /// Otherwise each would be zero, and PCA perfect.
    @Test func featuresTooSmallToBeSquared() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("small.h5")
        let file = try HDF5File(creating: path)
        try file.root.createDataset("X", shape: [20, 3], values: (0..<60).map { sin(Double($0)) * 1e-300 })
        try file.close()
        let dataset = try Dataset.read(path)
        let error = #expect(throws: DatasetError.self) { try Scaling.fit(dataset, trainingRows: Array(0..<14)) }
        #expect(try #require(error).message.contains("too small"))
    }

    /// Sorted by their bytes, "10" would come before "2".
    @Test func textsWithNumbersStandInNaturalOrder() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("labels.h5")
        let file = try HDF5File(creating: path)
        let names = ["cluster 10", "cluster 2", "cluster 1"]
        try file.root.createDataset("X", shape: [24, 3], values: (0..<72).map { sin(Double($0)) })
        try file.root.createDataset("y", strings: (0..<24).map { names[$0 % 3] })
        try file.close()
        guard case .categorical(let labels)? = try Dataset.read(path).labels else {
            Issue.record("texts are classes")
            return
        }
        #expect(labels.categories == ["cluster 1", "cluster 2", "cluster 10"])
        #expect(Array(labels.codes.prefix(4)) == [2, 1, 0, 2])
    }

    /// pandas sorts the categories of a column by their bytes, unless someone gives them an order.
    @Test(arguments: [
        (["1", "10", "2"], ["1", "2", "10"], [0, 2, 1]),
        (["low", "mid", "high"], ["low", "mid", "high"], [0, 1, 2]),
    ])
    func categoriesKeepAnOrderOfTheirOwn(stored: [String], shown: [String], codes: [Int]) throws {
        let folder = try TemporaryFolder()
        let column = SmallAnnData.Column.categories(
            codes: (0..<24).map { $0 % 3 }, names: stored, colors: ["#ff0000", "#00ff00", "#0000ff"])
        let path = try SmallAnnData.write(to: folder, rows: 24, [("kind", column)])
        guard case .categorical(let labels)? = try Dataset.read(path).labels else {
            Issue.record("categories are classes")
            return
        }
        #expect(labels.categories == shown && Array(labels.codes.prefix(3)) == codes)
        // Each keeps the colour of its own name.
        #expect(codes.map { labels.colors?[$0] } == [0xFF0000, 0x00FF00, 0x0000FF])
    }
}
