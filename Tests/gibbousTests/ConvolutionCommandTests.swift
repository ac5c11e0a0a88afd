import Foundation
import HDF5
import Testing

/// Reports whose networks are convolutions, from the file to codes of new rows.
@Suite struct ConvolutionCommandTests {
    /// A file of bright spots in noise, `[rows, height, width, channels]` or `[rows, height, width]`.
    private func write(_ shape: [Int], to path: String) throws {
        let (height, width, channels) = (shape[1], shape[2], shape.count > 3 ? shape[3] : 1)
        let pixels = (0..<shape.reduce(1, *)).map { (index: Int) -> UInt8 in
            let row = index / (height * width * channels)
            let (y, x) = (index / (width * channels) % height, index / channels % width)
            let near = abs(y - row * 5 % height) + abs(x - row * 3 % width) < 4
            return UInt8(index * 37 % 23 + (near ? 150 + row * 40 % 80 : 0))
        }
        let file = try HDF5File(creating: path)
        try file.root.createDataset("images", shape: shape, values: pixels)
        try file.close()
    }

    @Test(arguments: [[90, 8, 8], [80, 17, 31], [24, 128, 128, 3]])
    func imagesOfAnySizeGiveAReportAndModels(shape: [Int]) throws {
        let folder = try Program.Folder()
        try write(shape, to: folder.path + "/spots.h5")
        let result = try Program.run(
            [
                "report", "spots.h5", "--architecture", "conv", "--epochs", "1", "-q", "--formats", "pdf", "--output",
                "out",
            ],
            in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let metrics = try folder.metrics("out")
        let methods = try #require(metrics["methods"] as? [String: [String: Any]])
        #expect(methods["vae"]?["architecture"] as? String == "convolutional")
        #expect((metrics["settings"] as? [String: Any])?["architecture"] as? String == "conv")
        let embedding = try Program.run(["embed", "spots.h5", "--model", "out", "--method", "ae"], in: folder)
        #expect(embedding.status == 0, "\(embedding.errors)")
        func codes(_ name: String) throws -> [Float] {
            try HDF5File(reading: "\(folder.path)/\(name)").dataset(at: "obsm/X_ae").read(Float.self)
        }
        let differences = zip(try codes("spots-ae.h5ad"), try codes("out/results.h5ad")).map { abs($0 - $1) }
        #expect(differences.count == 2 * shape[0] && differences.allSatisfy { $0 < 1e-4 })
        let sampling = try Program.run(
            ["sample", "--model", "out", "-n", "3", "--output", "new.h5"], in: folder)
        #expect(sampling.status == 0, "\(sampling.errors)")
    }

    @Test func tablesHaveNoConvolutions() throws {
        let folder = try Program.Folder()
        try SampleFiles.table(at: folder.path + "/table.h5")
        let result = try Program.run(["report", "table.h5", "--architecture", "conv"], in: folder)
        #expect(result.status == 65)
        #expect(result.errors.contains("--architecture conv") && result.errors.contains("--image-shape"))
        #expect(try folder.contents() == ["table.h5"])
        let misspelt = try Program.run(["report", "table.h5", "--architecture", "transformer"], in: folder)
        #expect(misspelt.status == 64)
    }

    @Test func theArchitectureIsASettingOfFiles() throws {
        let folder = try Program.Folder()
        try write([60, 8, 8], to: folder.path + "/spots.h5")
        try Data("architecture = \"conv\"\nhidden = [4, 6]\nepochs = 1\n".utf8)
            .write(to: URL(filePath: folder.path + "/settings.toml"))
        let result = try Program.run(
            ["report", "spots.h5", "--config", "settings.toml", "--methods", "pca,ae", "--output", "out"], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let text = try String(contentsOfFile: folder.path + "/out/metrics.json", encoding: .utf8)
        #expect(text.contains("\"architecture\" : \"convolutional\""))
    }
}
