package import Core
internal import Foundation
internal import LinearAlgebra

/// Factor analysis: a normal distribution about a linear model, x = Wᵀz + μ + ε, with a noise variance for each feature.
package struct FactorAnalysis: DensityModel {
    /// The mean of the training rows: `[features]`.
    package let mean: [Double]
    /// W, `[latent × features]`, row after row.
    package let loadings: [Double]
    /// The noise variance of each feature: `[features]`.
    package let noiseVariances: [Double]

    package var featureCount: Int { mean.count }
    package var latentSize: Int { mean.isEmpty ? 0 : loadings.count / mean.count }

    /// W, each column divided by its feature's noise variance.
    private let weights: [Double]
    /// The eigenvalues of I + W Ψ⁻¹ Wᵀ and its eigenvectors.
    private let precision: SymmetricEigendecomposition

    private init(mean: [Double], loadings: [Double], noiseVariances: [Double]) throws {
        self.mean = mean
        self.loadings = loadings
        self.noiseVariances = noiseVariances
        let features = mean.count
        let latent = loadings.count / features
        let weights = loadings.indices.map { loadings[$0] / noiseVariances[$0 % features] }
        self.weights = weights
        var inner = [Double](repeating: 0, count: latent * latent)
        for k in 0..<latent { inner[k * latent + k] = 1 }
        let scaled = loadings.indices.map { loadings[$0] / noiseVariances[$0 % features].squareRoot() }
        var total = inner.mutableSpan
        accumulateGram(of: scaled.span, rows: latent, columns: features, .rows, into: &total)
        precision = try SymmetricEigendecomposition(of: inner, order: latent, leading: latent)
    }

    package func logLikelihoods(of rows: Matrix) -> [Double]? {
        precondition(rows.columns == featureCount, "rows of \(rows.columns) numbers, fitted on \(featureCount)")
        let (features, latent) = (featureCount, latentSize)
        let logDeterminant = noiseVariances.reduce(0) { $0 + log($1) } + precision.values.reduce(0) { $0 + log($1) }
        let constant = Double(features) * log(2 * .pi) + logDeterminant
        return (0..<rows.rows).map { row in
            let difference = zip(rows[row: row], mean).map { Double($0) - $1 }
            var squares = zip(difference, noiseVariances).reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
            let projected = (0..<latent).map { k in
                (0..<features).reduce(0) { $0 + weights[k * features + $1] * difference[$1] }
            }
            // The inverse of the covariance by Woodbury's identity.
            for (index, value) in precision.values.enumerated() {
                let along = zip(precision.vector(index), projected).reduce(0) { $0 + $1.0 * $1.1 }
                squares -= along * along / value
            }
            return -0.5 * (squares + constant)
        }
    }
}

extension FactorAnalysis {
    /// The most features that it is fitted to, since an iteration's work grows with their third power.
    package static let mostFeatures = 200
    /// The least noise variance of a feature, as a share of the features' mean variance: of one that is nearly always the same,
    /// the likelihood would grow without end.
    package static let leastShare = 1e-3

    /// Fits it by maximum likelihood, as scikit-learn's `FactorAnalysis` with `svd_method="lapack"`: the loadings that are best for
    /// the noise, then the noise that is left of the variances, in turns.
    ///
    /// - Parameters:
    ///   - source: The rows.
    ///   - rows: The rows to fit on, at least 2.
    ///   - latentSize: The number of factors, in `1..<features`.
    ///   - leastShare: The least noise variance, as a share of the features' mean variance; above 0.
    /// - Returns: The fitted model; nil where the rows are all the same.
    /// - Throws: `LinearAlgebraError` where a number is not finite or a decomposition fails, `RowReadError` where rows can't be
    ///   read.
    package static func fit(
        _ source: any RowSource, rows: [Int], latentSize: Int, leastShare: Double = leastShare
    ) throws -> FactorAnalysis? {
        let features = source.featureCount
        precondition((1..<features).contains(latentSize), "\(latentSize) factors of \(features) features")
        let moments = try CenteredMoments(of: source, rows: rows)
        let count = Double(rows.count)
        let covariance = moments.covariance.map { $0 * (count - 1) / count }
        let variances = (0..<features).map { covariance[$0 * features + $0] }
        let floor = leastShare * variances.reduce(0, +) / Double(features)
        guard floor > 0 else { return nil }
        var noise = [Double](repeating: 1, count: features)
        var loadings: [Double] = []
        var before = -Double.infinity
        for _ in 0..<iterationCount {
            let (next, likelihood) = try bestLoadings(covariance, noise: noise, latentSize: latentSize)
            loadings = next
            // In nats of all rows together.
            if count * (likelihood - before) < tolerance { break }
            before = likelihood
            for feature in 0..<features {
                let explained = (0..<latentSize).reduce(0.0) { sum, k in
                    sum + loadings[k * features + feature] * loadings[k * features + feature]
                }
                noise[feature] = max(variances[feature] - explained, floor)
            }
        }
        return try FactorAnalysis(mean: moments.mean, loadings: loadings, noiseVariances: noise)
    }

    private static let iterationCount = 100
    private static let tolerance = 1e-2

    /// The loadings of the greatest likelihood for a noise, and that likelihood, a row's mean in nats but for a constant.
    private static func bestLoadings(
        _ covariance: [Double], noise: [Double], latentSize: Int
    ) throws(LinearAlgebraError) -> (loadings: [Double], likelihood: Double) {
        let features = noise.count
        let deviations = noise.map { $0.squareRoot() }
        var scaled = covariance
        var trace = 0.0
        for row in 0..<features {
            for column in row..<features {
                scaled[row * features + column] /= deviations[row] * deviations[column]
            }
            trace += scaled[row * features + row]
        }
        let decomposition = try SymmetricEigendecomposition(of: scaled, order: features, leading: latentSize)
        var loadings: [Double] = []
        var likelihood = noise.reduce(0) { $0 + log($1) } + trace
        for (index, value) in decomposition.values.enumerated() {
            let length = max(0, value - 1).squareRoot()
            loadings += zip(decomposition.vector(index), deviations).map { length * $0 * $1 }
            // A direction that varies less than the noise is none.
            if value > 1 { likelihood += log(value) - value + 1 }
        }
        return (loadings, -0.5 * likelihood)
    }
}
