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
}
