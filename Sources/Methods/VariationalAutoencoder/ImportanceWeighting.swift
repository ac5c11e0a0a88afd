internal import Core
internal import Foundation
internal import NeuralNetworks
internal import OneDNN

/// The importance-weighted bound of a decoder and a likelihood (Burda, Grosse and Salakhutdinov, 2016):
/// ln 1/K Σ p(x, z) / q(z | x) over K codes drawn from a row's posterior.
struct ImportanceWeighting {
    /// From codes, `[latent]`, to what the likelihood takes, `[features]`.
    let decoder: TrainedNetwork
    let loss: any ReconstructionLoss

    /// The bound of each row, in nats.
    ///
    /// - Parameters:
    ///   - rows: `[rows, features]`.
    ///   - posterior: Their posteriors.
    ///   - draws: The number of codes drawn for a row, at least 1.
    ///   - generator: The generator to draw with.
    /// - Returns: `[rows]`.
    /// - Throws: ``OneDNNError`` where oneDNN has no kernel for a product or no memory.
    func bounds(
        of rows: Matrix, posterior: Posterior, draws: Int, using generator: inout SeededGenerator
    ) throws(OneDNNError) -> [Double] {
        precondition(draws > 0, "\(draws) draws")
        var sums = [LogarithmOfSum](repeating: LogarithmOfSum(), count: rows.rows)
        for _ in 0..<draws {
            let (codes, logRatios) = posterior.weightedSample(using: &generator)
            let losses = loss.perRow(outputs: try decoder.run(codes), targets: rows)
            for row in sums.indices { sums[row].add(logRatios[row] - losses[row]) }
        }
        return sums.map { $0.value - log(Double(draws)) }
    }
}

/// The logarithm of a sum of exponentials, whatever their size, one after the other.
private struct LogarithmOfSum {
    private var largest = -Double.infinity
    /// The sum of the exponentials, divided by the largest.
    private var sum = 0.0

    var value: Double { largest + log(sum) }

    mutating func add(_ exponent: Double) {
        guard exponent > largest else {
            sum += exp(exponent - largest)
            return
        }
        sum = sum * exp(largest - exponent) + 1
        largest = exponent
    }
}

extension Posterior {
    /// A code drawn for each row, `[rows, latent]`, and the logarithm of its density under the prior by that under the posterior.
    fileprivate func weightedSample(using generator: inout SeededGenerator) -> (codes: Matrix, logRatios: [Double]) {
        var codes = means
        var logRatios = [Double](repeating: 0, count: means.rows)
        for row in 0..<means.rows {
            for k in 0..<means.columns {
                let deviation = standardDeviations[row, k]
                let noise = Float(generator.normal())
                let code = means[row, k] + deviation * noise
                codes[row, k] = code
                logRatios[row] +=
                    0.5 * (Double(noise) * Double(noise) - Double(code) * Double(code)) + log(Double(deviation))
            }
        }
        return (codes, logRatios)
    }
}
