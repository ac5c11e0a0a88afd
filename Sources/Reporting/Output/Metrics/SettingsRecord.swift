internal import Comparison
internal import Core
internal import Datasets
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import NeuralNetworks

/// The settings in `metrics.json`.
struct SettingsRecord: Encodable {
    let seed: UInt64
    let methods: [String]
    let latent: Int
    let testFraction: Double
    let missing: String
    let epochs: Int?
    let batchSize: Int?
    let hidden: [Int]?
    let architecture: String
    let repeats: Int
    let timeLimitSeconds: Double?
}

extension SettingsRecord {
    init(_ settings: ReportSettings) {
        self.init(
            seed: settings.seed, methods: settings.methods.map(\.rawValue), latent: settings.latentSize,
            testFraction: settings.testFraction, missing: settings.reading.missing.rawValue,
            epochs: settings.training.epochs,
            batchSize: settings.training.batchSize, hidden: settings.training.hidden,
            architecture: settings.training.architecture.rawValue,
            repeats: settings.repeats, timeLimitSeconds: settings.timeLimit)
    }
}

/// Where the report was made, in `metrics.json`.
struct EnvironmentRecord: Encodable {
    let versions: [String: String]
    let processor: String
    let threads: Int
}

extension EnvironmentRecord {
    init(_ environment: Report.Environment) {
        self.init(
            versions: Dictionary(uniqueKeysWithValues: environment.versions.map { ($0.name, $0.version) }),
            processor: environment.processor, threads: environment.threads)
    }
}
