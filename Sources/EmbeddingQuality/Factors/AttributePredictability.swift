/// The shares of each factor's variance that each latent dimension alone predicts linearly.
///
/// Separated attribute predictability (Kumar, Sattigeri and Balakrishnan, 2018): of a number, the squared correlation; of classes,
/// the share of the variance of all indicators together that a line in the one dimension explains, in place of a classifier's
/// accuracy, so that both are on one scale.
package struct AttributePredictability: Sendable, Equatable {
    /// From 0 to 1: `[factors][dimensions]`.
    package let scores: [[Double]]

    /// The scores of dimensions.
    ///
    /// - Parameters:
    ///   - codes: The dimensions, `[dimensions][rows]`.
    ///   - factors: The factors, each of as many rows.
    package init(codes: [[Double]], factors: [FactorTarget]) {
        scores = factors.map { factor in codes.map { Self.score($0, factor) } }
    }

    /// The score of the dimension that predicts each factor best, less that of the next; the mean over factors.
    package var gap: Double {
        let gaps = scores.map { scores in
            let sorted = scores.sorted(by: >)
            return (sorted.first ?? 0) - (sorted.count > 1 ? sorted[1] : 0)
        }
        return gaps.reduce(0, +) / Double(max(1, gaps.count))
    }

    private static func score(_ code: [Double], _ factor: FactorTarget) -> Double {
        let rows = code.indices.filter { factor.isKnown($0) && code[$0].isFinite }
        let codes = centred(rows.map { code[$0] })
        let spread = product(codes, codes)
        var (explained, whole) = (0.0, 0.0)
        for output in 0..<factor.outputCount {
            let values = centred(rows.map { factor[$0, output] })
            let covariance = product(codes, values)
            explained += covariance * covariance
            whole += product(values, values)
        }
        return spread > 0 && whole > 0 ? min(1, explained / (spread * whole)) : 0
    }

    private static func centred(_ values: [Double]) -> [Double] {
        let mean = values.reduce(0, +) / Double(max(1, values.count))
        return values.map { $0 - mean }
    }

    private static func product(_ a: [Double], _ b: [Double]) -> Double {
        zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
