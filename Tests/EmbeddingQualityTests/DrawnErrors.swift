import Core
import EmbeddingQuality
import Foundation
import TestSupport
import Testing

/// A distribution of the errors of rows.
struct RowErrors: Sendable, CustomTestStringConvertible {
    let name: String
    /// The true ratio of the errors.
    let ratio: Double
    /// The degrees of freedom of the two errors: the more, the less they vary.
    var degrees = (4, 4)
    /// The difficulty of a row, for both methods.
    var difficulty: @Sendable (inout SeededGenerator) -> Double = { _ in 1 }

    var testDescription: String { name }

    /// Squared normal errors; and difficulties with ever heavier tails, those of t₂ without a variance.
    static let all = [
        RowErrors(name: "one normal error", ratio: 0.9, degrees: (1, 1)),
        RowErrors(name: "four normal errors", ratio: 0.6),
        RowErrors(name: "lognormal", ratio: 0.6) { exp($0.normal()) },
        RowErrors(name: "t₃", ratio: 0.9) { abs($0.studentT(3)) },
        RowErrors(name: "t₂", ratio: 2.6) { abs($0.studentT(2)) },
        RowErrors(name: "t₂, the network smoother", ratio: 0.9, degrees: (20, 2)) { abs($0.studentT(2)) },
        RowErrors(name: "t₃, the network rougher", ratio: 0.9, degrees: (2, 20)) { abs($0.studentT(3)) },
    ]

    func drawn(_ rows: Int, _ generator: inout SeededGenerator) -> RelativeReduction {
        var (remaining, initial): ([Double], [Double]) = ([], [])
        for _ in 0..<rows {
            let scale = difficulty(&generator)
            remaining.append(ratio * scale * generator.chiSquared(degrees.0))
            initial.append(scale * generator.chiSquared(degrees.1))
        }
        return RelativeReduction(remaining: remaining, initial: initial)
    }
}

/// A distribution of errors of which a mean is taken.
struct MeanErrors: Sendable, CustomTestStringConvertible {
    let name: String
    let mean: Double
    let drawn: @Sendable (inout SeededGenerator) -> Double

    var testDescription: String { name }

    /// Squared normal errors, of one feature and of four; and of rows that are easier or harder, by a lognormal factor.
    static let all = [
        MeanErrors(name: "one normal error", mean: 1) { $0.chiSquared(1) },
        MeanErrors(name: "four normal errors", mean: 1) { $0.chiSquared(4) },
        // The mean of exp(s · normal) is exp(s²/2).
        MeanErrors(name: "four, lognormal", mean: exp(0.045)) { exp(0.3 * $0.normal()) * $0.chiSquared(4) },
    ]
}

/// A line with noise, which a method learns and another does not.
struct NoisyLine {
    let slope: Double
    let noise: Double
    /// By what share a training makes the slope steeper or flatter, as a standard deviation.
    let spread: Double

    struct Data {
        let x: [Double]
        let y: [Double]
    }

    /// A line, against the mean of the training rows.
    struct Fitted {
        let slope: Double
        let mean: Double

        func errors(_ data: Data, test: [Int]) -> RelativeReduction {
            RelativeReduction(
                remaining: test.map { (data.y[$0] - slope * data.x[$0]) * (data.y[$0] - slope * data.x[$0]) },
                initial: test.map { (data.y[$0] - mean) * (data.y[$0] - mean) })
        }
    }

    func drawn(_ rows: Int, _ generator: inout SeededGenerator) -> Data {
        let x = (0..<rows).map { _ in generator.normal() }
        return Data(x: x, y: x.map { slope * $0 + noise * generator.normal() })
    }

    func fit(_ data: Data, training: [Int], _ generator: inout SeededGenerator) -> Fitted {
        let products = training.reduce(0) { $0 + data.x[$1] * data.y[$1] }
        let squares = training.reduce(0) { $0 + data.x[$1] * data.x[$1] }
        return Fitted(
            slope: products / squares * (1 + spread * generator.normal()),
            mean: training.reduce(0) { $0 + data.y[$1] } / Double(training.count))
    }

    /// The ratio of the errors on endlessly many new rows, its mean over new training rows and trainings.
    func meanRatio(trainingRows: Int, _ generator: inout SeededGenerator) -> Double {
        let count = 20_000
        var sum = 0.0
        for _ in 0..<count {
            let fitted = fit(drawn(trainingRows, &generator), training: Array(0..<trainingRows), &generator)
            let off = slope - fitted.slope
            sum += (noise * noise + off * off) / (slope * slope + noise * noise + fitted.mean * fitted.mean)
        }
        return sum / Double(count)
    }
}

extension RatioInterval? {
    /// True if it holds a ratio; one without bounds holds all.
    func holds(_ ratio: Double) -> Bool { map { $0.lower <= ratio && ratio <= $0.upper } ?? true }
}

extension SeededGenerator {
    /// A number from Student's t-distribution, of which the normal number is drawn first; what was measured hangs on that.
    mutating func studentT(_ degrees: Int) -> Double { normal() / chiSquared(degrees).squareRoot() }
}
