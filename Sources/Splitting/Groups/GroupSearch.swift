internal import Rows

/// The search for groups among columns that are called like such, where nobody has named any.
struct GroupSearch {
    /// The groups to hold out; nil where there are none.
    let groups: CategoricalLabels?
    /// The evidence on them, or on the likeliest column that is not held out; nil if no column is named like groups.
    let evidence: GroupEvidence?

    /// Looks at columns, the likeliest first.
    ///
    /// The first one whose rows are near to each other is held out, if nothing stands against it.
    ///
    /// - Parameters:
    ///   - columns: The columns.
    ///   - sketch: The rows.
    ///   - label: The classes of the rows; nil where there are none.
    ///   - sets: Rows that are copies of each other.
    init(among columns: [GroupColumn], _ sketch: RowSketch, label: Labels?, copies sets: RowSets) {
        var others: [GroupEvidence] = []
        for column in columns {
            let classes = column.isLabel ? nil : label?.classes
            let nearness = GroupNearness(of: sketch, groups: column.labels.codes, classes: classes, copies: sets)
            guard let nearness, nearness.isNear else {
                others.append(GroupEvidence(column, nearness == nil ? .unknown : .notNear, nearness))
                continue
            }
            guard let objection = column.objection else {
                groups = column.labels
                evidence = GroupEvidence(column, .heldOut, nearness)
                return
            }
            others.append(GroupEvidence(column, objection, nearness))
        }
        groups = nil
        evidence = others.first { $0.finding != .notNear && $0.finding != .unknown } ?? others.first
    }
}

extension GroupColumn {
    /// The most values of a label that are classes, and the least rows that each then has on average.
    private static let (mostClasses, leastClassSize) = (20, 30)
    /// The least number of groups of which some can be held out.
    private static let leastGroups = 5

    /// The objection to holding out whole groups, however near their rows are to each other; nil if there is none.
    fileprivate var objection: GroupEvidence.Finding? {
        let sizes = sizes
        let rows = sizes.reduce(0, +)
        if sizes.count < Self.leastGroups { return .tooFew }
        if isLabel, sizes.count <= Self.mostClasses, rows >= sizes.count * Self.leastClassSize { return .classes }
        // What is left to learn from would be another thing than what is tested.
        return 2 * (sizes.max() ?? 0) > labels.codes.count ? .uneven : nil
    }
}
