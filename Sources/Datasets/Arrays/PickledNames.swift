/// The names that PyTables keeps as a pickled list of texts.
///
/// Nothing is unpickled, which would run what the file says: only the one form is read that a list of texts has, in
/// protocol 0, "(lp0\nVa\np1\naVb\np2\na.", and anything else is no names.
enum PickledNames {
    /// The names; nil where the text is not such a list.
    static func read(_ text: String) -> [String]? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard let first = lines.popFirst(), first.hasPrefix("(lp"), first.dropFirst(3).allSatisfy(\.isWholeNumber)
        else {
            return nil
        }
        var names: [String] = []
        while let line = lines.popFirst() {
            if line == "a." || line == "." { return lines.allSatisfy(\.isEmpty) ? names : nil }
            let item = names.isEmpty ? line : line.hasPrefix("a") ? line.dropFirst() : ""
            guard item.hasPrefix("V"), let name = unescaped(item.dropFirst()), let memo = lines.popFirst(),
                memo.hasPrefix("p"), memo.dropFirst().allSatisfy(\.isWholeNumber)
            else { return nil }
            names.append(name)
        }
        return nil
    }

    /// A text whose characters beyond Latin-1 are written as "\u6708".
    private static func unescaped(_ text: Substring) -> String? {
        var result = ""
        var rest = text.unicodeScalars
        while let scalar = rest.popFirst() {
            guard scalar == "\\" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            guard let kind = rest.popFirst(), kind == "u" || kind == "U" else { return nil }
            let length = kind == "u" ? 4 : 8
            guard let value = UInt32(String(rest.prefix(length)), radix: 16), let scalar = Unicode.Scalar(value) else {
                return nil
            }
            rest = rest.dropFirst(length)
            result.unicodeScalars.append(scalar)
        }
        return result
    }
}
