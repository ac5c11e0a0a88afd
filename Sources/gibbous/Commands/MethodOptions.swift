public import ArgumentParser
public import Methods
import Reporting

/// What is fitted, and how.
struct MethodOptions: ParsableArguments {
    @Option(
        help:
            "Which methods to compare, of \(Method.identifiers(joinedBy: "and")), or all. (default: \(Method.usual.map(\.rawValue).joined(separator: ",")))"
    )
    var methods: MethodList?

    @Option(help: "Latent dimensions. (default: 2)")
    var latent: Int?

    @Option(
        help:
            "What networks for images are made of: dense layers, conv for convolutions, or auto for whichever does better in trials. (default: auto)"
    )
    var architecture: Architecture?

    @Option(
        help:
            "Widths of the encoder's hidden layers, as 512,256, or with --architecture conv the channels of its convolutions. (default: chosen from the data)"
    )
    var hidden: WidthList?

    @Option(help: "The most epochs, or auto: as many as suit the data. (default: auto)")
    var epochs: EpochChoice?

    @Option(help: "Rows in a batch. (default: chosen from the data)")
    var batchSize: Int?

    @Option(
        help:
            "What large matrix products are computed in: f32, bf16, or auto for bf16 where the processor has it. (default: auto)"
    )
    var precision: Precision?

    @Option(help: "What all random choices depend on. (default: 0)")
    var seed: UInt64?

    @Option(help: "How many times each network is trained, from seed, seed + 1 and so on. (default: 1)")
    var repeats: Int?

    @Option(
        help: ArgumentHelp(
            "Within how long the whole report is made, as 90, 60s, 2m or 1h30m. (default: as long as suits the data)",
            valueName: "time"))
    var timeLimit: TimeSpan?

    @Option(help: "The share of rows kept for testing, where the file has no test rows of its own. (default: 0.2)")
    var testFraction: Double?

    @Option(help: "How many models are trained at the same time. (default: the cores that it may run on)")
    var threads: Int?

    /// Takes from a settings file what the command line leaves open.
    mutating func take(from file: inout SettingsFile) throws {
        try file.fill(&methods, from: "methods")
        try file.fill(&latent, from: "latent")
        try file.fill(&architecture, from: "architecture")
        try file.fill(&hidden, from: "hidden")
        try file.fill(&epochs, from: "epochs")
        try file.fill(&batchSize, from: "batch-size")
        try file.fill(&precision, from: "precision")
        try file.fill(&seed, from: "seed")
        try file.fill(&repeats, from: "repeats")
        try file.fill(&timeLimit, from: "time-limit")
        try file.fill(&testFraction, from: "test-fraction")
        try file.fill(&threads, from: "threads")
    }
}

extension Precision: ExpressibleByArgument {}

extension Architecture: ExpressibleByArgument {}

/// Methods separated by commas, each once.
struct MethodList: ExpressibleByArgument, Equatable {
    let methods: [Method]

    init?(argument: String) {
        if argument == "all" {
            methods = Method.allCases
            return
        }
        let names = argument.split(separator: ",", omittingEmptySubsequences: false)
        let methods = names.compactMap { Method(rawValue: $0.trimmingWhitespace) }
        guard methods.count == names.count, Set(methods).count == methods.count else { return nil }
        self.methods = methods
    }
}

/// Layer widths separated by commas.
struct WidthList: ExpressibleByArgument, Equatable {
    let widths: [Int]

    init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
        let widths = parts.compactMap { Int($0.trimmingWhitespace) }
        guard widths.count == parts.count, widths.count <= 8, widths.allSatisfy({ (1...8_192).contains($0) }) else {
            return nil
        }
        self.widths = widths
    }
}

/// A number of epochs, or a choice from the data.
enum EpochChoice: ExpressibleByArgument, Equatable {
    case auto
    case count(Int)

    init?(argument: String) {
        if argument == "auto" {
            self = .auto
        } else if let count = Int(argument), (1...100_000).contains(count) {
            self = .count(count)
        } else {
            return nil
        }
    }

    var count: Int? {
        if case .count(let count) = self { count } else { nil }
    }
}

extension Substring {
    fileprivate var trimmingWhitespace: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
