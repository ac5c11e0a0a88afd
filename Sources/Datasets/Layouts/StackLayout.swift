internal import Core
internal import HDF5
internal import Rows

/// Rows that are spread over many data sets: one for each sample, or the same one in a group for each episode, molecule or run.
struct StackLayout: DatasetLayout {
    let format = "spread rows"
    /// True if data sets that may as well be anything else are looked at, too, so that the user is asked about them.
    var asksAboutUncertain = false

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard let (found, why, arrays) = try data(contents, options) else { return nil }
        let stack = StackCompletion.completed(found, in: contents)
        let companions = StackCompanions(of: stack, in: contents)
        let part = companions?.parting
        let columns = (companions?.columns() ?? []) + [part].compactMap(\.self)
        let parts = Set(stack.rowParts.map { Array($0.path.utf8) })
        let others = arrays.filter { array in
            !parts.contains(Array(array.path.utf8)) && !array.path.hasSameBytes(as: stack.path)
        }
        // What one part has of its own is no column of all rows, however long it happens to be.
        let known = others.map { array in
            var array = array
            if companions?.isInPart(array) == true { array.role.kind = .aside }
            return array
        }
        let own = contents.replacing(arrays: [stack] + columns.map(\.column) + known)
        var named = options.naming(columns, prefix: contents.prefix).with(dataPath: stack.path)
        // Where nothing is called a label, the group of a row is what is known of it.
        let labels = columns.filter { $0.column.role.kind == .label }
        let isLabelledByPart = labels.isEmpty && options.labelsPath == nil && !options.ignoresLabels && part != nil
        if isLabelledByPart { named.labelsPath = part?.column.path }
        var plan = try NamedArrays(own, named).plan(format: format)
        plan.why = why
        plan.renamedOptions = named
        if options.dataPath == nil {
            let rest = contents.replacing(arrays: arrays)
            plan.notes = DataChoice(rest).alternatives(to: stack, options) + plan.notes
        }
        if let part {
            plan.part = LabelSource(part.column, why: "the group of each row")
            if isLabelledByPart { (plan.label, plan.labelIsChosen) = (plan.part, false) }
        }
        plan.rowNames = companions?.rowNames
        plan.notes += Self.notes(stack, in: contents)
        return plan
    }

    /// The stack that is the data, why it, and the arrays to choose from beside; nil where the data are no stack.
    private func data(
        _ contents: FileContents, _ options: ReadingOptions
    ) throws(DatasetError) -> (StoredArray, why: String, arrays: [StoredArray])? {
        if let path = options.dataPath {
            guard let array = contents.array(at: path), case .stacked = array.storage, array.isMatrix else {
                return nil
            }
            return (array, "chosen with --data", contents.arrays)
        }
        let families = StackFamilies(contents).families()
        let certain = families.filter(\.isCertain)
        guard !(asksAboutUncertain ? families : certain).isEmpty else { return nil }
        let parts = Set(certain.flatMap { $0.stack.rowParts.map { Array($0.path.utf8) } })
        let arrays = families.map(\.stack) + contents.arrays.filter { !parts.contains(Array($0.path.utf8)) }
        let (choice, why) = try DataChoice(contents.replacing(arrays: arrays)).choose(options)
        guard case .stacked = choice.storage else { return nil }
        return (choice, why, arrays)
    }

    /// Sentences on the parts, their order, and what of the file is none of them though it is called so.
    private static func notes(_ stack: StoredArray, in contents: FileContents) -> [String] {
        let parts = stack.rowParts
        guard let first = parts.first, let last = parts.last else { return [] }
        let list = "from \(first.path.escaped) to \(last.path.escaped)"
        var notes = [
            stack.rowCount == parts.count
                ? "Each row is a data set of its own, \(list), in this order."
                : "The rows of \(parts.count) data sets follow each other, \(list), in this order."
        ]
        if parts.count >= StackCompletion.mostParts {
            notes.append("Only the first \(StackCompletion.mostParts) data sets are read; others are not looked at.")
        }
        guard let pattern = PathPattern(String(stack.path.dropFirst(contents.prefix.count))) else { return notes }
        let roots = Set(parts.map { Array(pattern.group(of: String($0.path.dropFirst(contents.prefix.count))).utf8) })
        let groups = PathPattern(pattern.groupsPath)
        let others = contents.tree.nodes.filter { node in
            switch node.kind {
            case .group where !pattern.endsInStar, .dataset where pattern.endsInStar:
                groups?.matches(node.path) == true && !roots.contains(Array(node.path.utf8))
            default: false
            }
        }
        if let other = others.first {
            let what = pattern.endsInStar ? "is named like them and is not a row" : "has no such data set"
            let more =
                others.count > 1 ? ", and so \(others.count == 2 ? "is 1 more" : "are \(others.count - 1) more")" : ""
            notes.append("\(other.path.escaped) \(what)\(more).")
        }
        return notes
    }
}

extension ReadingOptions {
    /// The options with columns of stacked rows called by the paths that they have as such: a user may put the stars elsewhere.
    fileprivate func naming(_ columns: [StackCompanions.Companion], prefix: String) -> ReadingOptions {
        // The labels of one part stand for those of all.
        func companions(_ path: String) -> StackCompanions.Companion? {
            columns.first { $0.paths.contains { $0.hasSameBytes(as: path) } }
        }
        func known(_ text: String) -> String {
            let (path, attribute) = Self.attribute(of: text)
            guard let pattern = PathPattern(FileContents.absolute(path)) else {
                let whole = FileContents.absolute(text)
                return companions(whole)?.column.path ?? text
            }
            let match = columns.first { companion in
                companion.paths.allSatisfy { full in
                    let (path, name) = Self.attribute(of: full)
                    return name == attribute && pattern.matches(path)
                }
            }
            return match?.column.path ?? text
        }
        var options = self
        options.labelsPath = labelsPath.map(known)
        options.furtherLabelsPaths = furtherLabelsPaths.map(known)
        options.groupsPath = groupsPath.map(known)
        options.heldOut = heldOut.map { HeldOutRows(path: known($0.path), range: $0.range) }
        return options
    }

    /// A path without the attribute that it names, and the attribute.
    private static func attribute(of path: String) -> (String, Substring?) {
        guard let sign = path.lastIndex(of: "@"), !path[sign...].contains("/") else { return (path, nil) }
        return (String(path[..<sign]), path[path.index(after: sign)...])
    }
}
