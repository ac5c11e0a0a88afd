internal import Datasets
internal import DimensionalityReduction
internal import EmbeddingQuality
internal import LinearAlgebra
internal import NeuralNetworks
internal import OneDNN

/// A method with what it has learned.
enum FittedMethod: Sendable {
    case pca(PCA, wide: PCA, seconds: Double)
    case ae(Autoencoder)
    case vae(VariationalAutoencoder)

    var method: Method {
        switch self {
        case .pca: .pca
        case .ae: .ae
        case .vae: .vae
        }
    }

    var reduction: any LayeredReduction {
        switch self {
        case .pca(let pca, _, _): pca
        case .ae(let autoencoder): autoencoder
        case .vae(let autoencoder): autoencoder
        }
    }

    var seconds: Double {
        switch self {
        case .pca(_, _, let seconds): seconds
        case .ae(let autoencoder): autoencoder.history.seconds
        case .vae(let autoencoder): autoencoder.history.seconds
        }
    }

    /// Fits one method on the training rows.
    ///
    /// - Parameters:
    ///   - method: Which.
    ///   - rows: All rows, scaled.
    ///   - kind: What they are.
    ///   - split: Which of them are for what.
    ///   - settings: What the user asks.
    ///   - team: Whose threads do the work.
    ///   - report: Called after each epoch.
    /// - Returns: What was learned.
    /// - Throws: Where a training diverged or a library failed.
    static func fit(
        _ method: Method, rows: any RowSource, kind: DataKind, split: Split, settings: ReportSettings,
        team: ThreadTeam, report: @escaping (TrainingProgress) -> Void
    ) throws -> FittedMethod {
        switch method {
        case .pca:
            let start = ContinuousClock.now
            // The decomposition finds all components anyway; those beyond the latent size show what more would bring.
            let wide = try PCA.fit(
                rows, rows: split.training,
                latentSize: max(settings.latentSize, min(PCA.widestLatentSize, rows.featureCount)))
            return .pca(
                wide.keeping(settings.latentSize), wide: wide, seconds: (ContinuousClock.now - start).seconds)
        case .ae:
            return .ae(
                try Autoencoder.fit(
                    rows, kind: kind, trainingRows: split.training, validationRows: split.validation,
                    latentSize: settings.latentSize, choices: settings.training, team: team, report: report))
        case .vae:
            return .vae(
                try VariationalAutoencoder.fit(
                    rows, kind: kind, trainingRows: split.training, validationRows: split.validation,
                    latentSize: settings.latentSize, choices: settings.training, team: team, report: report))
        }
    }

    /// How the method was trained; nil for PCA.
    var training: TrainingSummary? {
        switch self {
        case .pca: nil
        case .ae(let model):
            TrainingSummary(
                history: model.history, settings: model.settings, style: model.design.style,
                hidden: model.design.hidden, parameterCount: model.parameterCount, lossTitle: "mean squared error",
                trials: model.trials)
        case .vae(let model):
            TrainingSummary(
                history: model.history, settings: model.settings, style: model.design.style,
                hidden: model.design.hidden, parameterCount: model.parameterCount,
                lossTitle: "negative ELBO (nats per row)",
                trials: model.trials)
        }
    }
}

/// Fits several methods, as many at a time as there are threads, each on a thread of its own.
///
/// A model on one core needs no synchronisation; cores for which no model is left help the others. No result depends on how
/// many threads there are.
struct MethodFitting {
    let rows: any RowSource
    let kind: DataKind
    let split: Split
    let settings: ReportSettings

    /// Fits all methods asked for.
    ///
    /// - Parameter events: Told of progress, from any thread.
    /// - Returns: What was learned, in the order asked for.
    /// - Throws: Where a training diverged or a library failed.
    func run(events: @escaping @Sendable (ReportEvent) -> Void) throws -> [FittedMethod] {
        let pool = WorkerPool(threads: settings.threads)
        let fitted = ParallelTasks.run(settings.methods, threads: settings.threads) { method in
            Result {
                let result = try pool.lead { team in
                    try FittedMethod.fit(
                        method, rows: rows, kind: kind, split: split, settings: settings, team: team
                    ) { events(.training(method, $0)) }
                }
                events(.fitted(method, seconds: result.seconds))
                return result
            }
        }
        return try fitted.map { try $0.get() }
    }
}

extension PCA {
    /// Up to how many components the error of PCA is followed.
    static let widestLatentSize = 64

    /// The mean squared error on rows with 1, 2, … components: `[latent]`.
    func errors(on rows: Matrix) -> [Double] {
        let codes = encode(rows)
        var left = 0.0
        for row in 0..<rows.rows {
            for (value, mean) in zip(rows[row: row], mean) { left += (Double(value) - mean) * (Double(value) - mean) }
        }
        return (0..<latentSize).map { k in
            // Components are orthonormal, so that each takes its own square off the error.
            for row in 0..<codes.rows { left -= Double(codes[row, k]) * Double(codes[row, k]) }
            return max(0, left) / Double(max(1, rows.values.count))
        }
    }
}
