internal import Datasets
internal import EmbeddingQuality
internal import LinearAlgebra
internal import Methods
internal import NeuralNetworks
internal import OneDNN

/// A method with what it has learned.
enum FittedMethod: Sendable {
    case pca(PCA, wide: PCA, seconds: Double)
    case network(Method, any TrainedAutoencoder)

    var method: Method {
        switch self {
        case .pca: .pca
        case .network(let method, _): method
        }
    }

    var reduction: any LayeredReduction {
        switch self {
        case .pca(let pca, _, _): pca
        case .network(_, let network): network
        }
    }

    var seconds: Double {
        switch self {
        case .pca(_, _, let seconds): seconds
        case .network(_, let network): network.history.seconds
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
    ///   - course: Where the state of a training is kept, and when it has to be over.
    ///   - report: Called after each epoch.
    /// - Returns: What was learned.
    /// - Throws: Where a training diverged or a library failed.
    static func fit(
        _ method: Method, rows: any RowSource, kind: DataKind, split: Split, settings: ReportSettings,
        team: ThreadTeam, course: FittingCourse = FittingCourse(), report: @escaping (TrainingProgress) -> Void
    ) throws -> FittedMethod {
        guard let network = method.network else {
            let start = ContinuousClock.now
            // The decomposition finds all components anyway; those beyond the latent size show what more would bring.
            let wide = try PCA.fit(
                rows, rows: split.training,
                latentSize: max(settings.latentSize, min(PCA.widestLatentSize, rows.featureCount)))
            return .pca(
                wide.keeping(settings.latentSize), wide: wide, seconds: (ContinuousClock.now - start).seconds)
        }
        return .network(
            method,
            try network.fit(
                rows, kind: kind, trainingRows: split.training, validationRows: split.validation,
                latentSize: settings.latentSize, choices: settings.training, team: team, course: course, report: report)
        )
    }

    /// How the method was trained; nil for PCA.
    var training: TrainingSummary? {
        guard case .network(_, let network) = self else { return nil }
        return TrainingSummary(
            history: network.history, settings: network.settings, style: network.design.style,
            hidden: network.design.hidden, parameterCount: network.parameterCount, objective: network.objective,
            trials: network.trials, shortening: network.shortening, comparison: network.comparison)
    }
}

extension Method {
    /// What trains the method; nil for PCA.
    fileprivate var network: (any TrainedAutoencoder.Type)? {
        switch self {
        case .pca: nil
        case .ae: Autoencoder.self
        case .dae: DenoisingAutoencoder.self
        case .sae: SparseAutoencoder.self
        case .cae: ContractiveAutoencoder.self
        case .vae: VariationalAutoencoder.self
        }
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
