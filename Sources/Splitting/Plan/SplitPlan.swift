package import Core
package import Rows

/// The split of a data set with the reasons for it: no training row gives a test row away.
///
///     let plan = try SplitPlan(dataset, rows: scaledRows, rule: .auto, seed: 0)
///     plan.split.test
package struct SplitPlan: Sendable {
    package let split: Split
    package let description: SplitDescription

    /// One copy in so many rows is few.
    private static let fewCopies = 20

    /// Splits a data set.
    ///
    /// - Parameters:
    ///   - dataset: The data set, whose labels keep their shares in each part where rows are drawn at random.
    ///   - rows: Its rows, scaled so that no feature outweighs the others by its unit: `[rows, features]`.
    ///   - rule: How the test rows are chosen.
    ///   - groups: The groups that `auto` and `groups` hold out as wholes: `[rows]`.
    ///   - names: The names of the labels that are known, one of which may tell of groups.
    ///   - testFraction: The share of all rows that is for testing, in (0, 1).
    ///   - validationFraction: The share of the rows that are not for testing which is for validation, in (0, 1).
    ///   - seed: What the choice depends on besides the rows.
    /// - Throws: `RowReadError` where rows can't be read; `DatasetError` where a part would be without rows, or where there is nothing to do what the rule says by.
    package init(
        _ dataset: Dataset, rows: some RowSource, rule: SplitRule = .auto, groups: CategoricalLabels? = nil,
        names: [String] = [], testFraction: Double = Split.defaultTestFraction,
        validationFraction: Double = Split.defaultValidationFraction, seed: UInt64
    ) throws {
        let sketch = try RowSketch(rows)
        let copies = RowCopies(in: sketch)
        var classes: [Int]?
        if case .categorical(let labels) = dataset.labels { classes = labels.codes }
        let dependence = SerialDependence(of: sketch, copies: copies.sets, classes: classes)
        let kind = try Self.kind(rule, dataset, groups: groups, dependence: dependence)

        var sets = copies.sets
        if kind == .groups, let groups { sets.joinEqual(groups.codes.lazy.map { $0 < 0 ? nil : $0 }) }
        let areTogether = sets.sharedRowCount > 0 ? sets.firsts : nil
        var split: Split
        switch kind {
        case .random, .groups:
            // Few copies follow one of them, so that they do not change which other rows are tested.
            let areFew = kind == .random && sets.sharedRowCount <= dataset.features.rowCount / Self.fewCopies
            split = try Split(
                rowCount: dataset.features.rowCount, labels: kind == .groups ? nil : dataset.labels,
                testFraction: testFraction, validationFraction: validationFraction,
                groups: areFew ? nil : areTogether, seed: seed)
            if areFew, let areTogether { split = split.following(areTogether) }
        case .file:
            split = try Split(
                dataset, testFraction: testFraction, validationFraction: validationFraction, groups: areTogether,
                seed: seed)
        case .stretches, .end:
            split = try Self.stretches(
                isEnd: kind == .end, dataset, classes: classes, reach: dependence?.reach ?? 1,
                fractions: (testFraction, validationFraction), seed: seed)
        }
        if let areTogether, kind == .file || kind == .stretches || kind == .end {
            split = split.withoutGivenAway(areTogether)
        }
        self.split = split
        description = SplitDescription(
            split, of: dataset.features.rowCount, kind: kind, copies: copies, comparedRows: sketch.compared.count,
            dependence: dependence, groups: kind == .groups ? groups : nil,
            suggestedGroups: groups == nil ? names.first(where: GroupNames.include) : nil)
    }

    private static func kind(
        _ rule: SplitRule, _ dataset: Dataset, groups: CategoricalLabels?, dependence: SerialDependence?
    ) throws(DatasetError) -> SplitDescription.Kind {
        switch rule {
        case .random: return .random
        case .time: return .end
        case .groups:
            guard groups != nil else {
                throw .unusable("Whole groups can be held out where --groups says which rows belong together.")
            }
            return .groups
        case .file:
            guard dataset.predefinedTestRows != nil else {
                throw .unusable(
                    "\(dataset.path.escaped) says of no rows that they are for testing. Leave out --split, or choose another."
                )
            }
            return .file
        case .auto:
            if dataset.predefinedTestRows != nil { return .file }
            if groups != nil { return .groups }
            guard let dependence, dependence.isStrong else { return .random }
            return dependence.drifts ? .end : .stretches
        }
    }

    /// Stretches of the file; where it is sorted by class, of each class.
    private static func stretches(
        isEnd: Bool, _ dataset: Dataset, classes: [Int]?, reach: Int, fractions: (test: Double, validation: Double),
        seed: UInt64
    ) throws(DatasetError) -> Split {
        let all = Array(0..<dataset.features.rowCount)
        var orders = [all]
        if !isEnd, let classes, let members = Self.runs(of: classes) { orders = members }
        var generator = SeededGenerator(seed: seed, stream: "split.stretches")
        var parts = StretchSplit.Parts()
        for rows in orders {
            let stretches = StretchSplit(
                rows: rows, testFraction: fractions.test, validationFraction: fractions.validation, reach: reach)
            let some = isEnd ? stretches.end() : stretches.spread(using: &generator)
            parts.training += some.training
            parts.validation += some.validation
            parts.test += some.test
        }
        guard parts.training.count > 1, !parts.validation.isEmpty, !parts.test.isEmpty else {
            throw .unusable(
                "There are too few rows: \(all.count) can't be split into stretches with gaps between them. "
                    + "--split random takes them one by one.")
        }
        // Test rows nearer than the dependence reaches are one observation.
        return Split(
            training: parts.training.sorted(), validation: parts.validation.sorted(), test: parts.test.sorted(),
            groups: all.map { $0 / max(1, min(reach, all.count / 50)) })
    }

    /// The rows of each class where the file is sorted by class: each class in one run of at least 10 rows; else nil.
    private static func runs(of classes: [Int]) -> [[Int]]? {
        var runs: [[Int]] = []
        for (row, code) in classes.enumerated() {
            if let last = runs.last?.last, classes[last] == code {
                runs[runs.count - 1].append(row)
            } else {
                runs.append([row])
            }
        }
        let isSorted = runs.count == Set(classes).count && runs.allSatisfy { $0.count >= 10 }
        return isSorted ? runs : nil
    }
}

extension Split {
    /// The split with each copy in the part of the first of its copies.
    fileprivate func following(_ sets: [Int]) -> Split {
        var part = [Int](repeating: 0, count: sets.count)
        for row in validation { part[row] = 1 }
        for row in test { part[row] = 2 }
        let parts = Dictionary(grouping: sets.indices) { part[sets[$0]] }
        return Split(
            training: parts[0] ?? [], validation: parts[1] ?? [], test: parts[2] ?? [], groups: sets)
    }

    /// The split without training and validation rows that are copies of a test row, and training rows that are copies of a
    /// validation row.
    fileprivate func withoutGivenAway(_ sets: [Int]) -> Split {
        let tested = Set(test.map { sets[$0] })
        let validated = tested.union(validation.map { sets[$0] })
        return Split(
            training: training.filter { !validated.contains(sets[$0]) },
            validation: validation.filter { !tested.contains(sets[$0]) }, test: test, groups: groups ?? sets)
    }
}
