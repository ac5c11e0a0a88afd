import Core
import EmbeddingQuality
import Foundation
import Testing

/// The share of intervals of a ratio that hold the true one, over data that are drawn anew again and again.
///
/// `script/coverage` draws as often as it is asked to, and prints the shares beside those of the percentile bootstrap.
@Suite("Coverage of the ratio's interval")
struct CoverageTests {
    private let replicates: Int
    private let prints: Bool

    init() {
        let asked = ProcessInfo.processInfo.environment["GIBBOUS_COVERAGE_REPLICATES"].flatMap(Int.init)
        replicates = asked ?? 2_000
        prints = asked != nil
    }

    /// The error that a simulation may have: three standard errors of a share of 0.95.
    private var tolerance: Double { 3 * (0.95 * 0.05 / Double(replicates)).squareRoot() }

    @Test("from 20 rows up is 95 %", arguments: RowErrors.all, [20, 60, 200])
    func manyRows(errors: RowErrors, rows: Int) {
        let share = coverage(errors, rows: rows)
        #expect(share > 0.935 - tolerance && share < 0.971 + tolerance, "\(share)")
    }

    @Test("of fewer rows is 95 % or more", arguments: RowErrors.all, [10, 15])
    func fewRows(errors: RowErrors, rows: Int) {
        let share = coverage(errors, rows: rows)
        #expect(share > 0.95 - tolerance, "\(share)")
    }

    @Test("by groups is 95 %, and without them far less", arguments: [12, 30])
    func groups(count: Int) {
        var generator = SeededGenerator(seed: 1, stream: "coverage of groups")
        var (held, apart) = (0, 0)
        for _ in 0..<replicates {
            var (remaining, initial, groups): ([Double], [Double], [Int]) = ([], [], [])
            for group in 0..<count {
                let difficulty = exp(0.5 * generator.normal())
                // The mean of exp(s · normal) is exp(s²/2).
                let ratio = 0.8 * exp(0.3 * generator.normal() - 0.045)
                for _ in 0..<Int.random(in: 1...29, using: &generator) {
                    remaining.append(ratio * difficulty * generator.chiSquared(8))
                    initial.append(difficulty * generator.chiSquared(8))
                    groups.append(group)
                }
            }
            let errors = RelativeReduction(remaining: remaining, initial: initial)
            if errors.interval(groups: groups).holds(0.8) { held += 1 }
            if errors.interval().holds(0.8) { apart += 1 }
        }
        let (share, without) = (Double(held) / Double(replicates), Double(apart) / Double(replicates))
        if prints { print("\(count) groups: by groups \(share), by rows \(without)") }
        #expect(share > 0.935 - tolerance && share < 0.98 + tolerance, "\(share)")
        #expect(without < 0.75, "\(without)")
    }

    @Test("over several trainings is 95 % or more, and of one of them far less", arguments: [3, 5])
    func trainings(count: Int) {
        var generator = SeededGenerator(seed: 2, stream: "coverage of trainings")
        let rows = 100
        var (held, single) = (0, 0)
        for _ in 0..<replicates {
            // Each training is better or worse as a whole, and otherwise on each row.
            let levels = (0..<count).map { _ in 0.8 + 0.1 * generator.normal() }
            var initial: [Double] = []
            var errors = [[Double]](repeating: [], count: count)
            for _ in 0..<rows {
                let difficulty = generator.chiSquared(8)
                initial.append(difficulty * generator.chiSquared(8))
                let row = generator.chiSquared(8)
                for (index, level) in levels.enumerated() {
                    errors[index].append(max(0, difficulty * (level * row + 0.2 * generator.normal())))
                }
            }
            let means = errors.map { $0.reduce(0, +) / Double(rows) }
            let remaining = (0..<rows).map { row in errors.reduce(0) { $0 + $1[row] } / Double(count) }
            let over = RelativeReduction(remaining: remaining, initial: initial)
            if over.interval(trainings: means).holds(0.8) { held += 1 }
            if RelativeReduction(remaining: errors[0], initial: initial).interval().holds(0.8) { single += 1 }
        }
        let (share, one) = (Double(held) / Double(replicates), Double(single) / Double(replicates))
        if prints { print("\(count) trainings: over all \(share), of the first \(one)") }
        #expect(share > 0.945 - tolerance && share < 0.99, "\(share)")
        #expect(one < 0.8, "\(one)")
    }

    private func coverage(_ errors: RowErrors, rows: Int) -> Double {
        var generator = SeededGenerator(seed: 0, stream: "coverage \(errors.name) \(rows)")
        var (held, bootstrapped) = (0, 0)
        let resampled = prints ? min(replicates, 1_000) : 0
        for replicate in 0..<replicates {
            let drawn = errors.drawn(rows, &generator)
            if drawn.interval().holds(errors.ratio) { held += 1 }
            if replicate < resampled {
                let estimate = Bootstrap(seed: UInt64(replicate), resamples: 500).estimate(drawn)
                if estimate.lower <= 1 - errors.ratio && 1 - errors.ratio <= estimate.upper { bootstrapped += 1 }
            }
        }
        let share = Double(held) / Double(replicates)
        if prints {
            print(
                "\(errors.name), \(rows) rows: \(share), percentile bootstrap \(Double(bootstrapped) / Double(resampled))"
            )
        }
        return share
    }
}

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

extension RatioInterval? {
    /// True if it holds a ratio; one without bounds holds all.
    fileprivate func holds(_ ratio: Double) -> Bool { map { $0.lower <= ratio && ratio <= $0.upper } ?? true }
}

extension SeededGenerator {
    /// The mean of so many squared normal numbers.
    fileprivate mutating func chiSquared(_ degrees: Int) -> Double {
        (0..<degrees).reduce(0) { sum, _ in
            let value = normal()
            return sum + value * value
        } / Double(degrees)
    }

    fileprivate mutating func studentT(_ degrees: Int) -> Double { normal() / chiSquared(degrees).squareRoot() }
}
