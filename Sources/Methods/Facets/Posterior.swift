public import Core
internal import Foundation
internal import NeuralNetworks

/// The normal distributions over codes that a VAE's encoder gives for rows.
public struct Posterior: Sendable {
    /// `[rows, latent]`.
    public let means: Matrix
    /// `[rows, latent]`.
    public let standardDeviations: Matrix
    /// The KL divergence of each row's posterior from the standard normal, in nats.
    public let divergences: [Double]

    /// The posteriors of several stretches of rows, one after the other.
    ///
    /// - Precondition: There is one, and all have as many dimensions.
    package init(joining parts: [Posterior]) {
        let latent = parts[0].means.columns
        means = Matrix(
            rows: parts.reduce(0) { $0 + $1.means.rows }, columns: latent, values: parts.flatMap(\.means.values))
        standardDeviations = Matrix(
            rows: means.rows, columns: latent, values: parts.flatMap(\.standardDeviations.values))
        divergences = parts.flatMap(\.divergences)
    }

    private init(means: Matrix, standardDeviations: Matrix, divergences: [Double]) {
        self.means = means
        self.standardDeviations = standardDeviations
        self.divergences = divergences
    }

    /// The posteriors of these means and standard deviations, `[rows, latent]` each.
    ///
    /// - Precondition: There are as many of both.
    package init(means: Matrix, standardDeviations: Matrix) {
        precondition(means.rows == standardDeviations.rows && means.columns == standardDeviations.columns)
        let divergences = (0..<means.rows).map { row in
            zip(means[row: row], standardDeviations[row: row]).reduce(0.0) { sum, code in
                sum + Self.divergence(mean: Double(code.0), deviation: Double(code.1))
            }
        }
        self.init(means: means, standardDeviations: standardDeviations, divergences: divergences)
    }

    /// The KL divergence of a normal distribution from the standard one, in nats.
    private static func divergence(mean: Double, deviation: Double) -> Double {
        0.5 * (mean * mean + deviation * deviation - 1) - log(deviation)
    }

    /// The posteriors of the named rows, in the order named.
    package func selecting(rows indices: [Int]) -> Posterior {
        Posterior(
            means: means.selecting(rows: indices), standardDeviations: standardDeviations.selecting(rows: indices),
            divergences: indices.map { divergences[$0] })
    }

    /// The posterior from the encoder's output, `[rows, 2 · latent]`: means, then log-variances.
    init(_ output: Matrix) {
        let latent = output.columns / 2
        var means = Matrix(rows: output.rows, columns: latent)
        var deviations = Matrix(rows: output.rows, columns: latent)
        var divergences = [Double](repeating: 0, count: output.rows)
        for row in 0..<output.rows {
            for k in 0..<latent {
                let mean = output[row, k]
                let logVariance = Reparameterization.clamped(output[row, latent + k])
                means[row, k] = mean
                deviations[row, k] = exp(0.5 * logVariance)
                divergences[row] += 0.5 * (Double(mean * mean) + exp(Double(logVariance)) - 1 - Double(logVariance))
            }
        }
        self.means = means
        standardDeviations = deviations
        self.divergences = divergences
    }

    /// The KL divergence of each latent dimension, the mean over rows in nats: `[latent]`.
    public var divergenceByDimension: [Double] {
        (0..<means.columns).map { k in
            let sum = (0..<means.rows).reduce(0.0) { sum, row in
                sum + Self.divergence(mean: Double(means[row, k]), deviation: Double(standardDeviations[row, k]))
            }
            return sum / Double(max(1, means.rows))
        }
    }

    /// The KL divergence of each row in each latent dimension, in nats: `[latent][rows]`.
    package var divergencesByDimension: [[Double]] {
        (0..<means.columns).map { k in
            (0..<means.rows).map { row in
                Self.divergence(mean: Double(means[row, k]), deviation: Double(standardDeviations[row, k]))
            }
        }
    }

    /// The KL divergences of all rows and dimensions, none less than what is free, summed in nats.
    func divergence(freeBits: Double) -> Double {
        guard freeBits > 0 else { return divergences.reduce(0, +) }
        return zip(means.values, standardDeviations.values).reduce(0) { sum, pair in
            sum + max(freeBits, Self.divergence(mean: Double(pair.0), deviation: Double(pair.1)))
        }
    }

    /// One code drawn for each row, `[rows, latent]`.
    public func sample(using generator: inout SeededGenerator) -> Matrix {
        var codes = means
        for index in codes.values.indices {
            codes.values[index] += standardDeviations.values[index] * Float(generator.normal())
        }
        return codes
    }
}
