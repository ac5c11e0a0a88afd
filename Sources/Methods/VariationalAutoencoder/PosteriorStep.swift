internal import Core
internal import NeuralNetworks
internal import OneDNN

/// The step from a tile's posterior to a sample of it and back, with random numbers of its own.
final class PosteriorStep {
    private let reparameterization: Reparameterization
    private let posteriorGradient: TensorView
    private let sampleGradient: TensorView
    private var noise: LaneGenerator

    /// A step between rows of larger matrices.
    ///
    /// - Parameters:
    ///   - posterior: The encoder's outputs, `[rows, 2 · latent]`.
    ///   - posteriorGradient: Its gradient, which is written.
    ///   - sample: Becomes a sample, `[rows, latent]`.
    ///   - sampleGradient: The gradient with respect to the sample, which is read.
    ///   - freeBits: Nats that each dimension of each row may diverge at no cost.
    ///   - generator: The generator to draw initial values from.
    init(
        posterior: TensorView, posteriorGradient: TensorView, sample: TensorView, sampleGradient: TensorView,
        freeBits: Float, generator: inout SeededGenerator
    ) {
        reparameterization = Reparameterization(
            posterior: posterior, noise: TensorView(rows: sample.rows, columns: sample.columns), sample: sample,
            freeBits: freeBits)
        self.posteriorGradient = posteriorGradient
        self.sampleGradient = sampleGradient
        noise = LaneGenerator(from: &generator)
    }

    /// The states of its random-number generators, of constant length.
    var generators: [UInt64] {
        get { noise.words }
        set { noise = LaneGenerator(words: newValue) }
    }

    /// Draws the sample, and gives the KL divergence in nats, summed over the rows.
    func forward() -> Double {
        noise.fillNormal(reparameterization.noise)
        return reparameterization.forward()
    }

    /// The way back; the divergence counts `scale`.
    func backward(scale: Float) {
        reparameterization.backward(
            sampleGradient: sampleGradient, posteriorGradient: posteriorGradient, scale: scale)
    }
}

/// A likelihood's own parameters, the last block of a store, whose gradient comes from the tiles in parts.
final class LossParameter {
    let gradient: TensorView
    /// Each tile's part of the gradient, of the parameters' shape.
    let parts: [TensorView]
    /// True while the parameters are frozen.
    var isHeld = false

    init(of store: ParameterStore, tiles: Int) {
        let gradient = store.gradient(store.shapes.count - 1)
        self.gradient = gradient
        parts = (0..<tiles).map { _ in TensorView(rows: gradient.rows, columns: gradient.columns) }
    }

    /// Adds the parts up, and gives the sum of the gradient's squares.
    func computeGradient() -> Double {
        let sums = unsafe gradient.address
        unsafe sums.update(repeating: 0, count: gradient.count)
        guard !isHeld else { return 0 }
        for part in parts.indices {
            let addends = unsafe parts[part].address
            for index in 0..<gradient.count { unsafe sums[index] += addends[index] }
        }
        return (0..<gradient.count).reduce(0) { unsafe $0 + Double(sums[$1]) * Double(sums[$1]) }
    }
}
