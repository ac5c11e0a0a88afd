import Core
import Foundation
import TestSupport
import Testing

@testable import EmbeddingQuality

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
        let share = coverage(errors, rows: rows).held
        #expect(share > 0.935 - tolerance && share < 0.971 + tolerance, "\(share)")
    }

    /// An interval without bounds holds every ratio: there may not be too many of them.
    @Test("of fewer rows is 95 % or more, and most are bounded", arguments: RowErrors.all, [(10, 0.55), (15, 0.3)])
    func fewRows(errors: RowErrors, few: (rows: Int, mostUnbounded: Double)) {
        let (share, unbounded) = coverage(errors, rows: few.rows)
        #expect(share > 0.95 - tolerance, "\(share)")
        #expect(unbounded < few.mostUnbounded, "\(unbounded)")
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

    /// Stretches of a series whose differences hang on the ones before, as those of rows that drift do.
    ///
    /// Few stretches show less of their dependence than there is, so that the share comes near to 95 % with many only.
    @Test(
        "over successive stretches is 95 % where they are independent, and far more than by them as they are where not",
        arguments: [(10, 0, 0.95), (20, 0, 0.94), (10, 0.6, 0.82), (20, 0.6, 0.86), (40, 0.6, 0.89), (40, 0.8, 0.86)])
    func successive(units: Int, correlation: Double, least: Double) {
        var generator = SeededGenerator(seed: 5, stream: "coverage of stretches")
        let numbers = Array(0..<units)
        var (held, plain) = (0, 0)
        for _ in 0..<replicates {
            var (state, remaining, initial): (Double, [Double], [Double]) = (generator.normal(), [], [])
            for _ in numbers {
                let had = 10 + abs(generator.normal())
                initial.append(had)
                remaining.append(0.9 * had + state)
                state = correlation * state + (1 - correlation * correlation).squareRoot() * generator.normal()
            }
            let errors = RelativeReduction(remaining: remaining, initial: initial)
            if errors.interval(groups: numbers, areSuccessive: true).holds(0.9) { held += 1 }
            if errors.interval(groups: numbers).holds(0.9) { plain += 1 }
        }
        let (share, without) = (Double(held) / Double(replicates), Double(plain) / Double(replicates))
        if prints { print("\(units) stretches, correlation \(correlation): \(share), as they are \(without)") }
        #expect(share > least - tolerance && share < 0.98 + tolerance, "\(share)")
        #expect(correlation == 0 || without < share - 0.12, "\(without)")
    }

    /// A line through data that are drawn anew, learned from the training rows of each split, against their mean.
    ///
    /// A training makes the line steeper or flatter by chance.
    @Test(
        "over several splits is 95 % and more, of the first less where trainings differ", arguments: [2, 3, 5],
        [(100, 0.0), (100, 0.3), (300, 0.3)])
    func splits(count: Int, data: (rows: Int, spread: Double)) {
        let (rows, spread) = data
        var generator = SeededGenerator(seed: 4, stream: "coverage of splits")
        let testCount = rows / 5
        let line = NoisyLine(slope: 0.8, noise: 0.6, spread: spread)
        let truth = line.meanRatio(trainingRows: rows - testCount, &generator)
        let replicates = replicates / 2
        var (held, single) = (0, 0)
        for _ in 0..<replicates {
            let drawn = line.drawn(rows, &generator)
            let splits = (0..<count).map { _ in
                let order = Array(0..<rows).shuffled(using: &generator)
                let fitted = line.fit(drawn, training: Array(order[testCount...]), &generator)
                return SplitErrors(
                    units: Array(order[..<testCount]), errors: fitted.errors(drawn, test: Array(order[..<testCount])),
                    trainingCount: rows - testCount)
            }
            if RatioInterval(over: splits).holds(truth) { held += 1 }
            if splits[0].errors.interval().holds(truth) { single += 1 }
        }
        let (share, one) = (Double(held) / Double(replicates), Double(single) / Double(replicates))
        if prints {
            print("\(count) splits of \(rows) rows, trainings ± \(spread): over all \(share), of the first \(one)")
        }
        #expect(share > 0.93 - 1.5 * tolerance && share < 0.985 + tolerance, "\(share)")
        if spread > 0 { #expect(one < share - 0.01, "\(one), over all \(share)") }
    }

    @Test("of a mean error of few rows is 95 %, by percentiles less", arguments: MeanErrors.all, [20, 40])
    func meanErrors(errors: MeanErrors, rows: Int) {
        var generator = SeededGenerator(seed: 5, stream: "coverage of mean errors")
        let replicates = min(replicates / 2, 5_000)
        var (held, percentiles) = (0, 0)
        for replicate in 0..<replicates {
            let drawn = (0..<rows).map { _ in errors.drawn(&generator) }
            let bootstrap = Bootstrap(seed: UInt64(replicate), resamples: 300)
            let (own, plain) = (RowMean(errors: drawn).estimate(bootstrap), RowMean(perRow: drawn).estimate(bootstrap))
            if own.lower <= errors.mean && errors.mean <= own.upper { held += 1 }
            if plain.lower <= errors.mean && errors.mean <= plain.upper { percentiles += 1 }
        }
        let (share, other) = (Double(held) / Double(replicates), Double(percentiles) / Double(replicates))
        if prints { print("mean error, \(errors.name), \(rows) rows: \(share), percentile bootstrap \(other)") }
        #expect(share > 0.93 - 1.5 * tolerance && share < 0.97 + 1.5 * tolerance, "\(share)")
        #expect(other < share)
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

    /// The shares of intervals that hold the ratio, and of those that have no bounds.
    private func coverage(_ errors: RowErrors, rows: Int) -> (held: Double, unbounded: Double) {
        var generator = SeededGenerator(seed: 0, stream: "coverage \(errors.name) \(rows)")
        var (held, unbounded, bootstrapped) = (0, 0, 0)
        let resampled = prints ? min(replicates, 1_000) : 0
        for replicate in 0..<replicates {
            let drawn = errors.drawn(rows, &generator)
            let interval = drawn.interval()
            if interval.holds(errors.ratio) { held += 1 }
            if interval == nil { unbounded += 1 }
            if replicate < resampled {
                let estimate = Bootstrap(seed: UInt64(replicate), resamples: 500).estimate(drawn)
                if estimate.lower <= 1 - errors.ratio && 1 - errors.ratio <= estimate.upper { bootstrapped += 1 }
            }
        }
        let (share, without) = (Double(held) / Double(replicates), Double(unbounded) / Double(replicates))
        if prints {
            let other = Double(bootstrapped) / Double(resampled)
            print("\(errors.name), \(rows) rows: \(share), unbounded \(without), percentile bootstrap \(other)")
        }
        return (share, without)
    }
}
