/// A length of time as a user types it: "90", "60s", "2m", "1h30m".
package struct TimeSpan: Equatable, Sendable {
    package let seconds: Double

    private static let units: [(name: Character, seconds: Double)] = [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)]
    /// Anything longer is a slip of the hand.
    private static let longest = 1_000.0 * 86_400

    /// Reads a number of seconds, or numbers with units from the largest to the smallest, each once.
    package init?(_ text: String) {
        var total = 0.0
        var digits = ""
        var units = TimeSpan.units[...]
        for character in text {
            guard let unit = units.firstIndex(where: { $0.name == character }) else {
                digits.append(character)
                continue
            }
            guard let number = TimeSpan.number(digits) else { return nil }
            total += number * units[unit].seconds
            units = units[(unit + 1)...]
            digits = ""
        }
        if !digits.isEmpty {
            // Behind a unit, a number without one could be anything.
            guard units.count == TimeSpan.units.count, let number = TimeSpan.number(digits) else { return nil }
            total = number
        }
        guard total > 0, total <= TimeSpan.longest else { return nil }
        seconds = total
    }

    /// Reads decimal digits with at most one point; nothing else that `Double` would take.
    private static func number(_ text: String) -> Double? {
        guard text.first?.isWholeNumber == true, text.allSatisfy({ $0.isASCII && ($0.isWholeNumber || $0 == ".") })
        else { return nil }
        return Double(text)
    }
}
