package import Core
internal import LinearAlgebra
package import NeuralNetworks

extension PCA {
    /// A solver for the leading eigenvectors of the covariance; all give the same answer.
    package enum Solver: Sendable, CaseIterable {
        /// From the covariance of the features, gathered a batch of rows at a time.
        case covariance
        /// From the inner products of the rows, where there are fewer of them than features.
        case innerProducts
        /// From products of the covariance with a few vectors, a pass over the rows each, where rows and features are both
        /// so many that this takes less time and memory.
        case iterative

        /// The order up to which a matrix is always stored and decomposed.
        private static let usualStoredOrder = 2048
        /// The order past which none is, if few components are wanted, for the memory that it takes.
        private static let largestStoredOrder = 4096

        /// The solver that suits a size of data: the one that takes fewer operations.
        package init(rows: Int, features: Int, latentSize: Int) {
            let order = min(rows, features)
            let isStored =
                order <= Self.usualStoredOrder || latentSize > order / 16
                || order <= Self.largestStoredOrder
                    && Self.storedOperations(rows: rows, features: features)
                        <= Self.iterativeOperations(rows: rows, features: features, latentSize: latentSize)
            if isStored { self = rows < features ? .innerProducts : .covariance } else { self = .iterative }
        }

        /// The order of the matrix that is stored for a size of data; of the basis' products, where passes over the rows take its place.
        package func storedOrder(rows: Int, features: Int) -> Int {
            self == .iterative ? min(rows, features, Self.usualStoredOrder) : min(rows, features)
        }

        /// The operations of products and of a decomposition, half of which wait for memory and so count twice.
        private static func storedOperations(rows: Int, features: Int) -> Double {
            let order = Double(min(rows, features))
            return Double(rows) * Double(features) * order + 8.0 / 3 * order * order * order
        }

        /// The operations of a dozen passes over the rows, in which a block of vectors is multiplied by them twice and made orthogonal to
        /// a few others like it, twice too.
        private static func iterativeOperations(rows: Int, features: Int, latentSize: Int) -> Double {
            let block = Double(IterativeEigendecomposition.blockSize(order: features, leading: latentSize))
            return 12 * (4 * Double(rows) + 32 * block) * block * Double(features)
        }
    }

    /// Fits a PCA exactly, whatever the shape of the data.
    ///
    /// All sums are in `Double` and about the mean or a provisional one, so that data far from zero lose no digits.
    ///
    /// - Parameters:
    ///   - source: The source of the rows.
    ///   - rows: The rows to fit on, at least 2.
    ///   - latentSize: The number of components, at least 1.
    ///   - solver: The solver; nil for the one that suits the size of the data.
    ///   - team: The threads that do the work; the result does not depend on their number.
    /// - Returns: The fitted PCA.
    /// - Throws: `LinearAlgebraError` where there are too few rows, or a row holds a number that is not finite;
    ///   `RowReadError` where rows can't be read.
    /// - Complexity: O(n · d · m + m³) time with m = min(n, d), for n rows of d features; iteratively O(n · d · `latentSize`)
    ///   in each of usually about ten passes.
    package static func fit(
        _ source: any RowSource, rows: [Int], latentSize: Int, solver: Solver? = nil, team: ThreadTeam = .alone
    ) throws -> PCA {
        precondition(latentSize > 0, "\(latentSize) components")
        guard rows.count >= 2 else {
            throw LinearAlgebraError.tooFewRows(operation: "principal component analysis", needed: 2, given: rows.count)
        }
        switch solver ?? Solver(rows: rows.count, features: source.featureCount, latentSize: latentSize) {
        case .covariance: return try fitFromCovariance(source, rows: rows, latentSize: latentSize, team: team)
        case .innerProducts: return try fitFromInnerProducts(source, rows: rows, latentSize: latentSize, team: team)
        case .iterative: return try fitIteratively(source, rows: rows, latentSize: latentSize, team: team)
        }
    }

    private static func fitFromCovariance(
        _ source: any RowSource, rows: [Int], latentSize: Int, team: ThreadTeam
    ) throws -> PCA {
        let features = source.featureCount
        let moments = try CenteredMoments(of: source, rows: rows, team: team)
        let count = min(latentSize, features)
        let decomposition = try SymmetricEigendecomposition(
            of: moments.covariance, order: features, leading: count)
        let rank = numericalRank(decomposition.values, order: features)
        let components = Matrix(
            rows: latentSize, columns: features,
            signFixed: decomposition.vectors[..<(rank * features)])
        return PCA(
            mean: moments.mean, components: components,
            explainedVariance: padded(decomposition.values.prefix(rank), to: latentSize),
            totalVariance: moments.totalVariance, trainingRowCount: rows.count)
    }

    /// The dual way: with `X Xᵀ u = λ u`, the component is `Xᵀ u / √λ`.
    private static func fitFromInnerProducts(
        _ source: any RowSource, rows: [Int], latentSize: Int, team: ThreadTeam
    ) throws -> PCA {
        let centered = try CenteredRows(of: source, rows: rows)
        let innerProducts = centered.innerProducts(team: team)
        let count = min(latentSize, rows.count)
        let decomposition = try SymmetricEigendecomposition(
            of: innerProducts, order: rows.count, leading: count)
        // Centring takes one direction away from the rows.
        let rank = min(numericalRank(decomposition.values, order: source.featureCount), rows.count - 1)
        var weights = Array(decomposition.vectors[..<(rank * rows.count)])
        for component in 0..<rank {
            let scale = 1 / decomposition.values[component].squareRoot()
            for row in 0..<rows.count { weights[component * rows.count + row] *= scale }
        }
        let directions = centered.combined(weights: weights, count: rank, team: team)
        let components = Matrix(
            rows: latentSize, columns: source.featureCount, signFixed: directions[...])
        let degrees = Double(rows.count - 1)
        var trace = 0.0
        for row in 0..<rows.count { trace += innerProducts[row * rows.count + row] }
        return PCA(
            mean: centered.mean, components: components,
            explainedVariance: padded(decomposition.values.prefix(rank).map { $0 / degrees }[...], to: latentSize),
            totalVariance: trace / degrees, trainingRowCount: rows.count)
    }

    private static func fitIteratively(
        _ source: any RowSource, rows: [Int], latentSize: Int, team: ThreadTeam
    ) throws -> PCA {
        let covariance = try CovarianceOperator(of: source, rows: rows, team: team)
        let features = source.featureCount
        let decomposition = try IterativeEigendecomposition(
            order: features, leading: min(latentSize, features, rows.count)
        ) { try covariance.applied(to: $0) }
        let rank = min(numericalRank(decomposition.values, order: features), rows.count - 1)
        let components = Matrix(
            rows: latentSize, columns: features, signFixed: decomposition.vectors[..<(rank * features)])
        return PCA(
            mean: covariance.mean, components: components,
            explainedVariance: padded(decomposition.values.prefix(rank), to: latentSize),
            totalVariance: covariance.totalVariance, trainingRowCount: rows.count)
    }

    /// The number of eigenvalues above the rounding error of the largest, by LAPACK's usual tolerance.
    private static func numericalRank(_ values: [Double], order: Int) -> Int {
        let tolerance = (values.first ?? 0) * Double(order) * .ulpOfOne
        return values.prefix { $0 > tolerance }.count
    }

    private static func padded(_ values: ArraySlice<Double>, to count: Int) -> [Double] {
        Array(values) + [Double](repeating: 0, count: count - values.count)
    }
}

extension Matrix {
    /// Directions with the entry of largest magnitude made positive, followed by rows of zeros.
    fileprivate init(rows: Int, columns: Int, signFixed directions: ArraySlice<Double>) {
        self.init(rows: rows, columns: columns)
        for start in stride(from: directions.startIndex, to: directions.endIndex, by: columns) {
            let direction = directions[start..<start + columns]
            var largest = 0.0
            for value in direction where abs(value) > abs(largest) { largest = value }
            let sign: Double = largest < 0 ? -1 : 1
            for (offset, value) in direction.enumerated() {
                values[start - directions.startIndex + offset] = Float(sign * value)
            }
        }
    }
}
