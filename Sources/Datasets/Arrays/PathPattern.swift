internal import Core

/// A path in which stars stand for any text within a name: "/runs/*/spectra".
struct PathPattern: Sendable {
    private let components: [String]
    /// The place of the last name with a star.
    private let lastStar: Int

    /// Reads a path; nil where it has no star.
    init?(_ text: String) {
        components = text.split(separator: "/").map(String.init)
        guard let last = components.lastIndex(where: { $0.contains("*") }) else { return nil }
        lastStar = last
    }

    /// The pattern as a path from the root.
    var path: String { "/" + components.joined(separator: "/") }

    /// The pattern down to its last star, as a path from the root.
    var groupsPath: String { path(downTo: lastStar) }

    /// The path of the group above the first star.
    var folderPath: String { "/" + components.prefix { !$0.contains("*") }.joined(separator: "/") }

    /// True if the last name has a star.
    var endsInStar: Bool { lastStar == components.count - 1 }

    /// The places of the names with stars, first to last.
    var stars: [Int] { components.indices.filter { components[$0].contains("*") } }

    /// The pattern down to one of its names.
    func path(downTo place: Int) -> String { "/" + components[...place].joined(separator: "/") }

    /// The path of a match down to one of its names.
    func group(of path: String, downTo place: Int) -> String {
        "/" + path.split(separator: "/").prefix(place + 1).joined(separator: "/")
    }

    /// The names that stars stand for down to one of them, as one.
    func name(of path: String, downTo place: Int) -> String {
        zip(path.split(separator: "/"), components).prefix(place + 1).compactMap { name, pattern in
            // A file before a path ends in a colon.
            pattern.contains("*") ? String(name.hasSuffix(":") ? name.dropLast() : name) : nil
        }.joined(separator: "/")
    }

    /// True if a path fits, name by name.
    func matches(_ path: String) -> Bool {
        let names = path.split(separator: "/")
        return names.count == components.count && zip(names, components).allSatisfy { Self.matches($0, $1[...]) }
    }

    /// The path of a match down to the pattern's last star.
    func group(of path: String) -> String { group(of: path, downTo: lastStar) }

    /// The names in a match that stars stand for, as one.
    func name(of path: String) -> String { name(of: path, downTo: lastStar) }

    /// The pattern of paths of as many names, with stars for those that differ; nil where there is none.
    init?(of paths: [String]) {
        let split = paths.map { $0.split(separator: "/").map(String.init) }
        guard let first = split.first, split.count > 1, split.allSatisfy({ $0.count == first.count }) else {
            return nil
        }
        let components = first.indices.map { place in
            let names = split.map { $0[place] }
            return names.allSatisfy { $0 == names[0] } ? names[0] : Self.component(of: names)
        }
        self.init("/" + components.joined(separator: "/"))
    }

    /// The text that names have in common at their start and at their end, and a star for the rest; digits are of the rest.
    static func component(of names: [String]) -> String {
        guard let first = names.first else { return "*" }
        var start = Substring(first)
        var end = Substring(first)
        for name in names {
            while !name.hasPrefix(start) { start = start.dropLast() }
            while !name.hasSuffix(end) { end = end.dropFirst() }
        }
        while let last = start.last, last.isNumber { start = start.dropLast() }
        while let first = end.first, first.isNumber { end = end.dropFirst() }
        // Letters that words happen to begin or end with say nothing.
        if let last = start.last, last.isLetter,
            !names.allSatisfy({ $0.dropFirst(start.count).first?.isNumber == true })
        {
            start = ""
        }
        if let first = end.first, first.isLetter { end = "" }
        let shortest = names.map(\.count).min() ?? 0
        // Of "a_a" and "a_", the same letter would be both.
        if start.count + end.count > shortest { end = "" }
        return start + "*" + end
    }

    /// The text that a path has for all of its matches: after the last star, or before it where it is in the last name.
    static func ownPart(of path: String) -> String {
        guard let pattern = PathPattern(path) else { return path }
        let names = pattern.endsInStar ? pattern.components[...] : pattern.components[(pattern.lastStar + 1)...]
        return names.map { $0.filter { $0 != "*" } }.filter { !$0.isEmpty }.reduce("") { "\($0)/\($1)" }
    }

    /// True if a name fits a pattern, stars standing for any text.
    private static func matches(_ name: Substring, _ pattern: Substring) -> Bool {
        let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, let last = parts.last else { return name == pattern }
        guard name.hasPrefix(first), name.count >= first.count + last.count, name.hasSuffix(last) else { return false }
        var rest = name.dropFirst(first.count).dropLast(last.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }
}
