import Core
import Foundation
import HDF5
import Testing

/// Splits that follow what a file says beside its rows.
@Suite struct SplitCommandTests {
    private let folder: Program.Folder

    init() throws { folder = try Program.Folder() }

    /// 300 rows of 30 patients, and what a test adds.
    private func write(_ name: String, _ add: (borrowing HDF5Group) throws -> Void) throws {
        var generator = SeededGenerator(seed: 0, stream: "test.visits")
        let centers = (0..<30 * 8).map { _ in generator.normal() }
        let values = (0..<300 * 8).map { centers[$0 / 80 * 8 + $0 % 8] + 0.4 * generator.normal() }
        let file = try HDF5File(creating: folder.path + "/" + name)
        try file.root.createDataset("x", shape: [300, 8], values: values)
        try add(file.root)
        try file.close()
    }

    /// The contents of `metrics.json` of a report of PCA alone.
    private func metrics(_ arguments: [String]) throws -> [String: Any] {
        let result = try Program.run(
            ["report"] + arguments + ["--methods", "pca", "--output", "out", "--force", "-q"], in: folder)
        try #require(result.status == 0, "\(result.errors)")
        return try folder.metrics("out")
    }

    private func split(_ metrics: [String: Any]) throws -> [String: Any] {
        try #require((metrics["evidence"] as? [String: Any])?["split"] as? [String: Any])
    }

    @Test func patientsThatNobodyNamesAreHeldOut() throws {
        try write("visits.h5") { root in
            try root.createDataset("patient", shape: [300], values: (0..<300).map { $0 / 10 })
        }
        let split = try split(try metrics(["visits.h5"]))
        #expect(split["kind"] as? String == "groups" && split["groups"] as? Int == 30)
        #expect(split["test_groups"] as? Int == 10)
        #expect(split["group_column"] as? String == "patient")
        #expect(split["group_column_finding"] as? String == "held_out")
        let share = try #require(split["group_neighbor_share"] as? Double)
        let byChance = try #require(split["group_neighbor_share_by_chance"] as? Double)
        #expect(share > 0.7 && byChance < 0.05)
        let random = try self.split(try metrics(["visits.h5", "--split", "random"]))
        #expect(random["kind"] as? String == "random" && random["group_neighbor_share"] == nil)
    }

    @Test func theFilesOwnSplitIsUsed() throws {
        try write("parts.h5") { root in
            try root.createDataset("split", strings: (0..<300).map { $0 < 200 ? "train" : $0 < 240 ? "val" : "test" })
        }
        for options in [[], ["--split", "file"]] {
            let metrics = try metrics(["parts.h5"] + options)
            let split = try split(metrics)
            #expect(split["kind"] as? String == "file" && split["file_path"] as? String == "/split")
            #expect((metrics["dataset"] as? [String: Any])?["test_rows"] as? Int == 60)
        }
    }

    @Test func aSplitThatMakesNoSenseIsNotUsed() throws {
        try write("overlap.h5") { root in
            try root.createDataset("train_idx", shape: [250], values: Array(0..<250))
            try root.createDataset("test_idx", shape: [60], values: Array(240..<300))
        }
        #expect(try split(try metrics(["overlap.h5"]))["kind"] as? String != "file")
        let result = try Program.run(["report", "overlap.h5", "--split", "file", "-q"], in: folder)
        #expect(result.status == 65 && result.errors.contains("10 rows are in two parts"), "\(result.errors)")
        let inspection = try Program.run(["inspect", "overlap.h5"], in: folder)
        #expect(inspection.status == 0 && inspection.output.contains("10 rows are in two parts"))
    }
}
