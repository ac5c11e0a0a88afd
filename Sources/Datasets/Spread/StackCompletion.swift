internal import Core
internal import HDF5

/// Completes stacked data sets of a group that is too large to be looked at as a whole.
enum StackCompletion {
    /// The most data sets of a group that are rows together.
    static let mostParts = 600_000

    /// The stack with the data sets of its group that nobody has looked at yet: those are taken to be like the first, and found
    /// out when they are read.
    ///
    /// - Returns: The stack; as it was where the file was looked at as a whole, or its parts are in several groups.
    static func completed(_ stack: StoredArray, in contents: FileContents) -> StoredArray {
        let path = String(stack.path.dropFirst(contents.prefix.count))
        guard contents.tree.limitation != nil, let pattern = PathPattern(path), pattern.endsInStar,
            pattern.folderPath + "/" == FileContents.parent(of: path) || pattern.folderPath == "/",
            let first = stack.rowParts.first, first.rowCount == 1, case .dataset = first.storage,
            let group = try? contents.source.file.group(at: pattern.folderPath),
            let links = try? group.links(limit: mostParts)
        else { return stack }
        var known: Set<[UInt8]> = Set(stack.rowParts.map { Array($0.path.utf8) })
        var parts = stack.rowParts
        for link in links where link.kind == .object {
            let place = pattern.folderPath == "/" ? "/\(link.name)" : "\(pattern.folderPath)/\(link.name)"
            let whole = contents.prefix + place
            guard contents.node(at: place) == nil, pattern.matches(place), known.insert(Array(whole.utf8)).inserted
            else {
                continue
            }
            parts.append(first.renamed(path: whole, objectPath: place))
        }
        return StoredArray.stacked(parts.inNaturalOrder, path: stack.path) ?? stack
    }
}
