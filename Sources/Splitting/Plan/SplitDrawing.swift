internal import Core
internal import Rows

/// A way of splitting a data set, by which splits are drawn from any seed.
struct SplitDrawing: Sendable {
    let dataset: Dataset
    let kind: SplitDescription.Kind
    /// The split by what is held out; nil where nothing is.
    let heldOut: OwnSplit?
    let copies: RowCopies
    /// The groups that are held out as wholes, or that given test rows are counted by; nil where there are none.
    let groups: CategoricalLabels?
    /// The number of rows after which rows no longer depend on each other.
    let reach: Int
    /// True if rows depend on those before them.
    let isDependent: Bool
    /// The share of all rows that is for testing, and that of the others which is for validation.
    let fractions: (test: Double, validation: Double)

    /// One copy in so many rows is few.
    private static let fewCopies = 20
    /// Validation rows that are drawn from dependent ones are blocks of so many gaps.
    private static let gapsPerBlock = 4

    /// True if another seed gives other test rows.
    var varies: Bool {
        switch kind {
        case .random, .groups, .stretches: true
        case .end, .file, .heldOut: false
        }
    }

    /// The way of splitting at random that keeps nothing together but exact copies.
    var atRandom: SplitDrawing {
        SplitDrawing(
            dataset: dataset, kind: .random, heldOut: nil, copies: copies.exact, groups: nil, reach: reach,
            isDependent: false, fractions: fractions)
    }

    /// Draws a split.
    ///
    /// - Throws: `DatasetError` where a part would be without rows.
    func split(seed: UInt64) throws(DatasetError) -> Split {
        let copied = copies.sets.sharedRowCount > 0 ? copies.sets.firsts : nil
        var sets = copies.sets
        if let groups { sets.joinEqual(groups.codes.lazy.map { $0 < 0 ? nil : $0 }) }
        let areTogether = sets.sharedRowCount > 0 ? sets.firsts : nil
        // Who names groups says what belongs together.
        let hasStretches = isDependent && groups == nil
        var split: Split
        switch kind {
        case .random, .groups:
            // Few copies follow one of them, so that they do not change which other rows are tested.
            let areFew = kind == .random && sets.sharedRowCount <= dataset.features.rowCount / Self.fewCopies
            split = try Split(
                rowCount: dataset.features.rowCount, labels: kind == .groups ? nil : dataset.labels,
                testFraction: kind == .groups ? testFraction(of: sets) : fractions.test,
                validationFraction: fractions.validation,
                groups: areFew ? nil : areTogether, seed: seed)
            if areFew, let areTogether { split = split.following(areTogether) }
        case .file, .heldOut:
            split = try Split(
                dataset, by: heldOut, testFraction: fractions.test, validationFraction: fractions.validation,
                groups: hasStretches ? blocks(of: Self.gapsPerBlock * gap) : areTogether, seed: seed)
            if hasStretches { split = apart(split) }
        case .stretches, .end: split = try stretches(seed: seed)
        }
        if let copied, [.file, .heldOut, .stretches, .end].contains(kind) {
            split = split.withoutGivenAway(copied)
        }
        return split
    }

    /// The share of the rows that is for testing where whole groups are: more than usual if these would be too few for a verdict.
    private func testFraction(of sets: RowSets) -> Double {
        let least = SplitPlan.leastTestGroups
        let count = Set(sets.firsts).count
        guard fractions.test == Split.defaultTestFraction, count >= 3 * least else { return fractions.test }
        // Of groups of the same size so many, and a little for those of others.
        return max(fractions.test, (Double(least) + 0.25) / Double(count))
    }

    /// Stretches of the file; where it is sorted by class, of each class.
    private func stretches(seed: UInt64) throws(DatasetError) -> Split {
        let isEnd = kind == .end
        let all = Array(0..<dataset.features.rowCount)
        var orders = [all]
        if !isEnd, let classes = dataset.labels?.classes, let members = Self.runs(of: classes) { orders = members }
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
            groups: blocks(of: gap), gap: gap)
    }

    /// The number of rows of the file within which rows are alike.
    private var gap: Int {
        StretchSplit(
            rows: Array(0..<dataset.features.rowCount), testFraction: fractions.test,
            validationFraction: fractions.validation, reach: reach
        ).gap
    }

    /// The number of each row's block of the file, of so many rows.
    private func blocks(of size: Int) -> [Int] { (0..<dataset.features.rowCount).map { $0 / max(1, size) } }

    /// A given split of rows that depend on their neighbours: training rows near to validation rows that were drawn are left out, and
    /// test rows nearer than the dependence reaches are one observation, as long as there are enough of these for a verdict.
    private func apart(_ split: Split) -> Split {
        let (gap, given) = (gap, heldOut ?? dataset.ownSplit)
        let drawn = given?.validation.isEmpty == true ? split.validation : []
        return Split(
            training: split.training.farther(than: gap, from: drawn), validation: split.validation, test: split.test,
            groups: blocks(of: min(gap, split.test.count / SplitPlan.leastTestGroups)), gap: gap)
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
            validation: validation.filter { !tested.contains(sets[$0]) }, test: test, groups: groups ?? sets,
            gap: gap)
    }
}
