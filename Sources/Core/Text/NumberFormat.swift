internal import Foundation

/// Numbers as they are printed in figures: a true minus sign, narrow no-break spaces between thousands, powers of ten in
/// superscript.
package enum NumberFormat {
    /// The minus sign of typography, U+2212.
    package static let minus = "\u{2212}"
    /// Narrow and without a line break, U+202F: a plain thin space lets a number go on in the next line.
    private static let thinSpace = "\u{202F}"

    /// A number with a fixed count of decimals; a value that rounds to zero carries no sign.
    package static func decimal(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return nonFinite(value) }
        let text = PrintedNumber.fixed(abs(value), decimals: decimals)
        let isZero = !text.contains { $0 != "0" && $0 != "." }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        var result = grouped(String(parts[0]))
        if parts.count > 1 { result += "." + parts[1] }
        return value < 0 && !isZero ? minus + result : result
    }

    /// A number to a count of significant digits, as a power of ten where plain digits would be unreadable.
    package static func significant(_ value: Double, digits: Int) -> String {
        guard value.isFinite else { return nonFinite(value) }
        guard value != 0 else { return "0" }
        let digits = max(1, digits)
        var exponent = Int(log10(abs(value)).rounded(.down))
        // 9.996 to three digits is 10.0, whose exponent is one more.
        if (abs(value) / pow(10, Double(exponent - digits + 1))).rounded() >= pow(10, Double(digits)) { exponent += 1 }
        if exponent < -4 || exponent > 5 {
            let mantissa = value / pow(10, Double(exponent))
            return decimal(mantissa, decimals: digits - 1) + "\u{A0}×\u{A0}10" + superscript(exponent)
        }
        return decimal(value, decimals: max(0, digits - 1 - exponent))
    }

    /// A number that someone has chosen, with no more digits than it has, up to six.
    package static func plain(_ value: Double) -> String {
        guard value.isFinite, value != 0 else { return significant(value, digits: 1) }
        let digits = (1...6).first { digits in
            Double(PrintedNumber.scientific(value, decimals: digits - 1)).map { abs($0 - value) <= 1e-9 * abs(value) }
                ?? false
        }
        return significant(value, digits: digits ?? 6)
    }

    /// A count with narrow spaces between thousands from 10 000 up.
    package static func count(_ value: Int) -> String {
        let digits = grouped(String(value.magnitude))
        return value < 0 ? minus + digits : digits
    }

    /// A power of ten, "10⁻³".
    package static func powerOfTen(_ exponent: Int) -> String {
        "10" + superscript(exponent)
    }

    /// A whole number in superscript digits.
    package static func superscript(_ number: Int) -> String {
        let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
        let magnitude = String(number.magnitude).compactMap { $0.wholeNumberValue }.map { digits[$0] }
        return (number < 0 ? "⁻" : "") + String(magnitude)
    }

    /// The number of decimals that tell apart multiples of a step that start anywhere on a tenth of it.
    package static func decimals(for step: Double) -> Int {
        guard step.isFinite, step > 0 else { return 0 }
        for decimals in 0..<12 {
            let scaled = step * pow(10, Double(decimals))
            if abs(scaled - scaled.rounded()) < 1e-6 * max(1, scaled) && scaled.rounded() >= 1 { return decimals }
        }
        return 12
    }

    private static func nonFinite(_ value: Double) -> String {
        value.isNaN ? "n/a" : value < 0 ? minus + "∞" : "∞"
    }

    /// Digits in groups of three; four digits stay together, as usual in scientific text.
    private static func grouped(_ digits: String) -> String {
        guard digits.count > 4 else { return digits }
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index) % 3 == 0 { result += thinSpace }
            result.append(digit)
        }
        return result
    }
}
