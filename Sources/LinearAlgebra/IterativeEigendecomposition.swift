internal import Core

/// The leading eigenvalues of a symmetric positive semidefinite matrix that is known only by what it does to vectors.
///
/// Block Lanczos with full orthogonalisation and thick restarts: the subspace grows by the residuals of the best
/// approximations in it, and shrinks to these when it is full (Saad, *Numerical Methods for Large Eigenvalue Problems*,
/// 2011). For matrices too large to store.
package struct IterativeEigendecomposition: Sendable {
    /// The eigenvalues, largest first: `[count]`.
    package let values: [Double]
    /// The eigenvectors, of unit length and mutually orthogonal, one a row: `[count, order]`.
    package let vectors: [Double]

    /// Blocks that the subspace holds before it is restarted.
    private static let blocksBeforeRestart = 8

    /// Finds the leading eigenvalues.
    ///
    /// - Parameters:
    ///   - order: The number of the matrix's rows.
    ///   - count: The number of the largest eigenvalues to find, in `1...order`.
    ///   - tolerance: The largest length of a residual, A v − λ v, relative to λ. The relative error of an eigenvalue is
    ///     at most that, and typically about its square.
    ///   - maximumProducts: The largest number of products of the matrix with a block of vectors.
    ///   - multiplied: The product of the matrix with some vectors, `[n, order]` to `[n, order]`, one a row.
    /// - Throws: ``LinearAlgebraError`` where a product is not finite, or `maximumProducts` are not enough; what `multiplied`
    ///   throws.
    package init(
        order: Int, leading count: Int, tolerance: Double = 1e-7, maximumProducts: Int = 300,
        multiplied: (_ vectors: [Double]) throws -> [Double]
    ) throws {
        precondition((1...max(1, order)).contains(count), "\(count) eigenvalues of \(order)")
        let operation = "eigendecomposition"
        let blockSize = Self.blockSize(order: order, leading: count)
        var subspace = Subspace(order: order)
        var block = Self.randomBlock(blockSize, order: order)

        for _ in 0..<maximumProducts {
            let directions = try subspace.newDirections(from: block)
            if directions.isEmpty {
                // The subspace holds every eigenvector that the first block had a part of.
                let pairs = try subspace.ritzPairs(min(count, subspace.dimension))
                (values, vectors) = (pairs.values, pairs.vectors)
                return
            }
            let products = try multiplied(directions)
            guard products.allSatisfy(\.isFinite) else { throw LinearAlgebraError.notFinite(operation: operation) }
            subspace.append(directions, products: products)

            let pairs = try subspace.ritzPairs(min(blockSize, subspace.dimension))
            if pairs.values.count >= count, pairs.haveConverged(count, tolerance: tolerance) {
                values = Array(pairs.values.prefix(count))
                vectors = Array(pairs.vectors.prefix(count * order))
                return
            }
            block = pairs.residuals
            if subspace.dimension >= Self.blocksBeforeRestart * blockSize {
                subspace = try subspace.restarted(keeping: 2 * blockSize)
            }
        }
        throw LinearAlgebraError.notConverged(operation: operation, routine: "block Lanczos", status: maximumProducts)
    }

    /// The number of vectors that are multiplied at a time.
    ///
    /// A block with some vectors to spare converges at the gap after them, rather than at the one after the last wanted.
    package static func blockSize(order: Int, leading count: Int) -> Int { min(order, count + max(6, count / 2)) }

    private static func randomBlock(_ count: Int, order: Int) -> [Double] {
        var generator = SeededGenerator(seed: 0, stream: "block Lanczos")
        return (0..<count * order).map { _ in generator.normal() }
    }
}

/// An orthonormal basis and what the matrix makes of it.
private struct Subspace {
    let order: Int
    /// `[dimension, order]`.
    private var basis: [Double] = []
    /// `[dimension, order]`.
    private var images: [Double] = []

    /// Eigenpairs of the matrix as seen within the subspace.
    struct RitzPairs {
        var values: [Double]
        /// `[count, order]`.
        var vectors: [Double]
        /// The matrix times the vectors: `[count, order]`.
        var images: [Double]
        /// A v − λ v: `[count, order]`.
        var residuals: [Double]
        /// Their lengths: `[count]`.
        var residualNorms: [Double]

        func haveConverged(_ count: Int, tolerance: Double) -> Bool {
            // Below this share of the largest eigenvalue a residual is rounding error.
            let roundingError = 1e-13 * (values.first ?? 0)
            return zip(values, residualNorms).prefix(count).allSatisfy { value, norm in
                norm <= max(tolerance * value, roundingError)
            }
        }
    }

    var dimension: Int { basis.count / order }

    init(order: Int) {
        self.order = order
    }

    mutating func append(_ directions: [Double], products: [Double]) {
        basis += directions
        images += products
    }

    /// An orthonormal basis of what some vectors add to the subspace: `[n, order]` with n at most their number.
    func newDirections(from block: [Double]) throws(LinearAlgebraError) -> [Double] {
        let count = block.count / order
        // Only what is new matters, not how long the vectors were.
        var remainder = normalized(block)
        // Once is not enough in floating point; twice is (Kahan; Parlett, 1980).
        for _ in 0..<2 { remainder = orthogonalized(remainder) }
        let room = min(count, order - dimension)
        guard room > 0 else { return [] }
        let decomposition = try SingularValueDecomposition(of: remainder, rows: count, columns: order)
        let kept = min(room, decomposition.values.prefix { $0 > 1e-10 }.count)
        // Vectors with little in them were mostly rounding error: once more.
        return orthogonalized(Array(decomposition.right[..<(kept * order)]))
    }

    func ritzPairs(_ count: Int) throws(LinearAlgebraError) -> RitzPairs {
        let size = dimension
        var projected = [Double](repeating: 0, count: size * size)
        var destination = projected.mutableSpan
        multiply(
            basis.span, images.span, into: &destination,
            shape: ProductShape(rows: size, inner: order, columns: size, rightTransposed: true))
        let decomposition = try SymmetricEigendecomposition(of: projected, order: size, leading: count)
        let vectors = combined(basis, weights: decomposition.vectors, count: count)
        let images = combined(images, weights: decomposition.vectors, count: count)
        var residuals = images
        var norms: [Double] = []
        for pair in 0..<count {
            var sum = 0.0
            for index in pair * order..<(pair + 1) * order {
                residuals[index] -= decomposition.values[pair] * vectors[index]
                sum += residuals[index] * residuals[index]
            }
            norms.append(sum.squareRoot())
        }
        return RitzPairs(
            values: decomposition.values, vectors: vectors, images: images, residuals: residuals, residualNorms: norms)
    }

    func restarted(keeping count: Int) throws(LinearAlgebraError) -> Subspace {
        let pairs = try ritzPairs(min(count, dimension))
        var subspace = Subspace(order: order)
        subspace.append(pairs.vectors, products: pairs.images)
        return subspace
    }

    /// Vectors less their part in the subspace.
    private func orthogonalized(_ vectors: [Double]) -> [Double] {
        let (count, size) = (vectors.count / order, dimension)
        if count == 0 || size == 0 { return vectors }
        var overlaps = [Double](repeating: 0, count: count * size)
        var overlapSpan = overlaps.mutableSpan
        multiply(
            vectors.span, basis.span, into: &overlapSpan,
            shape: ProductShape(rows: count, inner: order, columns: size, rightTransposed: true))
        var result = vectors
        var resultSpan = result.mutableSpan
        multiply(
            overlaps.span, basis.span, into: &resultSpan, shape: ProductShape(rows: count, inner: size, columns: order),
            scale: -1, keep: 1)
        return result
    }

    private func normalized(_ vectors: [Double]) -> [Double] {
        var result = vectors
        for start in stride(from: 0, to: vectors.count, by: order) {
            let norm = vectors[start..<start + order].reduce(0) { $0 + $1 * $1 }.squareRoot()
            if norm > 0 { for index in start..<start + order { result[index] /= norm } }
        }
        return result
    }

    /// Weighted sums of vectors: weights `[count, dimension]` to `[count, order]`.
    private func combined(_ vectors: [Double], weights: [Double], count: Int) -> [Double] {
        var result = [Double](repeating: 0, count: count * order)
        var destination = result.mutableSpan
        multiply(
            weights.span, vectors.span, into: &destination,
            shape: ProductShape(rows: count, inner: dimension, columns: order))
        return result
    }
}
