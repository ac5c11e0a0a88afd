internal import Core
internal import NeuralNetworks
internal import OneDNN

/// The bottleneck between an encoder and a decoder in training, with its penalty.
///
/// Tiles may be computed side by side.
protocol Bottleneck: AnyObject {
    /// The decoder's inputs, `[batch, latent]`.
    var codes: TensorView { get }
    /// The gradient of the decoder's inputs, `[batch, latent]`, which the decoder writes.
    var codesGradient: TensorView { get }
    /// Called before each batch, on one thread.
    ///
    /// - Parameter share: The share of the training that is done, from 0 to 1.
    func beginStep(share: Double)
    /// Makes a tile of what the encoder takes, where that is not the batch itself.
    func prepare(_ tile: Int)
    /// Makes a tile's codes of what the encoder gives.
    ///
    /// - Returns: The penalty, summed over the tile's rows.
    func forward(_ tile: Int) -> Double
    /// Makes a tile's gradient of the encoder's output, the penalty's with it.
    ///
    /// - Parameters:
    ///   - tile: The tile's number.
    ///   - scale: The factor of the penalty's gradient: 1/rows for the mean over rows.
    func backward(_ tile: Int, scale: Float)
    /// Takes what the batch has told into account, after all its tiles and before the next batch.
    func endStep()
    /// The codes of rows, without chance, and their penalty summed over rows.
    func validation(_ rows: Matrix, encoder: NetworkRunner) throws(OneDNNError) -> (codes: Matrix, penalty: Double)
}

/// Makes the bottleneck of an autoencoder, with what it remembers from one batch to the next.
protocol BottleneckSetup: Sendable {
    /// The shape of what is remembered, beside the parameters.
    ///
    /// It has no gradient, so that no optimiser moves it.
    func state(latentSize: Int) -> ParameterShape
    /// The rows that the encoder takes for each row of the batch.
    var encodedRowsPerRow: Int { get }
    /// Makes the bottleneck.
    func bottleneck(_ place: BottleneckPlace) -> any Bottleneck
}

/// The surroundings of a bottleneck in a model.
struct BottleneckPlace {
    let encoder: NetworkPass
    /// The batch, `[batch, features]`.
    let inputs: TensorView
    /// The encoder's inputs, `[batch × encodedRowsPerRow, features]`.
    let encoderInputs: TensorView
    let tiles: [Range<Int>]
    /// The state that is kept from one batch to the next.
    let state: TensorView
    let seed: UInt64
}

extension Bottleneck {
    func beginStep(share: Double) {}
    func prepare(_ tile: Int) {}
    func endStep() {}
}
