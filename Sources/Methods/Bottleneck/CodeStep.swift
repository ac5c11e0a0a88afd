internal import LinearAlgebra
internal import NeuralNetworks
internal import OneDNN

/// What lies between an encoder and a decoder in training, and what it costs.
///
/// Tiles may be computed side by side.
protocol CodeStep: AnyObject {
    /// What the decoder takes, `[batch, latent]`.
    var codes: TensorView { get }
    /// Where the decoder puts its gradient, `[batch, latent]`.
    var codesGradient: TensorView { get }
    /// Called before each batch, on one thread.
    ///
    /// - Parameter share: How much of the training is behind, from 0 to 1.
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
    ///   - tile: Which tile.
    ///   - scale: What the penalty's gradient is multiplied by: 1/rows for the mean over rows.
    func backward(_ tile: Int, scale: Float)
    /// Takes what the batch has told into account, after all its tiles and before the next batch.
    func endStep()
    /// The codes of rows, without chance, and their penalty summed over rows.
    func validation(_ rows: Matrix, encoder: NetworkRunner) throws(OneDNNError) -> (codes: Matrix, penalty: Double)
}

extension CodeStep {
    func beginStep(share: Double) {}
    func prepare(_ tile: Int) {}
    func endStep() {}
}
