package import Core
internal import EmbeddingQuality
internal import LinearAlgebra

/// The line or the plane of a latent space in which figures show codes.
package struct LatentView: Sendable, Equatable {
    /// The directions that a view is spanned by, before it is turned.
    package enum Directions: String, Codable, Sendable {
        /// The first latent dimensions.
        case dimensions
        /// The first principal components of the codes.
        case components
    }

    package let directions: Directions
    /// The shown axes in the latent space, of unit length and at right angles, one a column: `[latent, shown]`, of one or two.
    package let axes: Matrix
    /// True if the axes are not those directions themselves: the view was rotated or reflected.
    package private(set) var isTurned = false

    /// The most dimensions that are shown.
    static let mostShown = 2

    /// The view of the first dimensions of a latent space.
    package init(dimensionsOf latentSize: Int) {
        let shown = min(Self.mostShown, latentSize)
        var axes = Matrix(rows: latentSize, columns: shown)
        for dimension in 0..<shown { axes[dimension, dimension] = 1 }
        self.axes = axes
        directions = .dimensions
    }

    /// The view of the first principal components of codes, `[rows, latent]`; nil where their covariance has none.
    ///
    /// - Complexity: O(rows · latent² + latent³).
    init?(componentsOf codes: Matrix) {
        let size = codes.columns
        guard let covariance = codes.covariance, size >= Self.mostShown,
            let found = try? SymmetricEigendecomposition(of: covariance, order: size, leading: Self.mostShown)
        else { return nil }
        var axes = Matrix(rows: size, columns: Self.mostShown)
        for component in 0..<Self.mostShown {
            let vector = found.vectors[component * size..<(component + 1) * size]
            for (dimension, part) in vector.enumerated() { axes[dimension, component] = Float(part) }
        }
        self.axes = axes
        directions = .components
    }

    private init(directions: Directions, axes: Matrix, isTurned: Bool) {
        self.directions = directions
        self.axes = axes
        self.isTurned = isTurned
    }

    /// The places of codes in the view, about the origin of the latent space.
    ///
    /// - Parameter codes: `[rows, latent]`.
    /// - Returns: `[rows, shown]`.
    package func places(of codes: Matrix) -> Matrix {
        precondition(codes.columns == axes.rows, "codes of \(codes.columns) dimensions for a view of \(axes.rows)")
        let shown = axes.columns
        var places = Matrix(rows: codes.rows, columns: shown)
        for row in 0..<codes.rows {
            for column in 0..<shown {
                var sum: Float = 0
                for dimension in 0..<axes.rows where axes[dimension, column] != 0 {
                    sum += codes[row, dimension] * axes[dimension, column]
                }
                places[row, column] = sum
            }
        }
        return places
    }

    /// The view rotated and reflected, without shift or scale, so that codes come nearest to the places that the same rows have
    /// in another (orthogonal Procrustes problem; Schönemann, 1966).
    ///
    /// - Parameters:
    ///   - target: The places in the other view, `[rows, shown]`.
    ///   - codes: The codes of the same rows, `[rows, latent]`.
    /// - Returns: The view; itself where that brings nothing nearer, or either has all rows in one place.
    func turned(onto target: Matrix, of codes: Matrix) -> LatentView {
        guard target.columns == axes.columns, target.rows > 0,
            let alignment = try? ProcrustesAlignment(of: places(of: codes), onto: target)
        else { return self }
        let shown = axes.columns
        var turned = Matrix(rows: axes.rows, columns: shown)
        for dimension in 0..<axes.rows {
            for column in 0..<shown {
                let sum = (0..<shown).reduce(0.0) {
                    $0 + Double(axes[dimension, $1]) * alignment.rotation[$1 * shown + column]
                }
                turned[dimension, column] = Float(sum)
            }
        }
        let isSame = zip(turned.values, axes.values).allSatisfy { abs($0 - $1) < 1e-6 }
        return isSame ? self : LatentView(directions: directions, axes: turned, isTurned: true)
    }

    /// The share of the variance of codes, `[rows, latent]`, that lies in the view; nil where they do not vary.
    func varianceShare(of codes: Matrix) -> Double? {
        guard let all = codes.covariance, let shown = places(of: codes).covariance else { return nil }
        func trace(_ matrix: [Double], _ size: Int) -> Double {
            (0..<size).reduce(0) { $0 + matrix[$1 * size + $1] }
        }
        let total = trace(all, codes.columns)
        return total > 0 ? min(1, trace(shown, axes.columns) / total) : nil
    }
}

extension Matrix {
    /// The share of each column in the variance of all, `[columns]`; nil of no rows, of rows that are all the same, or where a number
    /// is not finite.
    package var varianceShares: [Double]? {
        guard let covariance else { return nil }
        let variances = (0..<columns).map { covariance[$0 * columns + $0] }
        let total = variances.reduce(0, +)
        return total > 0 ? variances.map { $0 / total } : nil
    }

    /// The covariance of the columns, `[columns × columns]`, divided by the number of rows; nil of no rows, or where a number is
    /// not finite.
    fileprivate var covariance: [Double]? {
        guard rows > 0, values.allSatisfy(\.isFinite) else { return nil }
        var means = [Double](repeating: 0, count: columns)
        for index in values.indices { means[index % columns] += Double(values[index]) / Double(rows) }
        let centred = values.indices.map { Double(values[$0]) - means[$0 % columns] }
        var product = [Double](repeating: 0, count: columns * columns)
        var result = product.mutableSpan
        multiply(
            centred.span, centred.span, into: &result,
            shape: ProductShape(rows: columns, inner: rows, columns: columns, leftTransposed: true),
            scale: 1 / Double(rows))
        return product
    }
}
