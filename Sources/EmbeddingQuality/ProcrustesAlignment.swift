package import Core
package import LinearAlgebra

/// An embedding moved onto another one of the same rows by the rotation or reflection, the shift and the one scale that bring them
/// nearest (ordinary Procrustes analysis; Gower, 1975).
///
/// With `A` the target and `B` the embedding, both about their means, and `BᵀA = U · diag(s) · V`, the embedding becomes
/// `(Σs / ‖B‖²) · B · U · V` about the target's mean.
package struct ProcrustesAlignment: Sendable {
    /// The embedding where it has been moved to: `[rows, columns]`.
    package let aligned: Matrix
    /// The rotation or reflection alone, `U · V`: `[columns, columns]`, row after row.
    package let rotation: [Double]
    /// The squared distances between both as a share of the target's about its mean, from 0 to 1: `disparity` of
    /// `scipy.spatial.procrustes`, which exchanging the two does not change.
    package let disparity: Double
    /// The root mean square distance of the target's rows from their mean.
    package let spread: Double

    /// Squared distances from the mean below this share of the squared numbers are what rounding has left.
    private static let leastVariance = 1e-10

    /// Aligns an embedding; nil where one of the two has all its rows in one place.
    ///
    /// - Parameters:
    ///   - embedding: The rows to move: `[rows, columns]`.
    ///   - target: The same rows where they are to come near to: `[rows, columns]`.
    /// - Throws: Where a number is not finite, or the decomposition does not converge.
    /// - Precondition: Both have as many rows and columns, at least one of each.
    /// - Complexity: O(rows · columns² + columns³).
    package init?(of embedding: Matrix, onto target: Matrix) throws(LinearAlgebraError) {
        let (rows, columns) = (target.rows, target.columns)
        precondition(
            embedding.rows == rows && embedding.columns == columns && rows > 0 && columns > 0,
            "[\(embedding.rows), \(embedding.columns)] onto [\(rows), \(columns)]")
        guard (embedding.values + target.values).allSatisfy(\.isFinite) else {
            throw .notFinite(operation: "Procrustes alignment")
        }
        let (moving, fixed) = (CentredRows(embedding), CentredRows(target))
        guard moving.hasSpread(above: Self.leastVariance), fixed.hasSpread(above: Self.leastVariance) else {
            return nil
        }

        var product = [Double](repeating: 0, count: columns * columns)
        var destination = product.mutableSpan
        multiply(
            moving.values.span, fixed.values.span, into: &destination,
            shape: ProductShape(rows: columns, inner: rows, columns: columns, leftTransposed: true))
        let decomposition = try SingularValueDecomposition(of: product, rows: columns, columns: columns)
        let sum = decomposition.values.reduce(0, +)
        let scale = sum / moving.squaredNorm

        var rotation = [Double](repeating: 0, count: columns * columns)
        var rotated = [Double](repeating: 0, count: rows * columns)
        var turned = rotation.mutableSpan
        multiply(
            decomposition.left.span, decomposition.right.span, into: &turned,
            shape: ProductShape(rows: columns, inner: columns, columns: columns))
        var moved = rotated.mutableSpan
        multiply(
            moving.values.span, rotation.span, into: &moved,
            shape: ProductShape(rows: rows, inner: columns, columns: columns), scale: scale)
        aligned = Matrix(
            rows: rows, columns: columns,
            values: rotated.indices.map { Float(rotated[$0] + fixed.means[$0 % columns]) })
        self.rotation = rotation
        // Rounding may leave a little less than nothing.
        disparity = max(0, 1 - sum * sum / (moving.squaredNorm * fixed.squaredNorm))
        spread = (fixed.squaredNorm / Double(rows)).squareRoot()
    }

    /// The distance of each row of an aligned embedding from its place in the target, as a share of the target's spread:
    /// `[rows]`.
    ///
    /// - Precondition: The target is the one that was aligned onto.
    package func movements(from target: Matrix) -> [Double] {
        precondition(target.rows == aligned.rows && target.columns == aligned.columns, "another target")
        return (0..<target.rows).map { row in
            let squares = zip(aligned[row: row], target[row: row]).reduce(0.0) { sum, pair in
                let difference = Double(pair.0) - Double(pair.1)
                return sum + difference * difference
            }
            return squares.squareRoot() / spread
        }
    }
}

/// The rows of a matrix about their mean.
private struct CentredRows {
    /// `[rows, columns]`.
    let values: [Double]
    /// `[columns]`.
    let means: [Double]
    /// The sum of the squares of ``values``.
    let squaredNorm: Double
    private let squaredMeans: Double

    init(_ matrix: Matrix) {
        let (rows, columns) = (matrix.rows, matrix.columns)
        var means = [Double](repeating: 0, count: columns)
        for index in matrix.values.indices { means[index % columns] += Double(matrix.values[index]) }
        for column in means.indices { means[column] /= Double(rows) }
        values = matrix.values.indices.map { Double(matrix.values[$0]) - means[$0 % columns] }
        squaredNorm = values.reduce(0) { $0 + $1 * $1 }
        squaredMeans = Double(rows) * means.reduce(0) { $0 + $1 * $1 }
        self.means = means
    }

    /// True if the rows do not all lie in one place, but for a share of their squared numbers.
    func hasSpread(above share: Double) -> Bool { squaredNorm > share * (squaredNorm + squaredMeans) }
}
