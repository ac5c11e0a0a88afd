internal import Core
internal import NeuralNetworks
internal import OneDNN

/// An autoencoder that differs from the plain one by its training alone.
protocol AutoencoderVariant: TrainedAutoencoder {
    /// The networks, as those of a plain autoencoder.
    var plain: Autoencoder { get }
}

extension AutoencoderVariant {
    public var design: AutoencoderDesign { plain.design }
    public var settings: TrainingSettings { plain.settings }
    public var history: TrainingHistory { plain.history }
    public var trials: TrainingTrials { plain.trials }
    public var shortening: BudgetAdjustment? { plain.shortening }
    public var comparison: LinearComparison? { plain.comparison }
    public var divergence: TrainingDivergence? { plain.divergence }
    public var parameterCount: Int { plain.parameterCount }
    public func encode(_ rows: Matrix) throws(OneDNNError) -> Matrix { try plain.encode(rows) }
    public func decode(_ codes: Matrix) throws(OneDNNError) -> Matrix { try plain.decode(codes) }
    public var encoderNetwork: TrainedNetwork { plain.encoderNetwork }
    public var decoderNetwork: TrainedNetwork { plain.decoderNetwork }
}
