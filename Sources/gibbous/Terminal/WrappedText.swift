extension String {
    /// The text in lines of whole words.
    ///
    /// - Parameter columns: The most characters of a line, but for longer words; nil for the lines as they are.
    /// - Returns: The lines.
    func wrapped(to columns: Int?) -> String {
        guard let columns else { return self }
        return split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard line.count > columns else { return String(line) }
            var (lines, last) = ([String](), "")
            for word in line.split(separator: " ", omittingEmptySubsequences: false) {
                let longer = last.isEmpty ? String(word) : "\(last) \(word)"
                if longer.count > columns && !last.isEmpty {
                    lines.append(last)
                    last = String(word)
                } else {
                    last = longer
                }
            }
            return (lines + [last]).joined(separator: "\n")
        }.joined(separator: "\n")
    }
}
