import Foundation
import HDF5
import Testing

/// `gibbous fit` and `gibbous decode`: models of all rows, and rows of codes.
@Suite struct FitCommandTests {
    private let folder: Program.Folder

    init() throws {
        folder = try Program.Folder()
        try SampleFiles.table(at: folder.path + "/data.h5")
    }

    private func numbers(_ path: String, _ dataset: String) throws -> [Double] {
        try HDF5File(reading: "\(folder.path)/\(path)").dataset(at: dataset).read(Double.self)
    }

    private func run(_ arguments: String...) throws -> Program.Result { try Program.run(arguments, in: folder) }

    @Test func networksAreFittedAndNothingElseIsWritten() throws {
        let fitted = try run(
            "fit", "data.h5", "--epochs", "2", "--hidden", "8", "--methods", "ae,vae", "--output", "models")
        try #require(fitted.status == 0, "\(fitted.errors)")
        let names = ["ae-decoder.onnx", "ae-encoder.onnx", "vae-decoder.onnx", "vae-encoder.onnx"]
        #expect(try folder.contents("models") == names)
        #expect(try folder.contents() == ["data.h5", "models"])
        // Another fit replaces its own methods, and leaves the others.
        let before = try Data(contentsOf: URL(filePath: folder.path + "/models/vae-encoder.onnx"))
        let again = try run(
            "fit", "data.h5", "--epochs", "2", "--hidden", "8", "--methods", "pca,vae", "--seed", "7", "-q", "--output",
            "models")
        #expect(again.status == 0 && again.output.isEmpty && again.errors.isEmpty, "\(again.errors)")
        #expect(
            try folder.contents("models") == [
                "ae-decoder.onnx", "ae-encoder.onnx", "pca-decoder.onnx",
                "pca-encoder.onnx", "vae-decoder.onnx", "vae-encoder.onnx",
            ])
        #expect(try Data(contentsOf: URL(filePath: folder.path + "/models/vae-encoder.onnx")) != before)
    }

    /// Without a network, no row is kept to tell when to stop: PCA's codes are centred over all of them, and its errors are those
    /// of the best plane.
    @Test func componentsAreOfAllRows() throws {
        let fitted = try run("fit", "data.h5", "--methods", "pca", "--output", "models", "-q")
        try #require(fitted.status == 0, "\(fitted.errors)")
        let embedded = try run("embed", "data.h5", "--model", "models", "--output", "codes.h5ad")
        try #require(embedded.status == 0, "\(embedded.errors)")
        let codes = try numbers("codes.h5ad", "obsm/X_pca")
        for column in 0..<2 {
            let mean = stride(from: column, to: codes.count, by: 2).reduce(0) { $0 + codes[$1] } / 90
            #expect(abs(mean) < 1e-5, "\(mean)")
        }
        let errors = try numbers("codes.h5ad", "obs/mse_pca")
        let decoded = try run("decode", "codes.h5ad", "--model", "models", "--output", "rows.h5")
        try #require(decoded.status == 0, "\(decoded.errors)")
        #expect(decoded.output.contains("90 rows of 6 numbers, decoded by the PCA of data"))
        #expect(try numbers("rows.h5", "latent") == codes)
        // Each error is the mean over columns of the square of the difference, in units of the column's standard deviation.
        let (rows, truth) = (try numbers("rows.h5", "X"), try numbers("data.h5", "X"))
        let columns = (0..<6).map { column in stride(from: column, to: truth.count, by: 6).map { truth[$0] } }
        let variances = columns.map { values -> Double in
            let mean = values.reduce(0, +) / 90
            return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 90
        }
        for row in 0..<90 {
            let squares = (0..<6).map { column -> Double in
                let difference = rows[row * 6 + column] - truth[row * 6 + column]
                return difference * difference / variances[column]
            }
            #expect(abs(squares.reduce(0, +) / 6 - errors[row]) < 1e-4, "row \(row)")
        }
    }

    /// Rows of one number are data of no report, but codes of a model.
    @Test func oneDimensionIsDecoded() throws {
        for arguments in [
            ["fit", "data.h5", "--methods", "pca", "--latent", "1", "--output", "models"],
            ["embed", "data.h5", "--model", "models", "--output", "codes.h5ad"],
            ["decode", "codes.h5ad", "--model", "models", "--output", "rows.h5"],
        ] {
            let result = try Program.run(arguments, in: folder)
            try #require(result.status == 0, "\(arguments[0]): \(result.errors)")
        }
        #expect(try numbers("rows.h5", "X").count == 90 * 6)
        let refused = try run("report", "codes.h5ad", "--data", "obsm/X_pca", "--output", "out")
        #expect(refused.status == 65, "\(refused.errors)")
    }

    @Test func imagesAreDecodedAsImages() throws {
        try SampleFiles.images(at: folder.path + "/images.h5")
        for arguments in [
            ["fit", "images.h5", "--methods", "ae", "--epochs", "2", "--hidden", "8", "--output", "models"],
            ["embed", "images.h5", "--model", "models", "--output", "codes.h5ad"],
            ["decode", "codes.h5ad", "--model", "models", "--output", "rows.h5"],
        ] {
            let result = try Program.run(arguments, in: folder)
            try #require(result.status == 0, "\(arguments[0]): \(result.errors)")
        }
        #expect(try HDF5File(reading: folder.path + "/rows.h5").dataset(at: "images").description.shape == [120, 8, 8])
    }

    @Test func whatCannotBeDecodedIsRefused() throws {
        let fitted = try run("fit", "data.h5", "--methods", "pca", "--output", "models", "-q")
        try #require(fitted.status == 0, "\(fitted.errors)")
        let file = try HDF5File(creating: folder.path + "/codes.h5")
        try file.root.createDataset("three", shape: [4, 3], values: (0..<12).map(Double.init))
        try file.root.createDataset("broken", shape: [2, 2], values: [1, 2, .nan, 4])
        try file.close()
        for (path, mentioned) in [("three", "2 latent dimensions"), ("broken", "infinite or"), ("absent", "absent")] {
            let result = try run("decode", "codes.h5", "--data", path, "--model", "models", "--output", "rows.h5")
            #expect(result.status == 65 && result.errors.contains(mentioned), "\(result.status): \(result.errors)")
        }
        let missing = try run("decode", "codes.h5", "--model", "nowhere", "--output", "rows.h5")
        #expect(missing.status == 66 && missing.errors.contains("--model"), "\(missing.errors)")
        #expect(try folder.contents() == ["codes.h5", "data.h5", "models"])
    }

    @Test func whatCannotBeFittedIsRefused() throws {
        for (options, status, mentioned) in [
            (["--output", "data.h5"], 73, "is a file"), (["--latent", "6", "--output", "m"], 65, "--latent"),
            (["--output", "/proc/models"], 73, "/proc"), ([], 64, "--output"),
        ] as [([String], Int32, String)] {
            let result = try Program.run(["fit", "data.h5", "--methods", "pca"] + options, in: folder)
            #expect(result.status == status && result.errors.contains(mentioned), "\(result.status): \(result.errors)")
        }
        #expect(try folder.contents() == ["data.h5"])
    }
}
