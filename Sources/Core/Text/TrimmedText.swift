extension StringProtocol {
    /// The text without those characters at its beginning and end that a condition holds for; by default white space and ends
    /// of lines.
    package func trimmed(_ isOuter: (Character) -> Bool = \.isWhitespace) -> String {
        guard let start = firstIndex(where: { !isOuter($0) }), let end = lastIndex(where: { !isOuter($0) }) else {
            return ""
        }
        return String(self[start...end])
    }
}
