internal import Core
internal import NeuralNetworks
internal import OneDNN

/// The step from an encoder's outputs to codes that are penalised for moving with the rows: the squared Frobenius norm of the
/// encoder's Jacobian (Rifai and others, 2011), codes in units of their standard deviation.
///
/// The unit is needed where the decoder's weights are its own: else smaller codes and a louder decoder would do.
///
/// Each row goes through the encoder twice, the second time moved a little in a random direction v. Over standard normal v
/// the mean of |J·v|² is the squared norm of J (Hutchinson, 1990), and J·v the difference of the two codes by the move, so
/// that no network is too deep for it.
final class ContractedCodes: Bottleneck {
    let codes: TensorView
    let codesGradient: TensorView
    private let weight: Double
    private let encoder: NetworkPass
    private let inputs: TensorView
    private let encoderInputs: TensorView
    private let tiles: [Range<Int>]
    private let seed: UInt64
    /// The directions in which each tile's rows are moved, made once for all batches.
    private let directions: [TensorView]
    private var share = 0.0
    /// The means of codes, of their squares, and of the squared differences that rows' moves make.
    private let means: RunningMeans

    /// The length of a displacement, in the scaled unit: far beyond rounding, and little beside the data.
    static let move: Float = 0.01
    /// The number of means kept for each dimension.
    static let quantityCount = 3

    /// Steps between a batch's matrices.
    ///
    /// - Parameters:
    ///   - weight: The weight of the penalty in the loss.
    ///   - encoder: The pass over the rows, `[2 · batch, features]`, each tile's rows before the same rows moved.
    ///   - inputs: The batch, `[batch, features]`.
    ///   - encoderInputs: The encoder's inputs.
    ///   - tiles: The tiles of the batch, ranges of rows that are computed in one go.
    ///   - means: The memory of the running means, `[3, latent]`.
    ///   - seed: The user's seed.
    init(
        weight: Double, encoder: NetworkPass, inputs: TensorView, encoderInputs: TensorView, tiles: [Range<Int>],
        means: TensorView, seed: UInt64
    ) {
        precondition(encoderInputs.rows == 2 * inputs.rows && encoder.output.rows == 2 * inputs.rows)
        self.weight = weight
        self.encoder = encoder
        self.inputs = inputs
        self.encoderInputs = encoderInputs
        self.tiles = tiles
        self.seed = seed
        directions = tiles.map { TensorView(rows: $0.count, columns: inputs.columns) }
        self.means = RunningMeans(means, tiles: tiles)
        codes = TensorView(rows: inputs.rows, columns: encoder.output.columns)
        codesGradient = TensorView(rows: inputs.rows, columns: encoder.output.columns)
    }

    func beginStep(share: Double) { self.share = share }

    func endStep() { means.update() }

    /// The encoder's rows of a tile: its own, and the same rows moved.
    private func halves(_ tile: Int) -> (own: Range<Int>, moved: Range<Int>) {
        let (start, count) = (2 * tiles[tile].lowerBound, tiles[tile].count)
        return (start..<start + count, start + count..<start + 2 * count)
    }

    func prepare(_ tile: Int) {
        let (own, moved) = halves(tile)
        encoderInputs[rows: own].copy(inputs[rows: tiles[tile]])
        // By the place in the training, so that a training that is taken up again goes on as it would have.
        var generator = SeededGenerator(seed: seed ^ share.bitPattern, stream: "contraction \(tile)")
        var noise = LaneGenerator(from: &generator)
        let directions = directions[tile]
        noise.fillNormal(directions)
        let (x, v) = unsafe (inputs[rows: tiles[tile]].address, directions.address)
        let result = unsafe encoderInputs[rows: moved].address
        for index in 0..<directions.count { unsafe result[index] = x[index] + ContractedCodes.move * v[index] }
    }

    func forward(_ tile: Int) -> Double {
        let (own, moved) = halves(tile)
        let latent = codes.columns
        codes[rows: tiles[tile]].copy(encoder.output[rows: own])
        let (a, b) = unsafe (encoder.output[rows: own].address, encoder.output[rows: moved].address)
        var sums = [[Float]](repeating: [Float](repeating: 0, count: latent), count: ContractedCodes.quantityCount)
        for index in 0..<own.count * latent {
            let (code, difference) = unsafe (a[index], (b[index] - a[index]) / ContractedCodes.move)
            sums[0][index % latent] += code
            sums[1][index % latent] += code * code
            sums[2][index % latent] += difference * difference
        }
        means.set(tile) { quantity, k in sums[quantity][k] }
        let variances = variances()
        return weight * (0..<latent).reduce(0) { $0 + Double(sums[2][$1] / variances[$1]) }
    }

    /// The running variance of each dimension's codes.
    private func variances() -> [Float] {
        zip(means(0), means(1)).map { ContractedCodes.variance(mean: $0, square: $1) }
    }

    private static func variance(mean: Float, square: Float) -> Float { max(square - mean * mean, 1e-8) }

    func backward(_ tile: Int, scale: Float) {
        let (own, moved) = halves(tile)
        let latent = codes.columns
        let (a, b) = unsafe (encoder.output[rows: own].address, encoder.output[rows: moved].address)
        let gradient = encoder.outputGradient
        let (da, db) = unsafe (gradient[rows: own].address, gradient[rows: moved].address)
        let d = unsafe codesGradient[rows: tiles[tile]].address
        let (centres, norms, variances) = (means(0), means(2), variances())
        let factor = 2 * Float(weight) * scale
        for index in 0..<own.count * latent {
            let k = index % latent
            let square = ContractedCodes.move * ContractedCodes.move
            let slope = unsafe factor * (b[index] - a[index]) / (square * variances[k])
            // The other part of a quotient's derivative: codes that spread more are larger units.
            let spread = unsafe factor * norms[k] * (a[index] - centres[k]) / (variances[k] * variances[k])
            unsafe da[index] = d[index] - slope - spread
            unsafe db[index] = slope
        }
    }

    func validation(_ rows: Matrix, encoder: NetworkRunner) throws(OneDNNError) -> (codes: Matrix, penalty: Double) {
        let codes = try encoder.run(rows)
        let corruption = InputCorruption(
            .gaussian(standardDeviation: Double(ContractedCodes.move)), range: .unit(featureCount: rows.columns))
        let moved = try encoder.run(corruption.corrupted(rows, seed: seed, stream: "contraction of validation rows"))
        func means(_ quantity: (Float, Float) -> Float) -> [Float] {
            Matrix(
                rows: codes.rows, columns: codes.columns,
                values: zip(codes.values, moved.values).map { quantity($0, $1) }
            ).columnMeans()
        }
        let (centres, squares) = (means { code, _ in code }, means { code, _ in code * code })
        let norms = means { code, moved in (moved - code) * (moved - code) / (Self.move * Self.move) }
        let sum = norms.indices.reduce(0.0) { sum, k in
            sum + Double(norms[k] / Self.variance(mean: centres[k], square: squares[k]))
        }
        return (codes, weight * sum * Double(rows.rows))
    }
}
