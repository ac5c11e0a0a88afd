internal import Core
internal import HDF5
internal import Rows

/// Data sets that are parts of the same rows: one for each sample in a group, or the same one in many groups.
struct StackFamilies {
    /// Arrays whose parts are data sets of a file.
    struct Family: Sendable {
        let stack: StoredArray
        /// True if the names of the parts leave no doubt that they belong together.
        let isCertain: Bool
    }

    private let contents: FileContents
    /// The most families that are looked at.
    private static let mostFamilies = 1_000

    init(_ contents: FileContents) {
        self.contents = contents
    }

    /// The families that could be data, in the order of the file.
    func families() -> [Family] {
        let arrays = contents.arrays.filter {
            $0.isPlain && $0.type.isNumeric && $0.elementCount > 1 && !$0.role.isBesideRows
        }
        let leaves = Dictionary(grouping: arrays) { Array(FileContents.parent(of: $0.objectPath).utf8) }
        var families: [Family] = []
        var taken: Set<[UInt8]> = []
        for array in arrays {
            let folder = Array(FileContents.parent(of: array.objectPath).utf8)
            guard taken.insert(folder).inserted, let members = leaves[folder] else { continue }
            if let family = samples(members) { families.append(family) }
        }
        families = ofClasses(families) + groups(arrays)
        return Array(families.prefix(Self.mostFamilies))
    }

    /// The data sets of a group as samples, where they are.
    private func samples(_ members: [StoredArray]) -> Family? {
        // Where lengths differ, as of proteins with a row for each residue, the first axis holds rows.
        var byShape = Dictionary(grouping: members) { $0.shape }
        let isUneven = byShape.values.allSatisfy { $0.count * 5 < members.count * 4 }
        if isUneven {
            byShape = Dictionary(grouping: members.filter { $0.shape.count > 1 }) { Array($0.shape.dropFirst()) }
        }
        guard let most = byShape.values.max(by: { $0.count < $1.count }), most.count >= RowStacking.manySamples,
            most.count * 5 >= members.count * 4, SampleNames.judge(most) == .samples
        else { return nil }
        let parts = most.inNaturalOrder
        let star = PathPattern.component(of: parts.map(\.name))
        guard let pattern = PathPattern(FileContents.parent(of: parts[0].objectPath) + star) else { return nil }
        return family(parts, pattern, isCertain: true)
    }

    /// Groups of samples side by side as one, as where there is a group for each class: certainly so where no two samples have one
    /// name, as pictures and their masks have.
    private func ofClasses(_ families: [Family]) -> [Family] {
        func folder(_ family: Family) -> String {
            String(FileContents.parent(of: family.stack.rowParts[0].objectPath).dropLast())
        }
        func key(_ family: Family) -> [String] {
            [FileContents.parent(of: folder(family))] + family.stack.shape.dropFirst().map(String.init)
        }
        let siblings = Dictionary(grouping: families, by: key)
        var joined: [Family] = []
        var taken: Set<[UInt8]> = []
        for family in families where !taken.contains(Array(folder(family).utf8)) {
            let kin = siblings[key(family)] ?? []
            let parts = kin.flatMap(\.stack.rowParts)
            guard kin.count > 1, !folder(family).isEmpty,
                kin.allSatisfy({ ArrayRole(path: folder($0)).part == nil && ArrayRole(path: folder($0)).kind == nil }),
                let pattern = PathPattern(of: parts.map(\.objectPath)),
                let stack = StoredArray.stacked(parts, path: contents.prefix + pattern.path)
            else {
                joined.append(family)
                continue
            }
            for one in kin { taken.insert(Array(folder(one).utf8)) }
            let isCertain = Set(parts.map { Array($0.name.utf8) }).count == parts.count
            joined.append(Family(stack: stack, isCertain: isCertain))
            if !isCertain { joined += kin }
        }
        return joined
    }

    /// The data sets that are the same in many groups.
    private func groups(_ arrays: [StoredArray]) -> [Family] {
        let (order, members) = StarredPaths.families(of: arrays)
        // Families in the same groups ask the same of them.
        var areOfOneKind: [String: Bool] = [:]
        return order.prefix(Self.mostFamilies).compactMap { key in
            guard let parts = members[key]?.inNaturalOrder, parts.count >= StarredPaths.fewestGroups,
                let exact = PathPattern(key)
            else { return nil }
            let groups = Set(parts.map { exact.name(of: $0.objectPath) })
            let areNumbered = SampleNames.judge(names: groups.sorted()) == .samples
            // Groups with a vector each may be quantities, as CellProfiler keeps them.
            guard areNumbered || parts[0].shape.count > 1 && !isOfColumn(parts[0]) else { return nil }
            let pattern = PathPattern(of: parts.map(\.objectPath)) ?? exact
            let areMany = areNumbered || groups.count >= RowStacking.manySamples
            let known = areOfOneKind[exact.groupsPath] ?? haveOneKindOfMembers(parts, exact, arrays)
            areOfOneKind[exact.groupsPath] = known
            return family(parts, pattern, isCertain: areMany && known)
        }
    }

    /// True if an array lies in a group that is a column of a table, beside its values.
    private func isOfColumn(_ array: StoredArray) -> Bool {
        let folder = FileContents.parent(of: array.objectPath)
        return ColumnGroup.values.contains { contents.array(at: folder + $0)?.isColumn == true }
    }

    /// True if groups have much the same in them: gas and stars of a simulation have not, though their groups are numbered.
    private func haveOneKindOfMembers(_ parts: [StoredArray], _ pattern: PathPattern, _ arrays: [StoredArray]) -> Bool {
        let roots = parts.prefix(StarredPaths.fewestGroups * 4).map { pattern.group(of: $0.objectPath) + "/" }
        let members = roots.map { root in
            Set(arrays.filter { $0.objectPath.hasPrefix(root) }.map { String($0.objectPath.dropFirst(root.count)) })
        }
        let common = members.dropFirst().reduce(members.first ?? []) { $0.intersection($1) }
        let all = members.reduce(Set<String>()) { $0.union($1) }
        return common.count * 5 >= all.count * 4
    }

    private func family(_ parts: [StoredArray], _ pattern: PathPattern, isCertain: Bool) -> Family? {
        guard var stack = try? RowStacking(contents).stack(parts, pattern: pattern), stack.isMatrix else {
            return nil
        }
        // The file may say of all of them that they are not what their name suggests: components, called x, y and z.
        if parts.allSatisfy({ $0.role.kind == nil }) { stack.role.kind = nil }
        return Family(stack: stack, isCertain: isCertain)
    }
}

extension StoredArray {
    /// True if it is a data set as it is.
    fileprivate var isPlain: Bool {
        if case .dataset = storage { !isDimensionScale } else { false }
    }
}
