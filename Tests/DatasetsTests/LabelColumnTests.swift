import Core
import Datasets
import Foundation
import HDF5
import Rows
import TestSupport
import Testing

/// Labels that are columns of the data themselves, attributes, hashes, sets of classes, or none at all.
struct LabelColumnTests {
    private let folder: TemporaryFolder
    private let files: SpreadFiles

    init() throws {
        folder = try TemporaryFolder()
        files = SpreadFiles(folder)
    }

    /// 60 rows of five quantities, a label of 0 and 1 before them and a one-hot label of three classes after.
    private func matrix(_ names: [String]? = nil) throws -> String {
        try files.write("matrix") { root in
            var values: [Double] = []
            for row in 0..<60 {
                values.append(Double(row / 2 % 2))
                values += SpreadFiles.numbers(5, 5 * row)
                values += (0..<3).map { $0 == row % 3 ? 1 : 0 }
            }
            try root.createDataset("data", shape: [60, 9], values: values)
            if let names { try root.createDataset("jetFeatureNames", strings: names) }
        }
    }

    private static let names = ["y", "a", "b", "c", "d", "e", "j_g", "j_q", "j_t"]

    private func classes(_ labels: Labels?) -> [String] {
        guard case .categorical(let labels)? = labels else { return [] }
        return labels.codes.map { labels.categories.indices.contains($0) ? labels.categories[$0] : "" }
    }

    @Test func aColumnOfTheDataLeavesTheFeatures() throws {
        let dataset = try Dataset.read(try matrix(), options: ReadingOptions(labelsPath: "data:0"))
        #expect(dataset.features.featureCount == 8 && dataset.labelPath == "/data:0")
        #expect(classes(dataset.labels).prefix(4) == ["0", "0", "1", "1"])
        #expect(try dataset.features.element(row: 7, column: 0) == SpreadFiles.numbers(1, 35)[0])
        // Further labels leave them, too.
        let two = try Dataset.read(
            try matrix(), options: ReadingOptions(labelsPath: "data:0", furtherLabelsPaths: ["data:6"]))
        #expect(two.features.featureCount == 7 && two.furtherLabels.map(\.path) == ["/data:6"])
    }

    @Test func columnsAreCalledByTheListBesideThem() throws {
        let path = try matrix(Self.names)
        let dataset = try Dataset.read(path, options: ReadingOptions(labelsPath: "data:y"))
        #expect(dataset.featureNames == Array(Self.names.dropFirst()) && dataset.labels?.name == "y")
        let oneHot = try Dataset.read(path, options: ReadingOptions(labelsPath: "data:6-8"))
        #expect(classes(oneHot.labels).prefix(4) == ["j_g", "j_q", "j_t", "j_g"])
        #expect(oneHot.features.featureCount == 6 && oneHot.labelPath == "/data:6-8")
    }

    @Test func blocksLeaveThemOutToo() throws {
        let path = try matrix(Self.names)
        let options = ReadingOptions(labelsPath: "data:y")
        let whole = try Dataset.read(path, options: options)
        let blocks = try Dataset.read(path, options: options, memory: FeatureMemory(leavesRowsInFile: true))
        #expect(!blocks.features.isInMemory)
        #expect(try blocks.features.elements == whole.features.elements)
    }

    @Test func columnsThatLookLikeLabelsAreOffered() throws {
        let path = try files.write("higgs") { root in
            let values = (0..<60).flatMap { [Double($0 % 2)] + SpreadFiles.numbers(4, 4 * $0) }
            try root.createDataset("data", shape: [60, 5], values: values)
        }
        let dataset = try Dataset.read(path)
        #expect(dataset.labels == nil && dataset.features.featureCount == 5)
        #expect(dataset.notes.contains { $0.contains("zeros and ones") && $0.contains("--labels /data:0") })
        let plain = try files.write("plain") {
            try $0.createDataset("data", shape: [60, 5], values: SpreadFiles.numbers(300))
        }
        #expect(try Dataset.read(plain).notes.contains { $0.contains("zeros and ones") } == false)
    }

    @Test func oneHotColumnsAreOffered() throws {
        let path = try files.write("jets") { root in
            let values = (0..<60).flatMap { row in
                SpreadFiles.numbers(8, 8 * row) + (0..<3).map { $0 == row % 3 ? 1.0 : 0 }
            }
            try root.createDataset("jets", shape: [60, 11], values: values)
        }
        let notes = try Dataset.read(path).notes
        #expect(notes.contains { $0.contains("--labels /jets:8-10") }, "\(notes)")
        // One of them alone leaves others that tell it.
        let one = try Dataset.read(path, options: ReadingOptions(labelsPath: "jets:8"))
        #expect(one.features.featureCount == 10)
        #expect(
            one.notes.contains { $0.contains("the others determine it") && $0.contains("/jets:8-10") }, "\(one.notes)")
    }

    @Test func columnsThatAreNotThere() throws {
        let path = try matrix(Self.names)
        for labels in ["data:9", "data:7-12", "data:nothing"] {
            let error = #expect(throws: DatasetError.self) {
                try Dataset.read(path, options: ReadingOptions(labelsPath: labels))
            }
            #expect(try #require(error).message.contains("its columns are 0 to 8"), "\(labels)")
        }
        let all = #expect(throws: DatasetError.self) {
            try Dataset.read(path, options: ReadingOptions(labelsPath: "data:0-7"))
        }
        #expect(try #require(all).message.contains("fewer than two"))
    }

    @Test func newRowsMayHaveTheLabelOrNot() throws {
        let with = try matrix()
        let without = try files.write("without") { root in
            try root.createDataset("data", shape: [60, 8], values: SpreadFiles.numbers(480))
        }
        for path in [with, without] {
            let rows = try Dataset.read(
                path, options: ReadingOptions(ignoresLabels: true, omittedColumns: ["data 0"], expectedFeatureCount: 8))
            #expect(rows.features.featureCount == 8, "\(path)")
        }
    }

    @Test func answersAreTakenByTheirNames() throws {
        let path = try files.write("columns") { root in
            let table = try root.createGroup("events")
            for column in 0..<4 {
                try table.createDataset(
                    "pt_\("abcd".dropFirst(column).prefix(1))", shape: [60],
                    values: SpreadFiles.numbers(60, 70 * column))
            }
            try table.createDataset("is_signal_new", shape: [60], values: (0..<60).map { $0 % 2 })
            try table.createDataset("charge", shape: [60], values: (0..<60).map { $0 % 3 })
        }
        let dataset = try Dataset.read(path)
        #expect(dataset.labelPath == "/events/is_signal_new" && dataset.labels?.classCount == 2, "\(dataset.reason)")
        #expect(dataset.featureNames == ["charge", "pt_a", "pt_b", "pt_c", "pt_d"])
    }

    @Test func attributesAreLabels() throws {
        let path = try files.write("attributes") { root in
            let data = try root.createDataset("spectra", shape: [30, 6], values: SpreadFiles.numbers(180))
            try data.setAttribute("labels", .strings((0..<30).map { ["b", "a"][$0 % 2] }))
            try data.setAttribute("dose", .numbers((0..<30).map { Double($0) / 7 }))
        }
        let dataset = try Dataset.read(path)
        #expect(dataset.labelPath == "/spectra@labels" && classes(dataset.labels).prefix(2) == ["b", "a"])
        let dose = try Dataset.read(path, options: ReadingOptions(labelsPath: "spectra@dose"))
        #expect(dose.labels != nil && dose.labels?.classCount == nil)
    }

    @Test func hashesAreReadWithoutLoss() throws {
        let hashes: [UInt64] = [1 << 63 + 12_345, 1 << 63 + 12_346, .max, 7]
        let path = try files.write("hashes") { root in
            try root.createDataset("X", shape: [80, 3], values: SpreadFiles.numbers(240))
            try root.createDataset("y", shape: [80], values: (0..<80).map { hashes[$0 % 4] })
            try root.createDataset("user", shape: [80], values: (0..<80).map { 1 << 62 + $0 / 2 })
            try root.createDataset("hash", shape: [80], values: (0..<80).map { UInt64.max - UInt64($0) })
        }
        let dataset = try Dataset.read(path, options: ReadingOptions(groupsPath: "user"))
        #expect(classes(dataset.labels).prefix(4) == hashes.map { String($0) }[...])
        guard case .categorical(let labels)? = dataset.labels else { return }
        #expect(labels.categories == hashes.sorted().map { String($0) })
        // As floating-point numbers, all 40 would be one.
        #expect(dataset.namedGroups.map { Set($0.codes).count } == 40)
        let error = #expect(throws: DatasetError.self) {
            try Dataset.read(path, options: ReadingOptions(labelsPath: "hash"))
        }
        #expect(try #require(error).message.contains("identifiers"))
    }

    @Test func namesThatDifferNearlyEverywhereAreNoClasses() throws {
        let path = try files.write("headers") { root in
            try root.createDataset("train_in", shape: [60, 8], values: SpreadFiles.numbers(480))
            try root.createDataset("train_headers", strings: (0..<60).map { "chr1:\($0 / 2 * 2)-\($0 % 59)" })
            try root.createDataset("train_out", shape: [60, 4], values: (0..<240).map { UInt8($0 % 7 % 2) })
        }
        let dataset = try Dataset.read(path, options: ReadingOptions(dataPath: "train_in"))
        #expect(dataset.labels == nil)
        #expect(dataset.notes.contains { $0.contains("as identifiers do") }, "\(dataset.notes)")
        #expect(dataset.notes.contains { $0.contains("--labels /train_out:0") }, "\(dataset.notes)")
    }

    @Test func setsOfClassesAreClassesWhereTheyAreFew() throws {
        let path = try files.write("multi-hot") { root in
            try root.createDataset("X", shape: [60, 4], values: SpreadFiles.numbers(240))
            try root.createDataset(
                "targets", shape: [60, 2], values: (0..<60).flatMap { [UInt8($0 % 2), UInt8($0 / 2 % 2)] })
        }
        let dataset = try Dataset.read(path)
        guard case .categorical(let labels)? = dataset.labels else {
            Issue.record("no classes: \(dataset.notes)")
            return
        }
        #expect(Set(labels.categories) == ["none", "0", "1", "0 + 1"])
    }

    @Test func testRowsAreNamedByTheirNumbers() throws {
        let path = try files.write("indices") { root in
            try root.createDataset("features", shape: [50, 4], values: SpreadFiles.numbers(200))
            try root.createDataset("held_out", shape: [10], values: Array(40..<50))
            try root.createDataset("wrong", shape: [2], values: [3, 50])
        }
        let dataset = try Dataset.read(path, options: ReadingOptions(testDataPath: "held_out"))
        #expect(dataset.ownSplit?.test == Array(40..<50) && dataset.ownSplit?.training.count == 40)
        let error = #expect(throws: DatasetError.self) {
            try Dataset.read(path, options: ReadingOptions(testDataPath: "wrong"))
        }
        #expect(try #require(error).message.contains("50"))
    }
}
