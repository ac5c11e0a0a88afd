import Foundation
import HDF5
import Testing

/// `gibbous embed` and `gibbous sample`, with the models that a report has left behind.
@Suite struct ModelCommandTests {
    /// A folder with a file of images or a table, and the report of it in `out`.
    private func report(_ kind: String, rows: Int = 90) throws -> Program.Folder {
        let folder = try Program.Folder()
        if kind == "images" {
            try SampleFiles.images(at: folder.path + "/data.h5", rows: rows)
        } else {
            try SampleFiles.table(at: folder.path + "/data.h5", rows: rows)
        }
        let result = try Program.run(
            ["report", "data.h5", "--epochs", "2", "--hidden", "16,8", "-q", "--formats", "svg", "--output", "out"],
            in: folder)
        #expect(result.status == 0, "\(result.errors)")
        return folder
    }

    private func numbers(_ path: String, _ dataset: String) throws -> [Double] {
        try HDF5File(reading: path).dataset(at: dataset).read(Double.self)
    }

    private func largestDifference(_ a: [Double], _ b: [Double]) -> Double {
        guard a.count == b.count else { return .infinity }
        return zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1) / max(1, abs($1.1))) }
    }

    @Test(arguments: ["images", "table"], ["pca", "ae", "vae"])
    func theSameRowsGetTheCodesAndErrorsOfTheReport(kind: String, method: String) throws {
        let folder = try report(kind)
        #expect(
            try folder.contents("out/models") == [
                "ae-decoder.onnx", "ae-encoder.onnx", "pca-decoder.onnx", "pca-encoder.onnx", "vae-decoder.onnx",
                "vae-encoder.onnx",
            ])
        let result = try Program.run(["embed", "data.h5", "--model", "out", "--method", method], in: folder)
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
        let (embedded, results) = ("\(folder.path)/data-\(method).h5ad", "\(folder.path)/out/results.h5ad")
        for name in ["obsm/X_\(method)", "obs/mse_\(method)"] {
            #expect(largestDifference(try numbers(embedded, name), try numbers(results, name)) < 1e-5, "\(name)")
        }
        #expect(try folder.contents() == ["data-\(method).h5ad", "data.h5", "out"])
    }

    @Test func errorsOfDataFarFromZeroKeepTheirDigits() throws {
        let folder = try Program.Folder()
        let values = (0..<90 * 6).map { (index: Int) -> Float in
            let spread = index % 7 * (index % 6 + 1)
            return Float(1_000_000 + spread + index % 90)
        }
        let file = try HDF5File(creating: folder.path + "/far.h5")
        try file.root.createDataset("X", shape: [90, 6], values: values)
        try file.close()
        for arguments in [
            ["report", "far.h5", "--methods", "pca", "-q", "--formats", "svg", "--output", "out"],
            ["embed", "far.h5", "--model", "out", "--output", "far.h5ad"],
        ] {
            let result = try Program.run(arguments, in: folder)
            #expect(result.status == 0, "\(result.errors)")
        }
        for name in ["obsm/X_pca", "obs/mse_pca"] {
            let (embedded, reported) = (
                try numbers(folder.path + "/far.h5ad", name), try numbers(folder.path + "/out/results.h5ad", name)
            )
            #expect(largestDifference(embedded, reported) < 1e-5, "\(name)")
        }
    }

    @Test func aTableOfCoordinatesHasALineForEachRow() throws {
        let folder = try report("table")
        let result = try Program.run(
            ["embed", "data.h5", "--model", "out/models", "--method", "pca", "--output", "codes.csv"], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let lines = try String(contentsOfFile: folder.path + "/codes.csv", encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 91 && lines[0] == "row,latent_1,latent_2,mse")
        let codes = try numbers(folder.path + "/out/results.h5ad", "obsm/X_pca")
        let last = lines[90].split(separator: ",").compactMap { Double($0) }
        #expect(last.count == 4 && last[0] == 89)
        #expect(largestDifference(Array(last[1...2]), Array(codes.suffix(2))) < 1e-5)
    }

    @Test func rowsOfAnotherWidthAreRefused() throws {
        let folder = try report("table")
        try SampleFiles.images(at: folder.path + "/images.h5", rows: 20)
        let result = try Program.run(["embed", "images.h5", "--model", "out"], in: folder)
        #expect(result.status == 65 && result.output.isEmpty)
        #expect(result.errors.contains("64 numbers") && result.errors.contains("6 numbers"))
        #expect(try folder.contents() == ["data.h5", "images.h5", "out"])
    }

    @Test func aModelThatIsNotThereIsMissed() throws {
        let folder = try report("table")
        for arguments in [
            ["embed", "data.h5", "--model", "nowhere"], ["sample", "--model", ".", "-n", "2", "--output", "x.h5"],
        ] {
            let result = try Program.run(arguments, in: folder)
            #expect(result.status == 66 && result.errors.contains("--model"), "\(result.errors)")
        }
        try FileManager.default.removeItem(atPath: folder.path + "/out/models/ae-encoder.onnx")
        let result = try Program.run(["embed", "data.h5", "--model", "out", "--method", "ae"], in: folder)
        #expect(result.status == 66 && result.errors.contains("vae, pca"), "\(result.errors)")
    }

    @Test func aDamagedModelIsRefused() throws {
        let folder = try report("table")
        let path = folder.path + "/out/models/vae-encoder.onnx"
        let data = try Data(contentsOf: URL(filePath: path))
        for damaged in [data.prefix(data.count / 2), Data("no model".utf8), Data()] {
            try damaged.write(to: URL(filePath: path))
            let result = try Program.run(["embed", "data.h5", "--model", "out"], in: folder)
            #expect(result.status == 65 && result.errors.contains("vae-encoder.onnx"), "\(result.errors)")
            #expect(!result.wasSignalled)
        }
        #expect(try folder.contents() == ["data.h5", "out"])
    }

    @Test func samplesAreImagesInTheUnitOfTheFile() throws {
        let folder = try report("images")
        for name in ["a.h5", "b.h5"] {
            let result = try Program.run(
                ["sample", "--model", "out", "-n", "30", "--seed", "5", "--output", name], in: folder)
            #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
        }
        let pixels = try numbers(folder.path + "/a.h5", "images")
        #expect(pixels.count == 30 * 64 && pixels.allSatisfy { (0...255).contains($0) } && (pixels.max() ?? 0) > 2)
        #expect(try numbers(folder.path + "/b.h5", "images") == pixels)
        let draws = try numbers(folder.path + "/a.h5", "latent")
        #expect(draws.count == 60 && abs(draws.reduce(0, +) / 60) < 0.5)
        let other = try Program.run(["sample", "--model", "out", "-n", "30", "--output", "c.h5"], in: folder)
        #expect(other.status == 0)
        #expect(try numbers(folder.path + "/c.h5", "latent") != draws)
        // What was sampled can be read like any other file.
        let embedded = try Program.run(["embed", "a.h5", "--model", "out", "--output", "a.h5ad"], in: folder)
        #expect(embedded.status == 0, "\(embedded.errors)")
    }

    @Test func samplesOfATableAreInTheUnitOfItsColumns() throws {
        let folder = try report("table")
        let result = try Program.run(["sample", "--model", "out", "-n", "500", "--output", "new.h5"], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let (rows, data) = (try numbers(folder.path + "/new.h5", "X"), try numbers(folder.path + "/data.h5", "X"))
        #expect(rows.count == 500 * 6)
        for column in 0..<6 {
            let values = stride(from: column, to: data.count, by: 6).map { data[$0] }
            let mean = stride(from: column, to: rows.count, by: 6).reduce(0) { $0 + rows[$1] } / 500
            #expect(mean > (values.min() ?? 0) && mean < (values.max() ?? 0))
        }
    }

    @Test func drawsThroughAnotherMethodComeWithAWarning() throws {
        let folder = try report("table")
        let result = try Program.run(
            ["sample", "--model", "out", "-n", "3", "--method", "pca", "--output", "new.h5"], in: folder)
        #expect(result.status == 0 && result.errors.contains("N(0, I)"))
    }

    /// Command lines that can't be carried out, and their statuses.
    private static let mistakes: [(arguments: [String], status: Int32)] = [
        (["embed", "data.h5", "--model", "out", "--output", "codes.txt"], 64),
        (["embed", "data.h5"], 64),
        (["embed", "none.h5", "--model", "out"], 66),
        (["embed", "data.h5", "--model", "out", "--output", "none/codes.csv"], 73),
        (["sample", "--model", "out", "-n", "0", "--output", "x.h5"], 64),
        (["sample", "--model", "out", "-n", "9223372036854775807", "--output", "x.h5"], 64),
        (["sample", "--model", "out", "-n", "3", "--output", "out"], 73),
        (["sample", "--model", "out", "-n", "3", "--method", "umap", "--output", "x.h5"], 64),
    ]

    @Test(arguments: mistakes)
    func whatCannotBeDoneHasItsStatus(arguments: [String], status: Int32) throws {
        let folder = try report("table")
        let result = try Program.run(arguments, in: folder)
        #expect(result.status == status && !result.wasSignalled, "\(result.status): \(result.errors)")
        #expect(try folder.contents() == ["data.h5", "out"])
    }

    @Test func theFileThatIsReadIsNeverReplaced() throws {
        let folder = try report("table")
        try FileManager.default.copyItem(atPath: folder.path + "/data.h5", toPath: folder.path + "/data.h5ad")
        let result = try Program.run(["embed", "data.h5ad", "--model", "out", "--output", "data.h5ad"], in: folder)
        #expect(result.status == 73)
        #expect(try numbers(folder.path + "/data.h5ad", "X") == numbers(folder.path + "/data.h5", "X"))
    }
}
