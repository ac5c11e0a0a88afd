internal import Comparison
internal import Core
internal import Evidence
internal import Foundation
internal import Plotting

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

extension ComparisonSettings {
    /// "the seeds 0 to 4".
    var seedsText: String {
        let last = seed(ofRepeat: repeats - 1)
        return repeats == 2 ? "the seeds \(seed) and \(last)" : "the seeds \(seed) to \(last)"
    }
}
