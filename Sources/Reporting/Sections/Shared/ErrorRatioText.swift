internal import Core
internal import EmbeddingQuality
internal import Plotting

/// The comparison of one error with another, in words: in per cent, or as a factor from twice as much on.
struct ErrorRatioText {
    /// The reduction from the other error, as a share of it.
    private let reduction: Estimate
    /// True if the error is at least twice the other.
    private let isFactor: Bool
    /// In per cent of the other error, positive in the direction that is said; or times the other error.
    private let shown: Estimate

    init(_ reduction: Estimate) {
        self.reduction = reduction
        isFactor = reduction.value <= -1
        if isFactor {
            shown = Estimate(value: 1 - reduction.value, lower: 1 - reduction.upper, upper: 1 - reduction.lower)
        } else {
            shown = reduction.scaled(by: reduction.value < 0 ? -100 : 100)
        }
    }

    /// "60 % lower", "39 % higher", "9.2 times as high".
    var difference: String {
        if isFactor { return "\(number(shown.value)) times as high" }
        return "\(number(shown.value)) % \(reduction.value < 0 ? "higher" : "lower")"
    }

    /// "48 %", of a reduction.
    var share: String { "\(number(shown.value)) %" }

    /// "1 % lower, 95 % CI −5 to 6 %", within parentheses.
    var inner: String { "\(difference), 95 % CI \(interval)" }

    /// "lowers the error by 48 %", "has 2.6 times PCA's error".
    var predicate: String {
        if isFactor { return "has \(number(shown.value)) times PCA's error" }
        return "\(reduction.value < 0 ? "raises" : "lowers") the error by \(number(shown.value)) %"
    }

    /// "57–63 %", "−5 to 25 %", "8.8–9.6".
    var interval: String {
        IntervalText.range(from: number(shown.lower), to: number(shown.upper), unit: isFactor ? .number : .percent)
    }

    /// "60 % lower (95 % CI 57–63 %)".
    var text: String { "\(difference) (95 % CI \(interval))" }

    /// The value that stands for no difference, in words.
    var none: String { isFactor ? "one" : "zero" }

    /// A number with the decimals that suit the interval, and more where it would be rounded to 0.
    private func number(_ value: Double) -> String {
        let decimals = max(isFactor && shown.value < 10 ? 1 : 0, shown.decimals - 1)
        let text = NumberFormat.decimal(value, decimals: decimals)
        let isZero = !text.contains { ("1"..."9").contains($0) }
        return isZero && value != 0 ? NumberFormat.significant(value, digits: 1) : text
    }
}
