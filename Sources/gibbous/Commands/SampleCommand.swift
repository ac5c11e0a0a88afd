import ArgumentParser
import Core
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

    @Option(name: [.customShort("n"), .customLong("count")], help: "Number of rows.")
    var count: Int

    @Option(help: "Random seed of the draws.")
    var seed: UInt64 = 0

    @Option(help: "The HDF5 file to write.", completion: .file())
    var output: String

    func validate() throws {
        guard count > 0 else { throw ValidationError("-n takes a number from 1 up, not \(count).") }
        guard !output.isEmpty else { throw ValidationError("--output takes the path of a file.") }
    }

    func run() throws {
        let trained = try TrainedModel(in: model.model, method: model.method, with: .decoder)
        let target = try OutputFile(output)
        let samples = try PriorSamples(
            count: count, seed: seed, from: trained, threads: AvailableProcessors.count)
        if let warning = samples.warning { StandardStreams.tell("gibbous: \(warning)\n") }
        try target.write { try samples.write(to: target) }
        try StandardStreams.print("\(target.destination.escaped): \(samples.text)\n")
    }
}
