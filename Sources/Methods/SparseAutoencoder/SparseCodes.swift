internal import Core
internal import Foundation
internal import NeuralNetworks
internal import OneDNN

/// The step from an encoder's outputs to sparse codes and back, with the penalty on codes that are at work.
final class SparseCodes: Bottleneck {
    let codes: TensorView
    let codesGradient: TensorView
    private let penalty: SparsityPenalty
    private let function: CodeFunction
    private let encoded: TensorView
    private let encodedGradient: TensorView
    private let tiles: [Range<Int>]
    /// The means of codes and of their squares.
    private let means: RunningMeans

    /// The number of means kept for each dimension.
    static let quantityCount = 2

    /// Steps between a batch's matrices.
    ///
    /// - Parameters:
    ///   - sparsity: The penalty.
    ///   - encoder: The pass that the codes come from.
    ///   - means: The memory of the running means, `[2, latent]`.
    init(_ sparsity: Sparsity, encoder: NetworkPass, means: TensorView) {
        penalty = SparsityPenalty(sparsity)
        function = sparsity.codeFunction
        encoded = encoder.output
        encodedGradient = encoder.outputGradient
        tiles = encoder.tiles
        codes = TensorView(rows: encoded.rows, columns: encoded.columns)
        codesGradient = TensorView(rows: encoded.rows, columns: encoded.columns)
        self.means = RunningMeans(means, tiles: encoder.tiles)
    }

    func endStep() { means.update() }

    /// The range of a tile's numbers.
    private func indices(_ tile: Int) -> Range<Int> {
        tiles[tile].lowerBound * codes.columns..<tiles[tile].upperBound * codes.columns
    }

    func forward(_ tile: Int) -> Double {
        let latent = codes.columns
        var sums = [Float](repeating: 0, count: latent)
        var squares = sums
        for index in indices(tile) {
            let code = unsafe function(encoded.address[index])
            unsafe codes.address[index] = code
            sums[index % latent] += code
            squares[index % latent] += code * code
        }
        means.set(tile) { quantity, k in quantity == 0 ? sums[k] : squares[k] }
        let (first, second) = (means(0), means(1))
        return (0..<latent).reduce(0) { sum, k in
            sum + penalty.sum(of: sums[k], rows: tiles[tile].count, mean: first[k], square: second[k])
        }
    }

    func backward(_ tile: Int, scale: Float) {
        let latent = codes.columns
        let (first, second) = (means(0), means(1))
        let slopes = (0..<latent).map { penalty.slope(mean: first[$0], square: second[$0]) }
        for index in indices(tile) {
            let code = unsafe codes.address[index]
            let slope = slopes[index % latent]
            let gradient = unsafe codesGradient.address[index] + scale * (slope.constant + slope.byCode * code)
            unsafe encodedGradient.address[index] = gradient * function.slope(at: code)
        }
    }

    func validation(_ rows: Matrix, encoder: NetworkRunner) throws(OneDNNError) -> (codes: Matrix, penalty: Double) {
        let encoded = try encoder.run(rows)
        let codes = Matrix(rows: encoded.rows, columns: encoded.columns, values: encoded.values.map { function($0) })
        let squares = Matrix(rows: codes.rows, columns: codes.columns, values: codes.values.map { $0 * $0 })
        let sum = zip(codes.columnMeans(), squares.columnMeans()).reduce(0) { sum, means in
            sum + penalty.sum(of: means.0 * Float(codes.rows), rows: codes.rows, mean: means.0, square: means.1)
        }
        return (codes, sum)
    }
}

/// A sparsity's penalty on one latent dimension, by the mean of its codes and of their squares.
struct SparsityPenalty {
    private let sparsity: Sparsity

    init(_ sparsity: Sparsity) {
        self.sparsity = sparsity
    }

    /// The penalty of some rows.
    ///
    /// - Parameters:
    ///   - sum: The sum of their codes.
    ///   - rows: The number of rows.
    ///   - mean: The mean of codes.
    ///   - square: The mean of squared codes.
    /// - Returns: The penalty, summed over the rows.
    func sum(of sum: Float, rows: Int, mean: Float, square: Float) -> Double {
        switch sparsity {
        case .l1(let weight): return weight * Double(sum) / Double(size(square))
        case .divergence(let rate, let weight):
            let mean = inside(mean)
            return weight * Double(rows)
                * (rate * log(rate / mean) + (1 - rate) * log((1 - rate) / (1 - mean)))
        }
    }

    /// The derivative of the mean penalty by a row's code z, times the number of rows: `constant + byCode · z`.
    func slope(mean: Float, square: Float) -> (constant: Float, byCode: Float) {
        switch sparsity {
        case .l1(let weight):
            // Of mean / √square, which does not change where all codes become smaller by the same factor.
            let inverse = 1 / size(square)
            return (Float(weight) * inverse, -Float(weight) * mean * inverse * inverse * inverse)
        case .divergence(let rate, let weight):
            let mean = inside(mean)
            return (Float(weight * ((1 - rate) / (1 - mean) - rate / mean)), 0)
        }
    }

    /// The root mean square, and for a dimension that is wholly at rest a little more.
    private func size(_ square: Float) -> Float { max(square, 1e-8).squareRoot() }

    /// A mean a little inside 0–1, where its divergence is finite.
    private func inside(_ mean: Float) -> Double { min(max(Double(mean), 1e-3), 1 - 1e-3) }
}
