extension String {
    /// A word of more characters may go on in the next line.
    private static var longestWhole: Int { 24 }

    /// The ranges, in bytes, of options such as "--seed" and of short paths: no line ends after their hyphens and slashes.
    var wholeWords: [Range<Int>] {
        split(whereSeparator: \.isWhitespace).compactMap { word in
            guard let start = word.firstIndex(where: { $0 == "-" || $0 == "/" }) else { return nil }
            let (before, rest) = (word[..<start], word[start...])
            let isWhole = rest.hasPrefix("--") || rest.hasPrefix("/")
            guard isWhole, before.allSatisfy(\.isPunctuation), rest.count <= Self.longestWhole else { return nil }
            let first = utf8.distance(from: utf8.startIndex, to: start)
            return first..<first + rest.utf8.count
        }
    }
}
