import Core
import Datasets
import HDF5
import Rows
import TestSupport
import Testing

/// Values that are infinite or no number, and columns of no use.
struct MissingValueTests {
    private let path = Fixtures.path("not_finite.h5")

    @Test func areCountedAndFound() throws {
        let error = #expect(throws: DatasetError.self) { try Dataset.read(path) }
        let message = try #require(error).message
        for part in [
            "2 values", "2 of 30 rows", "row 3, column 1", "/X", "--missing drop-rows", "--missing impute-mean",
        ] {
            #expect(message.contains(part), "\(part) in \(message)")
        }
    }

    @Test func rowsAreLeftOut() throws {
        let dataset = try Dataset.read(path, options: ReadingOptions(missing: .dropRows))
        #expect(dataset.features.rowCount == 28)
        #expect(dataset.preparation.rowNumbers == [0, 1, 2, 4, 5, 6] + Array(8..<30))
        #expect(try dataset.features.elements.allSatisfy { $0.isFinite })
        #expect(!dataset.hasMissingValues)
        #expect(dataset.notes.contains { $0.hasPrefix("2 of 30 rows were left out") })
    }

    @Test func meansOfTheTrainingRowsArePutIn() throws {
        let dataset = try Dataset.read(path, options: ReadingOptions(missing: .imputeMean))
        let training = Array(0..<20)
        let scaling = try Scaling.fit(dataset, trainingRows: training)
        let known = try training.filter { $0 != 3 }.map { try dataset.features.element(row: $0, column: 1) }
        let mean = known.reduce(0, +) / Double(known.count)
        #expect(abs(try #require(scaling.substitutes)[1] - mean) < 1e-12)
        let rows = try ScaledRows(features: dataset.features, scaling: scaling).rows(at: [3, 7])
        // The mean of a column that is standardised is 0.
        #expect(rows[0, 1] == 0 && rows[1, 2] == 0)
        #expect(rows.values.allSatisfy { $0.isFinite } && rows[0, 0] != 0)
    }

    @Test func testRowsAreCountedAgain() throws {
        let folder = try TemporaryFolder()
        let file = try HDF5File(creating: folder.path("parts.h5"))
        var values: [Double] = (0..<12).map { Double($0 * $0) }
        values[1] = .nan
        try file.root.createDataset("X_train", shape: [6, 2], values: values)
        try file.root.createDataset("y_train", shape: [6], values: [0, 1, 2, 0, 1, 2])
        values[1] = 1
        values[11] = .infinity
        try file.root.createDataset("X_test", shape: [6, 2], values: values)
        try file.root.createDataset("y_test", shape: [6], values: [0, 1, 2, 0, 1, 2])
        try file.close()
        let dataset = try Dataset.read(folder.path("parts.h5"), options: ReadingOptions(missing: .dropRows))
        #expect(dataset.predefinedTestRows == 5..<10)
        guard case .categorical(let labels)? = dataset.labels else {
            Issue.record("no classes")
            return
        }
        #expect(labels.codes == [1, 2, 0, 1, 2, 0, 1, 2, 0, 1])
    }

    @Test func constantColumnsAreLeftOut() throws {
        let folder = try TemporaryFolder()
        let file = try HDF5File(creating: folder.path("constant.h5"))
        var values = (0..<40).map(Double.init)
        for row in 0..<10 { (values[row * 4 + 1], values[row * 4 + 2]) = (7.5, .nan) }
        try file.root.createDataset("X", shape: [10, 4], values: values)
        try file.root.createDataset("feature_names", strings: ["a", "b", "c", "d"])
        try file.close()
        let options = ReadingOptions(missing: .imputeMean)
        let dataset = try Dataset.read(folder.path("constant.h5"), options: options)
        #expect(dataset.features.featureCount == 2)
        #expect(dataset.featureNames == ["a", "d"])
        #expect(dataset.preparation.columnNumbers == [0, 3])
        #expect(dataset.preparation.storedFeatureCount == 4)
        #expect(
            dataset.notes.contains {
                $0.contains("2 of the 4 features are the same in all rows") && $0.contains("b, c")
            })
        var all = options
        all.keepsConstantFeatures = true
        #expect(try Dataset.read(folder.path("constant.h5"), options: all).features.featureCount == 4)
    }

    @Test func rowsThatAreAllEqualAreRefused() throws {
        let folder = try TemporaryFolder()
        let file = try HDF5File(creating: folder.path("equal.h5"))
        try file.root.createDataset("X", shape: [9, 4], values: [Float](repeating: 2, count: 36))
        try file.root.createDataset("y", shape: [9], values: [0, 1, 2, 0, 1, 2, 0, 1, 2])
        try file.close()
        let error = #expect(throws: DatasetError.self) { try Dataset.read(folder.path("equal.h5")) }
        #expect(try #require(error).message.contains("All 9 rows"))
    }
}
