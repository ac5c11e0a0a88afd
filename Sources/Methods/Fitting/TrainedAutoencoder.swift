public import NeuralNetworks

/// A network that has been trained to encode rows and decode them: one for each kind of autoencoder.
public protocol TrainedAutoencoder: LayeredReduction, TimedReduction {
    var design: AutoencoderDesign { get }
    var settings: TrainingSettings { get }
    var history: TrainingHistory { get }
    /// The trials by which the networks and their training were chosen.
    var trials: TrainingTrials { get }
    /// The number of parameters.
    var parameterCount: Int { get }
    /// The changes that a time limit made; nil without one.
    var shortening: BudgetAdjustment? { get }
    /// The comparison with a linear method of the same size on the validation rows; nil if there was none.
    var comparison: LinearComparison? { get }
    /// A first attempt at training that diverged; nil if none did.
    var divergence: TrainingDivergence? { get }
    /// The objective of its training.
    var objective: TrainingObjective { get }

    /// Trains a network of this kind.
    ///
    /// - Parameter request: The rows, what they are, and what the user asks.
    /// - Returns: The trained network.
    /// - Throws: ``OneDNNError``, ``DivergedTrainingError`` if the loss stopped being a number, or
    ///   ``TrainingStateError`` if the state that was saved is of another fit.
    static func fit(_ request: FitRequest) throws -> Self
}

extension TrainedAutoencoder {
    public var featureCount: Int { design.encoder.inputCount }
    public var latentSize: Int { design.decoder.inputCount }
    public var logVarianceRange: ClosedRange<Float>? { nil }
    public var trainingSeconds: Double { history.seconds }
}
