import ArgumentParser
import Core
import Datasets
import HDF5
import Methods
import ONNX
import Reporting

/// `gibbous sample`: new rows decoded from the prior.
struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample", abstract: "Decode new rows from draws of N(0, I).",
        discussion: """
            The rows go to /images or /X of an HDF5 file, in the unit of the file that the model was trained on, and the \
            draws to /latent.
            """)

    @OptionGroup
    var model: ModelOptions

    @Option(name: [.customShort("n"), .customLong("count")], help: "How many rows.")
    var count: Int

    @Option(help: "What the draws depend on.")
    var seed: UInt64 = 0

    @Option(help: "The HDF5 file to write.", completion: .file())
    var output: String

    /// The numbers that all rows together may have: 8 GB.
    private static let mostNumbers = 1 << 31

    func validate() throws {
        guard count > 0 else { throw ValidationError("-n takes a number from 1 up, not \(count).") }
        guard !output.isEmpty else { throw ValidationError("--output takes the path of a file.") }
    }

    func run() throws {
        let choice = try model.choice(with: .decoder)
        let decoder = try choice.read(.decoder)
        let origin = decoder.origin
        guard count <= Self.mostNumbers / max(origin.featureCount, origin.latentSize) else {
            throw UsageError(
                message: "\(count) rows of \(origin.featureCount) numbers are more than fit into memory. Give -n less.")
        }
        if !choice.method.followsPrior {
            StandardStreams.tell(
                "gibbous: only a VAE is trained so that its codes follow N(0, I); draws decoded by "
                    + "\(choice.method.name) may look like nothing in the data.\n")
        }
        let target = try OutputFile(output)
        let codes = draw(origin.latentSize)
        let rows = try decoder.run(codes).values
        let interruption = Interruption { target.discard() }
        defer { interruption.cancel() }
        do {
            try write(rows, codes, of: decoder, to: target.staging)
            try interruption.holdingOff { try target.commit() }
        } catch {
            interruption.holdingOff { target.discard() }
            throw error
        }
        try StandardStreams.print(
            "\(target.destination.escaped): \(count) rows of \(origin.featureCount) numbers, decoded by the \(choice.method.name) of "
                + "\(origin.dataset.escaped)\n")
    }

    /// Draws from N(0, I): `[count, latent]`.
    private func draw(_ latentSize: Int) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: "sample")
        var codes = Matrix(rows: count, columns: latentSize)
        for index in codes.values.indices { codes.values[index] = Float(generator.normal()) }
        return codes
    }

    private func write(_ rows: Matrix, _ codes: Matrix, of decoder: ModelPart, to path: String) throws {
        let file = try HDF5File(creating: path)
        let origin = decoder.origin
        try file.root.setAttribute("title", .string("Rows decoded from draws of N(0, I)"))
        try file.root.setAttribute("generator", .string("gibbous sample"))
        try file.root.setAttribute("seed", .string(String(seed)))
        try file.root.setAttribute("method", .string(origin.method))
        try file.root.setAttribute("dataset", .string(origin.dataset))
        if origin.preparation.isLogCounts {
            try file.root.setAttribute("unit", .string("log1p of counts scaled to 10,000 a row"))
        }
        if let shape = origin.imageShape {
            let axes = [shape.height, shape.width] + (shape.channels > 1 ? [shape.channels] : [])
            let images = try file.root.createDataset("images", shape: [rows.rows] + axes, values: rows.values)
            if let range = decoder.range {
                try images.setAttribute("valid_range", .numbers([range.lowerBound, range.upperBound]))
            }
        } else {
            try file.root.createDataset("X", shape: [rows.rows, rows.columns], values: rows.values)
        }
        try file.root.createDataset("latent", shape: [codes.rows, codes.columns], values: codes.values)
        try file.close()
    }
}
