public import Core
public import NeuralNetworks
public import OneDNN

/// An autoencoder whose codes are mostly at rest (Ng, 2011).
public struct SparseAutoencoder: AutoencoderVariant, SparseReduction {
    let plain: Autoencoder
    /// The sparsity penalty.
    public let sparsity: Sparsity

    /// Trains a sparse autoencoder; see ``TrainedAutoencoder/fit(_:)``.
    public static func fit(_ request: FitRequest) throws -> SparseAutoencoder {
        // PCA and Isomap codes are signed, so they are no useful initialisation for non-negative sparse codes.
        let plans = TrainingPlan.candidates(for: request.problem, .plain)
            .filter { $0.design.style != .pcaResidual && $0.settings.latentAnchoring == nil }
        let sparsity = request.choices.sparsity
        let plain = try Autoencoder.fit(request, plans: plans, bottleneck: SparseCodes.Setup(sparsity: sparsity))
        return SparseAutoencoder(plain: plain, sparsity: sparsity)
    }

    public var objective: TrainingObjective { sparsity.objective }

    public func encode(_ rows: Matrix) throws(OneDNNError) -> Matrix {
        var codes = try plain.encode(rows)
        let function = sparsity.codeFunction
        codes.values = codes.values.map { function($0) }
        return codes
    }

    public var encoderNetwork: TrainedNetwork {
        let layers = plain.encoderNetwork.layers
        switch (sparsity.codeFunction, layers.last as? Linear.Trained) {
        case (.logistic, _): return TrainedNetwork(layers + [Logistic(latentSize)])
        case (.rectified, let last?):
            let rectified = Linear.Trained(weights: last.weights, bias: last.bias, isRectified: true)
            return TrainedNetwork(layers.dropLast() + [rectified])
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
