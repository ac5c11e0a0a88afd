internal import Core
package import EmbeddingQuality
internal import Foundation
internal import Plotting

extension Estimate {
    /// The number of decimals that show two significant digits of half the interval, and the estimate to match.
    package var decimals: Int {
        let half = (upper - lower) / 2
        guard half.isFinite, half > 0 else { return 3 }
        return min(6, max(0, 1 - Int(log10(half).rounded(.down))))
    }

    /// "0.0217 [0.0212, 0.0223]", as in tables; sentences have an ``IntervalText``.
    package var text: String { text(mostDecimals: .max) }

    /// The same with no more decimals than the value has use for, however narrow the interval is.
    package func text(mostDecimals: Int) -> String {
        let decimals = min(mostDecimals, self.decimals)
        return "\(valueText(decimals: decimals)) \(intervalText(decimals: decimals))"
    }

    /// "0.0217", with decimals of its own or of a column's.
    package func valueText(decimals: Int? = nil) -> String {
        NumberFormat.decimal(value, decimals: decimals ?? self.decimals)
    }

    /// "[0.0212, 0.0223]", with decimals of its own or of a column's.
    package func intervalText(decimals: Int? = nil) -> String {
        let decimals = decimals ?? self.decimals
        return
            "[\(NumberFormat.decimal(lower, decimals: decimals)), \(NumberFormat.decimal(upper, decimals: decimals))]"
    }

    /// The same estimate in another unit.
    package func scaled(by factor: Double) -> Estimate {
        factor >= 0
            ? Estimate(value: value * factor, lower: lower * factor, upper: upper * factor)
            : Estimate(value: value * factor, lower: upper * factor, upper: lower * factor)
    }
}

/// "37 %".
func percent(_ share: Double, decimals: Int = 0) -> String {
    "\(NumberFormat.decimal(100 * share, decimals: decimals)) %"
}

extension [Estimate] {
    /// The decimals that suit the least certain of several estimates that stand side by side.
    package var commonDecimals: Int { map(\.decimals).min() ?? 3 }
}
