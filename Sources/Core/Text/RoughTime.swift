/// Lengths of time that are not known exactly, for whoever waits.
package enum RoughTime {
    /// A length of time to two digits or so: "8 s", "1 min 20 s", "25 min", "1 h 10 min".
    ///
    /// - Parameter seconds: The seconds; what is negative counts as none.
    /// - Returns: The text.
    package static func text(_ seconds: Double) -> String {
        guard seconds.isFinite else { return "a long time" }
        let seconds = min(max(0, seconds), 1e9)
        switch seconds {
        case ..<20: return "\(Int(seconds.rounded(.up))) s"
        case ..<55: return "\(Int((seconds / 5).rounded() * 5)) s"
        case ..<595:
            let tens = Int((seconds / 10).rounded())
            let rest = tens % 6 * 10
            return "\(tens / 6) min" + (rest > 0 ? " \(rest) s" : "")
        case ..<3_570: return "\(Int((seconds / 60).rounded())) min"
        default:
            let tens = Int((seconds / 600).rounded())
            let rest = tens % 6 * 10
            return "\(tens / 6) h" + (rest > 0 ? " \(rest) min" : "")
        }
    }
}
