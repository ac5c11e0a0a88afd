import Foundation
import HDF5
import Testing

/// `gibbous report --probe`: rows of another file, read as those of the data are.
@Suite struct ProbeCommandTests {
    private func probe(at path: String, width: Int = 8) throws {
        let file = try HDF5File(creating: path)
        let pixels = (0..<60 * 8 * width).map { (index: Int) -> UInt8 in
            let value = index * (13 * index + 7)
            return UInt8(value % 251)
        }
        try file.root.createDataset("images", shape: [60, 8, width], values: pixels)
        try file.close()
    }

    private func report(_ more: [String], in folder: Program.Folder) throws -> Program.Result {
        try Program.run(
            ["report", "data.h5", "--epochs", "2", "--hidden", "16", "-q", "--output", "out"] + more, in: folder)
    }

    @Test func aReportTellsHowForeignItsRowsAre() throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/data.h5")
        try probe(at: folder.path + "/noise.h5")
        let result = try report(["--probe", "noise.h5"], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let metrics = try folder.metrics("out")
        #expect((metrics["settings"] as? [String: Any])?["probe"] as? String == "noise.h5")
        let evidence = try #require((metrics["evidence"] as? [String: Any])?["other_data"] as? [String: Any])
        let kinds = try #require(evidence["kinds"] as? [[String: Any]])
        #expect(kinds.map { $0["kind"] as? String } == ["probe", "permuted", "rotated", "constant"])
        #expect(kinds[0]["name"] as? String == "noise" && kinds[0]["rows"] as? Int == 60)
        let areas = try #require(kinds[0]["auroc_by_error"] as? [String: [String: Double]])
        #expect(Set(areas.keys) == ["pca", "ae", "vae"])
        for area in areas.values {
            let (lower, value) = (try #require(area["lower"]), try #require(area["value"]))
            let upper = try #require(area["upper"])
            #expect(0 <= lower && lower <= value && value <= upper && upper <= 1)
        }
        let likelihoods = try #require(kinds[0]["auroc_by_likelihood"] as? [String: Any])
        #expect(Set(likelihoods.keys) == ["pca", "vae"])
        let figures = try folder.contents("out/figures")
        #expect(Set(figures).isSuperset(of: ["other-data.svg", "other-data-errors.svg"]))
    }

    @Test func rowsOfOtherFeaturesEndItBeforeTraining() throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/data.h5")
        try probe(at: folder.path + "/wide.h5", width: 9)
        let result = try report(["--probe", "wide.h5"], in: folder)
        #expect(result.status == 65 && result.errors.contains("8×9") && result.errors.contains("--probe"))
        #expect(try report(["--probe", "none.h5"], in: folder).status == 66)
        #expect(try folder.contents() == ["data.h5", "wide.h5"])
    }
}
