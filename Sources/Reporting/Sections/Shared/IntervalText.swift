internal import Core
internal import EmbeddingQuality

/// An estimate with its 95 % interval as all sentences write it: "38 % (95 % CI 35–41 %)".
///
/// Tables and captions of tables have brackets instead: `Estimate.intervalText`.
struct IntervalText: Equatable {
    /// The unit in which a number is printed.
    enum Unit {
        case number
        /// Shares, in per cent.
        case percent
        case decibels

        /// " %", with the space before it.
        fileprivate var suffix: String {
            switch self {
            case .number: ""
            case .percent: " %"
            case .decibels: " dB"
            }
        }
    }

    /// "38 %".
    let value: String
    /// "35–41 %", "−5 to 25 %".
    let range: String
    /// True if the interval's ends and the estimate are the same as they are printed, so that the interval tells nothing more.
    let isPoint: Bool
    /// True if all of them are printed as 0.
    let isZero: Bool

    /// The text of an estimate.
    ///
    /// - Parameters:
    ///   - estimate: The estimate; in per cent, a share.
    ///   - unit: The unit.
    ///   - decimals: The decimals; nil for those that suit the interval.
    ///   - isMagnitude: Whether the direction is said in words, so that a negative estimate is printed as its opposite.
    init(_ estimate: Estimate, in unit: Unit = .number, decimals: Int? = nil, isMagnitude: Bool = false) {
        let sign = isMagnitude && estimate.value < 0 ? -1.0 : 1
        let shown = estimate.scaled(by: unit == .percent ? 100 * sign : sign)
        let decimals = decimals ?? Self.decimals(of: shown, in: unit)
        let numbers = [shown.value, shown.lower, shown.upper].map { NumberFormat.decimal($0, decimals: decimals) }
        value = numbers[0] + unit.suffix
        range = Self.range(from: numbers[1], to: numbers[2], unit: unit)
        isPoint = Set(numbers).count == 1
        isZero = isPoint && numbers[0].allSatisfy { "0.".contains($0) }
    }

    /// "38 % (95 % CI 35–41 %)"; "100 %" where the interval is a point.
    var text: String { isPoint ? value : "\(value) (95 % CI \(range))" }

    /// "38 %, 95 % CI 35–41 %", within parentheses.
    var inner: String { isPoint ? value : "\(value), 95 % CI \(range)" }

    /// "38 % (35–41 %)", once the level has been named.
    var brief: String { isPoint ? value : "\(value) (\(range))" }

    /// "35–41 %"; "−5 to 25 %", where a dash would look like another minus sign.
    static func range(from lower: String, to upper: String, unit: Unit = .number) -> String {
        let isNegative = [lower, upper].contains { $0.hasPrefix(NumberFormat.minus) }
        return "\(lower)\(isNegative ? " to " : "–")\(upper)\(unit.suffix)"
    }

    /// Two significant digits of half the interval for numbers; one for per cent and decibels, of which more are not read.
    private static func decimals(of shown: Estimate, in unit: Unit) -> Int {
        switch unit {
        case .number: shown.decimals
        case .percent: shown.upper > shown.lower ? min(2, max(0, shown.decimals - 1)) : 0
        case .decibels: min(2, max(1, shown.decimals - 1))
        }
    }
}
