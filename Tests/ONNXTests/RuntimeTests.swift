import Core
import Foundation
import Methods
import NeuralNetworks
import ONNX
import TestSupport
import Testing

/// The results of onnxruntime on our files, if python3 has it.
@Suite struct RuntimeTests {
    /// Runs onnxruntime over a folder.
    ///
    /// - Returns: Its status and what it said; nil where there is no python3.
    private static func run(_ folder: String) -> (status: Int32, text: String)? {
        Command.run(["python3", ReferenceFile.url("onnx_runtime.py").path, folder])
    }

    private static let isThere = run("/nowhere")?.status == 0

    @Test(.enabled(if: isThere, "python3 has no onnxruntime")) func onnxruntimeGivesWhatWeGive() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gibbous-onnx-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var parts = try SampleParts.all().map { (name: $0.name, part: $0.part, rows: inputs(of: $0.part)) }
        for (name, reduction, rows) in try TrainedSamples.all() {
            let (encoder, decoder) = try TrainedSamples.parts(of: reduction)
            parts.append((name + "-encoder", encoder, rows))
            parts.append((name + "-decoder", decoder, SampleParts.normal(30, reduction.latentSize, seed: 81)))
        }
        for (name, part, rows) in parts {
            try part.write(to: folder.appending(path: name + ".onnx").path)
            try bytes(rows).write(to: folder.appending(path: name + ".input"))
        }
        let (status, text) = try #require(Self.run(folder.path))
        #expect(status == 0, "\(text)")
        for (name, part, rows) in parts {
            let ours = try part.run(rows)
            let output = part.direction == .encoder ? "latent" : "rows"
            try expect(ours.values, in: folder.appending(path: "\(name).\(output)"))
            if let logVariances = ours.logVariances {
                try expect(logVariances, in: folder.appending(path: "\(name).log_variance"))
            }
        }
    }

    /// Rows that spread about what a part's scaling expects.
    private func inputs(of part: ModelPart) -> Matrix {
        SampleParts.normal(30, part.network.inputCount, seed: 80, scale: part.direction == .encoder ? 100 : 1)
    }

    private func bytes(_ rows: Matrix) -> Data {
        unsafe rows.values.withUnsafeBytes { unsafe Data($0) }
    }

    private func expect(_ ours: Matrix, in file: URL) throws {
        let data = try Data(contentsOf: file)
        try #require(data.count == 4 * ours.values.count, "\(file.lastPathComponent)")
        var theirs = Matrix(rows: ours.rows, columns: ours.columns)
        _ = unsafe theirs.values.withUnsafeMutableBytes { unsafe data.copyBytes(to: $0) }
        #expect(largestDifference(ours, theirs) < 1e-4, "\(file.lastPathComponent)")
    }
}
