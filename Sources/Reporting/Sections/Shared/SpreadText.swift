internal import Comparison
internal import Core
internal import Evidence
internal import Foundation
internal import Methods
internal import Plotting
internal import Splitting

extension SeedSpread {
    /// The number of decimals that show a significant digit of the standard deviation, or two if the first is a 1.
    var decimals: Int {
        // What rounding has left of equal numbers is no spread.
        guard standardDeviation > 1e-7 * abs(mean) else { return 3 }
        let exponent = log10(standardDeviation).rounded(.down)
        let leading = standardDeviation / pow(10, exponent)
        return min(6, max(0, (leading < 1.95 ? 1 : 0) - Int(exponent)))
    }

    /// "0.0217 ± 0.0003", with decimals of its own or at least so many.
    func text(atLeast least: Int = 0) -> String {
        let decimals = max(least, decimals)
        return "\(NumberFormat.decimal(mean, decimals: decimals)) ± "
            + NumberFormat.decimal(standardDeviation, decimals: decimals)
    }

    /// The same spread in another unit.
    func scaled(by factor: Double) -> SeedSpread {
        SeedSpread(mean: mean * factor, standardDeviation: standardDeviation * abs(factor), count: count)
    }
}

/// The repetitions of a method, or in a report, in words.
struct RepeatText {
    /// The number of fits.
    let count: Int
    /// True if each has a split of its own.
    let variesSplit: Bool
    private let seeds: [UInt64]
    /// The way in which the report's test rows were chosen; nil where that is not known.
    private let kind: SplitDescription.Kind?

    /// The words for a report's repeats, those of the network that has the most of them, since a training that diverged is left
    /// out; nil if each network was trained once.
    init?(_ report: Report) {
        guard let result = report.methods.filter(\.method.isNetwork).max(by: { $0.repeats.count < $1.repeats.count })
        else { return nil }
        self.init(result, in: report)
    }

    /// The words for a method's repeats; nil if it was fitted once.
    init?(_ result: MethodResult, in report: Report) {
        guard result.repeats.count > 1 else { return nil }
        count = result.repeats.count
        variesSplit = result.variesSplit
        seeds = result.repeats.map(\.seed)
        kind = report.splitting?.kind
    }

    /// "seeds 0 to 4", or all of them where one between is left out.
    var seedsText: String {
        let isGapless = zip(seeds, seeds.dropFirst()).allSatisfy { $0 &+ 1 == $1 }
        return count > 2 && isGapless
            ? "seeds \(seeds[0]) to \(seeds[count - 1])" : "seeds \(Report.list(seeds.map(String.init)))"
    }

    /// "3 splits", or "3 seeds" on the same one.
    var name: String { "\(count) \(variesSplit ? "splits" : "seeds")" }

    /// "over 3 splits, each with its own training run (seeds 0 to 2)".
    var scope: String {
        variesSplit
            ? "over \(count) splits, each with its own training run (\(seedsText))"
            : "over training runs with \(seedsText)"
    }

    /// Why all trainings have the same split, as a clause; empty where they do not.
    var sameSplit: String {
        if variesSplit { return "" }
        return switch kind {
        case .file: ", since the file says which rows are for testing"
        case .end: ", since the end of the file is tested"
        case .heldOut: ", since a range of a label is tested"
        case .random, .groups, .stretches, nil: ""
        }
    }
}

extension Report {
    /// The difference between the two kinds of uncertainty in a table, as the end of a clause; empty if each network was trained once.
    var spreadText: String {
        guard let repeats = RepeatText(self) else { return "" }
        return " over the test rows (seed \(settings.seed)); after ±, the standard deviation "
            + "\(repeats.scope)"
    }
}
