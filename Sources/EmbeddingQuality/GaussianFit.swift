package import Core
internal import Foundation

/// A normal distribution with the mean and the covariance of some codes.
package struct GaussianFit: Sendable {
    /// `[latent]`.
    package let mean: [Double]
    /// `[latent × latent]`, row after row.
    package let covariance: [Double]
    /// The lower triangular factor L of the covariance L Lᵀ, with zeros where codes do not vary.
    private let factor: [Double]

    /// A distribution of given moments.
    ///
    /// - Precondition: The covariance is square and positive semidefinite.
    package init(mean: [Double], covariance: [Double]) {
        precondition(covariance.count == mean.count * mean.count, "a covariance of \(covariance.count) numbers")
        self.mean = mean
        self.covariance = covariance
        factor = Self.factored(covariance, order: mean.count)
    }

    /// The distribution of codes, whose covariance divides by their number.
    ///
    /// - Parameters:
    ///   - codes: `[rows, latent]`, at least one row.
    ///   - deviations: The standard deviations of each row's own distribution, `[rows, latent]`, of which codes are the means: the
    ///     moments are then those of the mixture. Nil where codes are points.
    package init(of codes: Matrix, deviations: Matrix? = nil) {
        let (count, order) = (codes.rows, codes.columns)
        precondition(count > 0, "a distribution of no codes")
        var mean = [Double](repeating: 0, count: order)
        for row in 0..<count {
            for k in 0..<order { mean[k] += Double(codes[row, k]) / Double(count) }
        }
        var covariance = [Double](repeating: 0, count: order * order)
        for row in 0..<count {
            for i in 0..<order {
                let difference = Double(codes[row, i]) - mean[i]
                for j in 0...i { covariance[i * order + j] += difference * (Double(codes[row, j]) - mean[j]) }
                if let deviations { covariance[i * order + i] += Double(deviations[row, i] * deviations[row, i]) }
            }
        }
        for i in 0..<order {
            for j in 0...i {
                covariance[i * order + j] /= Double(count)
                covariance[j * order + i] = covariance[i * order + j]
            }
        }
        self.init(mean: mean, covariance: covariance)
    }

    /// The KL divergence from the standard normal distribution, in nats: ½ (tr Σ + μᵀμ − d − ln det Σ); nil where codes do not
    /// vary in all directions.
    package var divergenceFromStandardNormal: Double? {
        let order = mean.count
        var sum = 0.0
        for k in 0..<order {
            let pivot = factor[k * order + k]
            guard pivot > 0 else { return nil }
            sum += covariance[k * order + k] + mean[k] * mean[k] - 1 - 2 * log(pivot)
        }
        return sum / 2
    }

    /// Codes drawn from the distribution, `[count, latent]`.
    package func draws(_ count: Int, using generator: inout SeededGenerator) -> Matrix {
        let order = mean.count
        var codes = Matrix(rows: count, columns: order)
        for row in 0..<count {
            let noise = (0..<order).map { _ in generator.normal() }
            for i in 0..<order {
                codes[row, i] = Float((0...i).reduce(mean[i]) { $0 + factor[i * order + $1] * noise[$1] })
            }
        }
        return codes
    }

    /// Cholesky's factor; a direction without a variance of its own, but for rounding, is left out.
    private static func factored(_ covariance: [Double], order: Int) -> [Double] {
        var factor = [Double](repeating: 0, count: order * order)
        for j in 0..<order {
            var pivot = covariance[j * order + j]
            for k in 0..<j { pivot -= factor[j * order + k] * factor[j * order + k] }
            guard pivot > 1e-12 * covariance[j * order + j], pivot.isFinite else { continue }
            let root = pivot.squareRoot()
            factor[j * order + j] = root
            for i in j + 1..<order {
                var value = covariance[i * order + j]
                for k in 0..<j { value -= factor[i * order + k] * factor[j * order + k] }
                factor[i * order + j] = value / root
            }
        }
        return factor
    }
}
