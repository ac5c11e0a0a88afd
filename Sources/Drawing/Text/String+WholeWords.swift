extension String {
    /// A word of more characters may go on in the next line.
    private static var longestWhole: Int { 24 }

    /// The ranges, in bytes, of options such as "--seed", of short paths, of intervals such as "21–24" and of names that begin with a
    /// number, such as "5-NN": no line ends after their hyphens, slashes and dashes.
    var wholeWords: [Range<Int>] {
        split(whereSeparator: \.isWhitespace).compactMap { word in
            let start = word.isInterval || word.isNumbered ? word.startIndex : word.optionStart
            guard let start, word[start...].count <= Self.longestWhole else { return nil }
            let first = utf8.distance(from: utf8.startIndex, to: start)
            return first..<first + word[start...].utf8.count
        }
    }
}

extension Substring {
    /// The place where an option or a path begins, after brackets and the like.
    fileprivate var optionStart: Index? {
        guard let start = firstIndex(where: { $0 == "-" || $0 == "/" }) else { return nil }
        let isWhole = self[start...].hasPrefix("--") || self[start...].hasPrefix("/")
        return isWhole && self[..<start].allSatisfy(\.isPunctuation) ? start : nil
    }

    /// True if a hyphen follows a digit, or a root a slash, as in "5-NN" and "1/√(inputs)".
    fileprivate var isNumbered: Bool {
        zip(self, dropFirst()).contains { ($0.isDigit && $1 == "-") || ($0 == "/" && $1 == "√") }
    }

    /// True if a dash stands between two digits.
    fileprivate var isInterval: Bool {
        let parts = split(separator: "–", omittingEmptySubsequences: false)
        return zip(parts, parts.dropFirst()).contains { $0.last?.isDigit == true && $1.first?.isDigit == true }
    }
}

extension Character {
    /// True for 0 to 9.
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
