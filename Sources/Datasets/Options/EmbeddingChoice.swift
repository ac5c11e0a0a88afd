/// An embedding that the user names: `NAME=PATH`, or `NAME=FILE:PATH` where it is in another file.
package struct EmbeddingChoice: Sendable, Equatable {
    /// The name that reports call it by.
    package let name: String
    /// Its path, with that of the file where it is another one.
    package let path: String

    /// The most characters of a name.
    package static let longestName = 24

    /// The embedding that a text names; nil where the text has no name and path.
    package init?(_ text: String) {
        guard let sign = text.firstIndex(of: "=") else { return nil }
        name = String(text[..<sign])
        path = String(text[text.index(after: sign)...])
        guard !name.isEmpty, name.count <= Self.longestName, !path.isEmpty, name.contains(where: { !$0.isWhitespace })
        else { return nil }
    }
}
