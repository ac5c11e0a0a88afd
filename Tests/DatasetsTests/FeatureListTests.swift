import Core
import Datasets
import Foundation
import HDF5
import Rows
import TestSupport
import Testing

/// Features that a text file names.
struct FeatureListTests {
    private let folder: TemporaryFolder
    private let table: String

    init() throws {
        folder = try TemporaryFolder()
        table = try SpreadFiles(folder).write("table") { root in
            let data = try root.createDataset("X", shape: [30, 4], values: SpreadFiles.numbers(120))
            try data.setAttribute("columns", .strings(["GATA1", "MYC", "TP53", "SOX2"]))
            try root.createDataset("plain", shape: [30, 4], values: SpreadFiles.numbers(120))
        }
    }

    private func read(_ list: String, data: String = "X", prefix: String = "") throws -> Dataset {
        try Data(list.utf8).write(to: URL(fileURLWithPath: folder.path("genes.txt")))
        var options = ReadingOptions(dataPath: data)
        options.features = ["\(prefix)@genes.txt"]
        return try Dataset.read(table, options: options)
    }

    @Test func namesAreTakenFromAFileBesideTheData() throws {
        let dataset = try read("TP53\tchr17\n\n  GATA1\r\nTP53\n")
        #expect(dataset.featureNames == ["GATA1", "TP53"], "\(dataset.notes)")
        #expect(!dataset.notes.contains { $0.contains("not among the features") })
    }

    @Test func namesThatAreNotThereAreTold() throws {
        let dataset = try read("MYC\nNANOG\nSOX2\nKLF4\n")
        #expect(dataset.featureNames == ["MYC", "SOX2"])
        let note = "2 of the 4 names in genes.txt are not among the features: NANOG, …."
        #expect(dataset.notes.contains(note), "\(dataset.notes)")
        let error = #expect(throws: DatasetError.self) { try read("nanog\n") }
        #expect(error?.message.contains("None of the 1 names in genes.txt") == true, "\(String(describing: error))")
    }

    @Test func aListLeavesOutAndNumbersCountFeaturesWithoutNames() throws {
        #expect(try read("MYC\n", prefix: "!").featureNames == ["GATA1", "TP53", "SOX2"])
        let plain = try read("0\n2-3\n", data: "plain")
        #expect(plain.features.featureCount == 3)
        #expect(try plain.features.elements.prefix(3) == [0, 2, 3].map { SpreadFiles.numbers(4)[$0] }[...])
    }

    @Test func aMissingFileIsNoSuchInput() throws {
        var options = ReadingOptions(dataPath: "X")
        options.features = ["@nowhere.txt"]
        let error = #expect(throws: DatasetError.self) { try Dataset.read(table, options: options) }
        #expect(error?.kind == .noSuchInput && error?.message.contains("nowhere.txt") == true)
    }
}
