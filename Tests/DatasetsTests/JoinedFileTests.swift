import Core
import Datasets
import HDF5
import Rows
import TestSupport
import Testing

/// The rows of several data sets, and the labels beside each of them, in one file or in several.
struct JoinedFileTests {
    private let folder: TemporaryFolder
    private let files: SpreadFiles

    init() throws {
        folder = try TemporaryFolder()
        files = SpreadFiles(folder)
    }

    private func file(_ name: String, rows: Int, group: String? = nil) throws -> String {
        try files.write(name) { root in
            let classes = (0..<rows).map { $0 % 3 }
            if let group {
                let own = try root.createGroup(group)
                try own.createDataset("data", shape: [rows, 5], values: SpreadFiles.numbers(5 * rows, rows))
                try own.createDataset("labels", shape: [rows], values: classes)
            } else {
                try root.createDataset("data", shape: [rows, 5], values: SpreadFiles.numbers(5 * rows, rows))
                try root.createDataset("labels", shape: [rows], values: classes)
            }
        }
    }

    private func codes(_ dataset: Dataset) -> [Int] {
        guard case .categorical(let labels)? = dataset.labels else { return [] }
        return labels.codes.map { Int($0) }
    }

    @Test(arguments: [nil, ["labels"], ["labels", "OTHER:/labels"], ["OTHER:/labels"]] as [[String]?])
    func labelsBesideDataInTwoFilesAreJoined(labels: [String]?) throws {
        let (first, second) = (try file("first", rows: 40), try file("second", rows: 30))
        let paths = labels?.map { $0.replacing("OTHER", with: second) } ?? []
        let dataset = try Dataset.read(
            first,
            options: ReadingOptions(
                dataPath: "data", furtherDataPaths: ["\(second):/data"], labelsPath: paths.first,
                furtherLabelsPaths: Array(paths.dropFirst())))
        #expect(dataset.features.rowCount == 70)
        #expect(codes(dataset) == (0..<40).map { $0 % 3 } + (0..<30).map { $0 % 3 }, "\(dataset.reason)")
        #expect(dataset.furtherLabels.filter(\.isNamed).isEmpty)
        let expected = SpreadFiles.numbers(200, 40) + SpreadFiles.numbers(150, 30)
        #expect(try dataset.features.elements == expected)
    }

    @Test func labelsOfOneFileEachAreJoined() throws {
        let (first, second) = (try file("first", rows: 40), try file("second", rows: 30))
        let third = try files.write("answers") { root in
            try root.createDataset("one", shape: [40], values: (0..<40).map { $0 % 2 })
            try root.createDataset("two", shape: [30], values: (0..<30).map { 1 - $0 % 2 })
        }
        let dataset = try Dataset.read(
            first,
            options: ReadingOptions(
                dataPath: "data", furtherDataPaths: ["\(second):/data"], labelsPath: "\(third):/one",
                furtherLabelsPaths: ["\(third):/two"]))
        #expect(codes(dataset) == (0..<40).map { $0 % 2 } + (0..<30).map { 1 - $0 % 2 }, "\(dataset.reason)")
    }

    @Test func theLabelsOfOneGroupStandForThoseOfAll() throws {
        let path = try files.write("runs") { root in
            for (run, rows) in [("run1", 20), ("run2", 30)] {
                let group = try root.createGroup(run)
                try group.createDataset("data", shape: [rows, 5], values: SpreadFiles.numbers(5 * rows, rows))
                try group.createDataset("labels", shape: [rows], values: (0..<rows).map { $0 % 3 })
            }
        }
        let dataset = try Dataset.read(
            path,
            options: ReadingOptions(
                dataPath: "run1/data", furtherDataPaths: ["run2/data"], labelsPath: "run1/labels"))
        #expect(codes(dataset) == (0..<20).map { $0 % 3 } + (0..<30).map { $0 % 3 }, "\(dataset.reason)")
    }
}
