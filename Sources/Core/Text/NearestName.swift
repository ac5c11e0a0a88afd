/// Finds what a misspelt name was probably meant to be.
package enum NearestName {
    /// The name that differs least, where it differs in at most a third of its characters.
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
        return best?.name
    }

    /// The number of insertions, deletions and replacements between two texts (Levenshtein).
    private static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        var previous = Array(0...second.count)
        for (row, scalar) in first.enumerated() {
            var current = [row + 1]
            for (column, other) in second.enumerated() {
                current.append(
                    min(previous[column] + (scalar == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous[second.count]
    }
}
