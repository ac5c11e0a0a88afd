internal import Core
internal import Foundation
internal import NeuralNetworks
internal import OneDNN

/// A likelihood without a code: the same distribution for every row, each feature by itself.
///
/// It is what a variational autoencoder that has learned nothing of a row comes to, and the floor of its evidence.
struct IndependentFeatures: DensityModel {
    private let likelihood: Likelihood
    private let kind: DataKind
    /// The outputs of a decoder that always gives the same: `[features]`.
    let outputs: [Float]
    /// The likelihood's own parameters; none for some.
    private let lossParameters: [Float]

    /// The number added to each feature's sum, and twice to the number of rows, so that nothing has a likelihood of 0
    /// (Krichevsky and Trofimov, 1981).
    static let smoothing = 0.5

    /// Fits the distribution to training rows; nil for a likelihood that linear models stand beside.
    ///
    /// - Parameters:
    ///   - likelihood: The likelihood, one that suits the data.
    ///   - kind: The kind of data.
    ///   - source: All rows, scaled.
    ///   - rows: The training rows.
    /// - Throws: `RowReadError` where rows can't be read.
    init?(_ likelihood: Likelihood, _ kind: DataKind, source: any RowSource, rows: [Int]) throws(RowReadError) {
        self.likelihood = likelihood
        self.kind = kind
        switch (likelihood, kind) {
        case (.bernoulli, _), (.continuousBernoulli, _):
            let count = Double(rows.count)
            let means = try source.means(over: rows).map { Self.smoothed(Double($0), of: count) }
            outputs = means.map { mean in
                Float(likelihood == .bernoulli ? log(mean / (1 - mean)) : ContinuousBernoulli.logit(ofMean: mean))
            }
            lossParameters = []
        case (.negativeBinomial, .counts(let scale)):
            let moments = try CountMoments(of: source, rows: rows, scale: scale)
            let means = moments.means.map { Self.smoothed($0, of: moments.count) }
            outputs = means.indices.map { (Float(log(means[$0])) - scale.centres[$0]) / scale.spreads[$0] }
            lossParameters = zip(means, moments.variances).map { mean, variance in
                // The variance is μ + μ²/r; where it is not above the mean, r is as large as it may be.
                let dispersion = variance > mean ? Float(2 * log(mean) - log(variance - mean)) : Float.infinity
                let range = NegativeBinomialLoss.logDispersionRange
                return min(max(dispersion, range.lowerBound), range.upperBound) / NegativeBinomialLoss.parameterScale
            }
        default: return nil
        }
    }

    private static func smoothed(_ mean: Double, of count: Double) -> Double {
        (mean * count + smoothing) / (count + 2 * smoothing)
    }

    func logLikelihoods(of rows: Matrix) -> [Double]? {
        let loss = likelihood.loss(kind, fixed: lossParameters)
        let repeated = Matrix(
            rows: rows.rows, columns: rows.columns, values: (0..<rows.rows).flatMap { _ in outputs })
        return loss.perRow(outputs: repeated, targets: rows).map { -$0 }
    }
}

/// The continuous Bernoulli distribution's parameter.
private enum ContinuousBernoulli {
    /// The logit whose distribution has a mean, in 0–1.
    static func logit(ofMean mean: Double) -> Double {
        // The mean rises with the logit, and is at most 1 / |logit| away from an end.
        var (low, high) = (-1 / mean, 1 / (1 - mean))
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if self.mean(ofLogit: middle) < mean { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    private static func mean(ofLogit logit: Double) -> Double {
        // The first term of the series, where both terms have a pole.
        abs(logit) < 1e-3 ? 0.5 + logit / 12 : 1 / (1 - exp(-logit)) - 1 / logit
    }
}

/// Means and variances of counts.
private struct CountMoments {
    let count: Double
    /// `[features]`.
    let means: [Double]
    /// `[features]`, with the number of rows as the divisor.
    let variances: [Double]

    /// The moments of rows that are logarithms of counts, scaled.
    init(of source: any RowSource, rows: [Int], scale: CountScale) throws(RowReadError) {
        var sums = [Double](repeating: 0, count: source.featureCount)
        var squares = sums
        try source.forEachBatch(of: rows) { batch in
            for row in 0..<batch.rows {
                for (feature, value) in batch[row: row].enumerated() {
                    let logarithm = Double(value) * Double(scale.spreads[feature]) + Double(scale.centres[feature])
                    let number = max(0, expm1(logarithm)).rounded()
                    sums[feature] += number
                    squares[feature] += number * number
                }
            }
        }
        let count = Double(max(1, rows.count))
        self.count = count
        means = sums.map { $0 / count }
        variances = zip(squares, sums).map { max(0, $0 / count - ($1 / count) * ($1 / count)) }
    }
}
