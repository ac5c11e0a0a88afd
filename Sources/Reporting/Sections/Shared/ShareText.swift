internal import Core
internal import EmbeddingQuality

/// A share that may be negative with its interval, in per cent, in the direction that is said.
struct ShareText {
    private let shown: Estimate

    /// The text of a share; where it is negative, that of the opposite.
    init(_ share: Estimate) { shown = share.scaled(by: share.value < 0 ? -100 : 100) }

    private var decimals: Int { shown.upper > shown.lower ? min(2, max(0, shown.decimals - 1)) : 0 }

    /// "12 % [8, 16]".
    var text: String {
        "\(NumberFormat.decimal(shown.value, decimals: decimals)) % \(shown.intervalText(decimals: decimals))"
    }
}
