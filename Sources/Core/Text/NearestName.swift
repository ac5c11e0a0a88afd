/// Finds what a misspelt name was probably meant to be.
package enum NearestName {
    /// The name that differs least, where it differs in at most a third of its characters; otherwise the only one that begins with
    /// the misspelt name.
    package static func of(_ name: String, among names: [String]) -> String? {
        // What nobody types is not compared, so that a file can't make it take long.
        let wanted = Array(name.lowercased().unicodeScalars.prefix(200))
        var best: (name: String, distance: Int)?
        for candidate in names.prefix(5000) {
            let scalars = Array(candidate.lowercased().unicodeScalars.prefix(200))
            let most = max(wanted.count, scalars.count) / 3
            guard abs(wanted.count - scalars.count) <= most else { continue }
            let distance = distance(wanted, scalars)
            if distance <= most, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name ?? only(beginningWith: wanted, among: names)
    }

    /// A question for whoever has misspelt a name, "Did you mean latent?"; nil if no name is near.
    package static func question(_ name: String, among names: [String]) -> String? {
        of(name, among: names).map { "Did you mean \($0.escaped)?" }
    }

    /// The question before a further sentence, "Did you mean latent? "; empty if no name is near.
    package static func opening(_ name: String, among names: [String]) -> String {
        question(name, among: names).map { "\($0) " } ?? ""
    }

    /// The only name that begins with at least three characters; nil if there are several.
    private static func only(beginningWith wanted: [Unicode.Scalar], among names: [String]) -> String? {
        guard wanted.count >= 3 else { return nil }
        let matches = names.prefix(5000).filter { $0.lowercased().unicodeScalars.starts(with: wanted) }
        return matches.count == 1 ? matches[0] : nil
    }

    /// The number of insertions, deletions, replacements and exchanges of neighbours between two texts (optimal string alignment).
    private static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        var rows = [Array(0...second.count)]
        for (row, scalar) in first.enumerated() {
            let previous = rows[row]
            var current = [row + 1]
            for (column, other) in second.enumerated() {
                var least = min(
                    previous[column] + (scalar == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, scalar == second[column - 1], first[row - 1] == other {
                    least = min(least, rows[row - 1][column - 1] + 1)
                }
                current.append(least)
            }
            rows.append(current)
        }
        return rows[first.count][second.count]
    }
}
