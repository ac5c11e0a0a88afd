internal import Core
internal import LinearAlgebra

/// Classical scaling of a few rows, by whose distances all others are placed (de Silva and Tenenbaum, 2003).
struct LandmarkScaling: Sendable {
    /// The mean of each landmark's squared distances to all of them: `[landmarks]`.
    private let means: [Double]
    /// The direction of each dimension, of unit length: `[latent][landmarks]`.
    private let directions: [[Double]]
    /// The factor of each dimension: `[latent]`.
    private let scales: [Double]

    var latentSize: Int { directions.count }

    /// The scaling of landmarks; nil where their distances span fewer dimensions.
    ///
    /// - Parameters:
    ///   - distances: The distances between them, `[landmarks][landmarks]`.
    ///   - latentSize: The number of dimensions, less than that of landmarks.
    /// - Throws: ``LinearAlgebraError`` where the decomposition fails.
    init?(_ distances: [[Double]], latentSize: Int) throws(LinearAlgebraError) {
        let count = distances.count
        let squares = distances.map { row in row.map { $0 * $0 } }
        let means = squares.map { $0.reduce(0, +) / Double(count) }
        let mean = means.reduce(0, +) / Double(count)
        var gram = [Double](repeating: 0, count: count * count)
        for i in 0..<count {
            for j in 0..<count { gram[i * count + j] = -0.5 * (squares[i][j] - means[i] - means[j] + mean) }
        }
        let decomposition = try SymmetricEigendecomposition(of: gram, order: count, leading: latentSize)
        guard let least = decomposition.values.last, least > 1e-9 * decomposition.values[0] else { return nil }
        self.means = means
        directions = decomposition.values.indices.map { Array(decomposition.vector($0)) }
        scales = decomposition.values.map { 0.5 / $0.squareRoot() }
    }

    /// The code of a row, `[latent]`, by its distances to the landmarks, `[landmarks]`.
    func code(_ distances: [Double]) -> [Float] {
        zip(directions, scales).map { vector, scale in
            var sum = 0.0
            for landmark in distances.indices {
                let distance = distances[landmark]
                sum += vector[landmark] * (means[landmark] - distance * distance)
            }
            return Float(sum * scale)
        }
    }
}
