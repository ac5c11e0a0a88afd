public import LinearAlgebra
public import NeuralNetworks
internal import OneDNN

/// An autoencoder whose codes are mostly at rest (Ng, 2011).
public struct SparseAutoencoder: AutoencoderVariant {
    let plain: Autoencoder
    /// What keeps codes at rest.
    public let sparsity: Sparsity

    /// Trains a sparse autoencoder: as ``Autoencoder/fit(_:kind:trainingRows:validationRows:latentSize:choices:team:course:report:)``.
    public static func fit(
        _ source: any RowSource, kind: DataKind, trainingRows: [Int], validationRows: [Int], latentSize: Int,
        choices: TrainingChoices, team: ThreadTeam = .alone, course: FittingCourse = FittingCourse(),
        report: @escaping (TrainingProgress) -> Void = { _ in }
    ) throws -> SparseAutoencoder {
        // A PCA's codes and an Isomap's are at work on both sides of 0, and no start for codes that are at rest there.
        let plans = TrainingPlan.candidates(
            for: kind, .plain, featureCount: source.featureCount, latentSize: latentSize,
            trainingRows: trainingRows.count, choices: choices
        ).filter { $0.design.style != .besidePCA && $0.settings.codePull == nil }
        let plain = try Autoencoder.fit(
            source, plans: plans, penalty: .sparsity(choices.sparsity), trainingRows: trainingRows,
            validationRows: validationRows, latentSize: latentSize, seed: choices.seed, team: team, course: course,
            report: report)
        return SparseAutoencoder(plain: plain, sparsity: choices.sparsity)
    }

    public var objective: TrainingObjective { .sparsity(sparsity) }

    public func encode(_ rows: Matrix) -> Matrix {
        var codes = plain.encode(rows)
        let function = sparsity.codeFunction
        codes.values = codes.values.map { function($0) }
        return codes
    }

    public var encoderChain: LayerChain {
        let layers = plain.encoderChain.layers
        switch (sparsity.codeFunction, layers.last) {
        case (.logistic, _): return LayerChain(layers + [.logistic(latentSize)])
        case (.rectified, .linear(let weights, let bias, _)?):
            return LayerChain(layers.dropLast() + [.linear(weights: weights, bias: bias, isRectified: true)])
        default: preconditionFailure("an encoder whose last layer is not linear")
        }
    }

    /// The share of each row's codes that are active: above 0, or above ½ where codes lie in 0–1.
    ///
    /// - Parameter codes: `[rows, latent]`, of this autoencoder.
    /// - Returns: `[rows]`.
    public func activeShares(of codes: Matrix) -> [Double] {
        let threshold = sparsity.codeFunction.threshold
        return (0..<codes.rows).map { row in
            Double(codes[row: row].count { $0 > threshold }) / Double(max(1, codes.columns))
        }
    }
}
