/// Text of tables with commas between fields (RFC 4180).
package enum CSV {
    /// A field: in quotes where it has a comma, a quote or the end of a line in it.
    package static func field(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
