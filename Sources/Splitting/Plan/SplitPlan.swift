package import Core
package import Rows

/// The split of a data set with the reasons for it: no training row gives a test row away.
///
///     let plan = try SplitPlan(dataset, rows: scaledRows, rule: .auto, seed: 0)
///     plan.split.test
package struct SplitPlan: Sendable {
    package let split: Split
    package let description: SplitDescription
    private let drawing: SplitDrawing

    /// The least number of groups that are tested by default if there are three times as many: a verdict needs them.
    package static let leastTestGroups = 10

    /// Splits a data set.
    ///
    /// - Parameters:
    ///   - dataset: The data set, whose labels keep their shares in each part where rows are drawn at random.
    ///   - rows: Its rows, scaled so that no feature outweighs the others by its unit: `[rows, features]`.
    ///   - rule: How the test rows are chosen.
    ///   - groups: The groups that `auto` and `groups` hold out as wholes: `[rows]`; without any, `auto` looks for columns that are called
    ///     like groups and holds out theirs, if their rows are near to each other.
    ///   - heldOut: The range of the label to hold out by that decides about all test rows; nil where there is none.
    ///   - testFraction: The share of all rows that is for testing, in (0, 1).
    ///   - validationFraction: The share of the rows that are not for testing which is for validation, in (0, 1).
    ///   - mostCompared: The most rows that are compared with each other.
    ///   - seed: What the choice depends on besides the rows.
    ///   - threads: The number of threads that copies are looked for on; the choice does not depend on it.
    /// - Throws: `RowReadError` where rows can't be read; `DatasetError` where a part would be without rows, or where there is nothing to do what the rule says by.
    package init(
        _ dataset: Dataset, rows: some RowSource, rule: SplitRule = .auto, groups: CategoricalLabels? = nil,
        heldOut: ClosedRange<Double>? = nil, testFraction: Double = Split.defaultTestFraction,
        validationFraction: Double = Split.defaultValidationFraction, mostCompared: Int = RowSketch.mostRows,
        seed: UInt64,
        threads: Int = 1
    ) throws {
        let sketch = try RowSketch(rows, mostRows: mostCompared)
        let copies = RowCopies(in: sketch, threads: threads)
        let dependence = SerialDependence(of: sketch, copies: copies.sets, classes: dataset.labels?.classes)
        var groups = groups
        var evidence: GroupEvidence?
        let held = try heldOut.map { range throws(DatasetError) in try dataset.split(holdingOut: range) }
        let ownSplit = held ?? dataset.ownSplit
        if groups == nil, rule == .auto, ownSplit == nil {
            let search = GroupSearch(among: dataset.groupColumns, sketch, label: dataset.labels, copies: copies.sets)
            (groups, evidence) = (search.groups, search.evidence)
        } else if groups == nil, rule == .random || rule == .time {
            evidence = dataset.groupColumns.first.map { GroupEvidence($0, .unknown) }
        }
        let kind: SplitDescription.Kind =
            held != nil
            ? .heldOut : try Self.kind(rule, dataset, ownSplit, groups: groups, dependence: dependence)

        let drawing = SplitDrawing(
            dataset: dataset, kind: kind, heldOut: held, copies: copies,
            groups: [.groups, .file, .heldOut].contains(kind) ? groups : nil, reach: dependence?.reach ?? 1,
            isDependent: dependence?.isStrong ?? false,
            fractions: (testFraction, validationFraction))
        self.drawing = drawing
        let split = try drawing.split(seed: seed)
        self.split = split
        description = SplitDescription(
            split, of: dataset.features.rowCount, kind: kind, copies: copies, comparedRows: sketch.compared.count,
            dependence: dependence, groups: kind == .groups ? groups : nil, evidence: evidence,
            ownSplit: kind == .file ? ownSplit : nil,
            heldOut: heldOut.flatMap { range in dataset.heldOutLabel.map { ($0.name, range) } })
    }

    /// True if another seed gives other test rows.
    package var varies: Bool { drawing.varies }

    /// A split in the same way from another seed.
    ///
    /// - Throws: `DatasetError` where a part would be without rows.
    package func split(seed: UInt64) throws(DatasetError) -> Split { try drawing.split(seed: seed) }

    /// The split of rows at random, with exact copies on the same side, whatever else belongs together.
    ///
    /// Its test rows are taken for independent, as those of a random split are.
    ///
    /// - Throws: `DatasetError` where a part would be without rows.
    package func randomSplit(seed: UInt64) throws(DatasetError) -> Split { try drawing.atRandom.split(seed: seed) }

    private static func kind(
        _ rule: SplitRule, _ dataset: Dataset, _ ownSplit: OwnSplit?, groups: CategoricalLabels?,
        dependence: SerialDependence?
    ) throws(DatasetError) -> SplitDescription.Kind {
        switch rule {
        case .random: return .random
        case .time: return .end
        case .groups:
            guard groups != nil else {
                let example = dataset.groupColumns.first.map { ", for example --groups \($0.path.escaped.shellWord)" }
                throw .unusable(
                    "Whole groups can be held out where --groups says which rows belong together\(example ?? "").")
            }
            return .groups
        case .file:
            guard ownSplit != nil else {
                if let objection = dataset.splitObjection {
                    throw .unusable(
                        "\(dataset.path.escaped): \(objection) Leave out --split, or choose another.")
                }
                throw .unusable(
                    "\(dataset.path.escaped) says of no rows that they are for testing. Leave out --split, or choose another."
                )
            }
            return .file
        case .auto:
            // Who names groups means them, whatever a column says.
            if let ownSplit, ownSplit.path == nil || groups == nil { return .file }
            if groups != nil { return .groups }
            guard let dependence, dependence.isStrong else { return .random }
            return dependence.drifts ? .end : .stretches
        }
    }
}
