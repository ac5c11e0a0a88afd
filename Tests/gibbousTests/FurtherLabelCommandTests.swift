import Foundation
import HDF5
import Testing

/// `--labels` more than once: a figure for each, and models that know none of them.
@Suite struct FurtherLabelCommandTests {
    private func writeFactors(to path: String) throws {
        let file = try HDF5File(creating: path)
        let pixels = (0..<80 * 64).map { (index: Int) -> UInt8 in
            let (row, pixel) = (index / 64, index % 64)
            return UInt8(row * 2 + pixel % (2 + row % 4) * 5)
        }
        try file.root.createDataset("images", shape: [80, 8, 8], values: pixels)
        let factors = (0..<80 * 3).map { (index: Int) -> Double in
            let row = Double(index / 3)
            return [1, row.truncatingRemainder(dividingBy: 4), row / 7][index % 3]
        }
        try file.root.createDataset("factors", shape: [80, 3], values: factors)
        try file.close()
    }

    @Test(arguments: [false, true])
    func eachHasItsFigure(isInSettingsFile: Bool) throws {
        let folder = try Program.Folder()
        try writeFactors(to: folder.path + "/factors.h5")
        var options = ["--labels", "factors:1", "--labels", "factors:2"]
        if isInSettingsFile {
            try Data(#"labels = ["factors:1", "factors:2"]"#.utf8).write(
                to: URL(filePath: folder.path + "/settings.toml"))
            options = ["--config", "settings.toml"]
        }
        let result = try Program.run(
            ["report", "factors.h5", "--methods", "pca", "--output", "out", "-q"] + options, in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let figures = try folder.contents("out/figures")
        #expect(figures.contains("latent-label-2.svg") && !figures.contains("latent-label-3.svg"))
        let metrics = try folder.metrics("out")
        #expect((metrics["dataset"] as? [String: Any])?["label_path"] as? String == "/factors:1")
        let labels = try #require(metrics["further_labels"] as? [[String: Any]])
        let test = try #require(labels.first?["test"] as? [String: [String: Double]])
        // The pictures grow lighter with the second factor, and PCA can't but see it.
        #expect(try #require(test["pca"]?["knn_r2"]) > 0.9)
        let results = try HDF5File(reading: "\(folder.path)/out/results.h5ad")
        #expect(try results.dataset(at: "obs/label_factors 2").read(Double.self).count == 80)
    }

    /// Columns that were labels are passed over in new rows, too.
    @Test func modelsOfATableTakeTheSameTable() throws {
        let folder = try Program.Folder()
        try FileManager.default.copyItem(
            atPath: Program.packageFolder + "/Tests/Reference/fixtures/layouts/compound.h5",
            toPath: folder.path + "/flowers.h5")
        for arguments in [
            [
                "report", "flowers.h5", "--methods", "pca", "--labels", "flowers:species", "--labels", "flowers:spots",
                "-q",
                "--formats", "svg", "--output", "out",
            ],
            ["embed", "flowers.h5", "--model", "out", "--method", "pca", "--output", "codes.csv"],
        ] {
            let result = try Program.run(arguments, in: folder)
            #expect(result.status == 0, "\(result.errors)")
        }
        #expect(try folder.contents() == ["codes.csv", "flowers.h5", "out"])
    }
}
