internal import Evidence

extension String {
    /// The text with no-break spaces where a line must not end: within "62 % [59, 65]", "95 % CI 59–65 %", "n = 359" and "R² 0.64".
    package var unbroken: String {
        let characters = Array(self)
        var result = ""
        var isInterval = false
        for (index, character) in characters.enumerated() {
            let previous = index > 0 ? characters[index - 1] : " "
            let next = index + 1 < characters.count ? characters[index + 1] : " "
            if character == "[" { isInterval = next.isNumber || next == "−" }
            if character == "]" { isInterval = false }
            let isBound =
                isInterval || "%†×=±≤≥".contains(next) || "×=±≤≥".contains(previous)
                || (next == "[" && (previous.isNumber || previous == "%")) || (previous == "²" && next.isNumberStart)
                || (previous.isNumber && next == "°") || (previous == "%" && next == "C")
                || (previous == "I" && next.isNumberStart)
            result.append(character == " " && isBound ? "\u{A0}" : character)
        }
        return result
    }
}

extension Character {
    fileprivate var isNumberStart: Bool { isNumber || self == "−" }
}
