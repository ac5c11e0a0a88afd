internal import Core
internal import HDF5
internal import Rows

/// The features that are used of those in a file: features of one type, and what the user chooses among them.
struct FeatureChoice {
    /// The columns that the totals of rows of counts are over, ascending; nil for all.
    let counted: [Int]?
    /// The columns that are used, ascending; nil for all that are counted.
    let kept: [Int]?
    let notes: [String]

    /// The type that is used where nothing is said: what most people mean by the data of a cell.
    private static let usualType = "Gene Expression"

    /// Finds the features.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - options: What the user says.
    ///   - names: The names of the features; nil where they have none.
    /// - Throws: `DatasetError` where something is named that is not there, or it would be a guess which type is meant.
    init(_ plan: DatasetPlan, _ options: ReadingOptions, names: [String]?) throws(DatasetError) {
        let count = plan.data.rowLength
        let selectors = try FeatureSelectors(plan, options, names: names)
        guard !options.features.isEmpty || !selectors.types.isEmpty else {
            (counted, kept) = (nil, nil)
            self.notes = selectors.markedNote.map { [$0] } ?? []
            return
        }
        var (base, chosen, dropped): (Set<Int>, Set<Int>?, Set<Int>) = ([], nil, [])
        // Names and patterns that reach over several types are meant to.
        var reachesOver = options.mixesFeatureTypes
        var notes: [String] = []
        for text in options.features {
            let isLeftOut = text.hasPrefix("!")
            let (columns, kind, note) = try selectors.columns(isLeftOut ? String(text.dropFirst()) : text)
            if let note { notes.append(note) }
            if isLeftOut {
                dropped.formUnion(columns)
                continue
            }
            if kind == .type { base.formUnion(columns) } else { chosen = (chosen ?? []).union(columns) }
            reachesOver = reachesOver || kind == .names
        }
        let types = selectors.types
        if base.isEmpty {
            let ofChosen = chosen.map { chosen in Set(types.isEmpty ? [] : chosen.map { types[$0] }) }
            base = Set((0..<count).filter { types.isEmpty || ofChosen?.contains(types[$0]) ?? true })
            let among = Set(base.lazy.compactMap { types.indices.contains($0) ? types[$0] : nil })
            if among.count > 1, !reachesOver {
                guard among.contains(Self.usualType) else { throw selectors.severalTypes() }
                base = Set(base.filter { types[$0] == Self.usualType })
                let others = selectors.typeCounts.filter { $0.type != Self.usualType }
                notes.append(
                    "Of the \(count) features, the \(base.count) of the type \(Self.usualType) are used; others are never mixed with "
                        + "them: \(others.map { "--features \($0.type.escaped.shellWord) (\($0.count))" }.joined(separator: ", "))."
                )
            } else if among.count > 1, !options.mixesFeatureTypes {
                notes.append(
                    "Features of \(among.count) types are used together: \(among.sorted().map(\.escaped).joined(separator: ", "))."
                )
            }
        }
        let used = base.filter { (chosen?.contains($0) ?? true) && !dropped.contains($0) }
        guard used.count > 1 else {
            throw .unusable(
                "--features \(options.features.map { $0.escaped.shellWord }.joined(separator: " --features ")) leaves \(used.count) of "
                    + "the \(count) features of \(plan.data.path.escaped), and nothing can be made of fewer than two.")
        }
        if !options.features.isEmpty {
            notes.append("\(used.count) of the \(count) features are used (--features).")
        } else if let note = selectors.markedNote {
            notes.append(note)
        }
        counted = base.count == count ? nil : base.sorted()
        kept = used.count == base.count ? nil : used.sorted()
        self.notes = notes
    }
}
