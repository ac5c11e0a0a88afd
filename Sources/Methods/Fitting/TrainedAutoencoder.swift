internal import Core
public import NeuralNetworks
internal import OneDNN

/// A network that has been trained to encode rows and decode them: one for each kind of autoencoder.
public protocol TrainedAutoencoder: LayeredReduction, TimedReduction {
    var design: AutoencoderDesign { get }
    var settings: TrainingSettings { get }
    var history: TrainingHistory { get }
    /// How the networks and their training were chosen.
    var trials: TrainingTrials { get }
    /// How many numbers were learned.
    var parameterCount: Int { get }
    /// What a time limit has changed; nil where there was none.
    var shortening: BudgetAdjustment? { get }
    /// How it compares with a linear method of the same size on the validation rows; nil where it was not compared.
    var comparison: LinearComparison? { get }
    /// What it was trained for.
    var objective: TrainingObjective { get }

    /// Trains a network of this kind.
    ///
    /// - Parameter request: The rows, what they are, and what the user asks.
    /// - Returns: The trained network.
    /// - Throws: ``OneDNNError``, ``DivergedTrainingError`` if the loss stopped being a number, or
    ///   ``TrainingStateError`` if the state that was saved is of another fit.
    static func fit(_ request: FitRequest) throws -> Self
}

/// What a network was trained for, besides reconstructing rows.
public enum TrainingObjective: Sendable, Equatable {
    case reconstruction
    case undoing(Damage)
    case sparsity(Sparsity)
    /// What the squared Frobenius norm of the encoder's Jacobian counts.
    case contraction(weight: Double)
    /// The evidence lower bound, or what the choices make of it.
    case evidence(Likelihood, VariationalChoices)

    /// What the training's loss is, with its unit.
    public var lossTitle: String {
        switch self {
        case .reconstruction, .undoing: "mean squared error"
        case .sparsity, .contraction: "mean squared error and penalty"
        case .evidence(_, let choices):
            choices.beta == 1 && choices.freeBits == 0
                ? "negative ELBO (nats per row)" : "reconstruction and weighted KL divergence (nats per row)"
        }
    }
}

extension TrainedAutoencoder {
    public var featureCount: Int { design.encoder.inputCount }
    public var latentSize: Int { design.decoder.inputCount }
    public var logVarianceRange: ClosedRange<Float>? { nil }
    public var trainingSeconds: Double { history.seconds }
}

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
    public var parameterCount: Int { plain.parameterCount }
    public func encode(_ rows: Matrix) throws(OneDNNError) -> Matrix { try plain.encode(rows) }
    public func decode(_ codes: Matrix) throws(OneDNNError) -> Matrix { try plain.decode(codes) }
    public var encoderChain: LayerChain { plain.encoderChain }
    public var decoderChain: LayerChain { plain.decoderChain }
}
