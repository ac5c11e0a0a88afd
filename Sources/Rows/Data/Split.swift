internal import Core

/// The training rows, the validation rows that stop a training, and the test rows that judge a method.
package struct Split: Sendable, Equatable {
    /// The share of all rows that is kept for testing.
    package static let defaultTestFraction = 0.2
    /// The share of the other rows that is kept for validation.
    package static let defaultValidationFraction = 0.1

    /// The rows of each part, ascending.
    package let training: [Int]
    package let validation: [Int]
    package let test: [Int]
    /// The group of each row, by a number of its own, whose rows say much the same: `[rows]`; nil where each row stands for itself.
    ///
    /// Copies of each other, rows of one patient, or neighbours in time: what is uncertain about the test rows is so by groups.
    package let groups: [Int]?
    /// The number of rows in the file within which rows are alike; 0 where their order says nothing.
    package let gap: Int

    /// A split from its parts, which may leave rows out.
    ///
    /// - Precondition: No row is in two of them, and each part is ascending.
    package init(training: [Int], validation: [Int], test: [Int], groups: [Int]? = nil, gap: Int = 0) {
        let parts = [training, validation, test]
        precondition(parts.allSatisfy { $0 == $0.sorted() }, "parts in ascending order")
        precondition(Set(parts.joined()).count == parts.joined().count, "a row in two parts")
        self.training = training
        self.validation = validation
        self.test = test
        self.groups = groups
        self.gap = gap
    }

    /// Splits the rows of a data set, by a given split or as the file does where it has one of its own.
    package init(
        _ dataset: Dataset, by given: OwnSplit? = nil, testFraction: Double = Split.defaultTestFraction,
        validationFraction: Double = Split.defaultValidationFraction, groups: [Int]? = nil, seed: UInt64
    ) throws(DatasetError) {
        guard let own = given ?? dataset.ownSplit else {
            try self.init(
                rowCount: dataset.features.rowCount, labels: dataset.labels, testFraction: testFraction,
                validationFraction: validationFraction, groups: groups, seed: seed)
            return
        }
        try self.init(
            training: own.training, validation: own.validation, test: own.test,
            of: "\(own.training.count) training and \(own.test.count) test rows",
            strata: Split.strata(dataset.labels, rowCount: dataset.features.rowCount),
            validationFraction: validationFraction, groups: groups, seed: seed)
    }

    /// Splits the rows of a data set at random into those for training and those for validation; none is for testing.
    ///
    /// - Parameters:
    ///   - dataset: The data set, whose classes have their share in both parts.
    ///   - seed: What the choice depends on, and nothing else.
    /// - Throws: `DatasetError` if there is a single row.
    package init(withoutTestOf dataset: Dataset, seed: UInt64) throws(DatasetError) {
        let count = dataset.features.rowCount
        var generator = SeededGenerator(seed: seed, stream: "split.validation")
        let (validation, training) = Split.draw(
            Self.defaultValidationFraction, from: Array(0..<count),
            strata: Split.strata(dataset.labels, rowCount: count), groups: nil, using: &generator)
        guard !validation.isEmpty else {
            throw .unusable("There are too few rows: at least 3 are needed, and there is \(count).")
        }
        self.init(training: training, validation: validation, test: [])
    }

    /// Splits rows at random, so that each class has its share in each part.
    ///
    /// - Parameters:
    ///   - rowCount: How many rows there are.
    ///   - labels: Their labels; classes are kept in proportion, numbers are not looked at.
    ///   - testFraction: The share of all rows that is for testing, in (0, 1).
    ///   - validationFraction: The share of the rows that are not for testing which is for validation, in (0, 1).
    ///   - groups: The group of each row, none of which is divided: `[rows]`; nil where each row stands for itself.
    ///   - seed: What the choice depends on, and nothing else.
    /// - Throws: `DatasetError` when a part would be without rows.
    package init(
        rowCount: Int, labels: Labels? = nil, testFraction: Double, validationFraction: Double, groups: [Int]? = nil,
        seed: UInt64
    ) throws(DatasetError) {
        precondition(testFraction > 0 && testFraction < 1, "a test fraction of \(testFraction)")
        let strata = Split.strata(labels, rowCount: rowCount)
        var generator = SeededGenerator(seed: seed, stream: "split.test")
        let (test, others) = Split.draw(
            testFraction, from: Array(0..<rowCount), strata: strata, groups: groups, using: &generator)
        try self.init(
            training: others, validation: [], test: test, of: rowCount == 1 ? "1 row" : "\(rowCount) rows",
            strata: strata, validationFraction: validationFraction, groups: groups, seed: seed)
    }

    /// Splits rows of which those for testing are known; without validation rows, some of those for training are drawn.
    ///
    /// A message calls all of them by `rows`.
    private init(
        training: [Int], validation: [Int], test: [Int], of rows: String, strata: [Int], validationFraction: Double,
        groups: [Int]?, seed: UInt64
    ) throws(DatasetError) {
        precondition(validationFraction > 0 && validationFraction < 1, "a validation fraction of \(validationFraction)")
        var (validation, training) = (validation, training)
        if validation.isEmpty {
            var generator = SeededGenerator(seed: seed, stream: "split.validation")
            (validation, training) = Split.draw(
                validationFraction, from: training, strata: strata, groups: groups, using: &generator)
        }
        guard !training.isEmpty, !validation.isEmpty, !test.isEmpty else {
            throw .unusable(
                "There are too few rows: \(rows) can't be split into training, validation and test rows. "
                    + "At least 3 are needed, and some hundreds for a result that means anything.")
        }
        self.init(training: training, validation: validation, test: test, groups: groups)
    }

    /// The class of each row; where there are no classes, one of all.
    private static func strata(_ labels: Labels?, rowCount: Int) -> [Int] {
        labels?.classes ?? [Int](repeating: 0, count: rowCount)
    }

    /// The split with fewer rows kept for testing and for validation; the others are for training.
    ///
    /// Those that belong together with rows that stay are left out instead, as are all where testing rows are apart.
    ///
    /// - Parameters:
    ///   - maximumTest: The most rows for testing.
    ///   - maximumValidation: The most for validation.
    ///   - isApart: Whether no row for testing may be for training.
    ///   - seed: What the choice of those depends on.
    /// - Returns: The split.
    package func limited(
        test maximumTest: Int, validation maximumValidation: Int, isApart: Bool = false, seed: UInt64
    ) -> Split {
        var generator = SeededGenerator(seed: seed, stream: "split.limited")
        let tests = test.shuffled(using: &generator)
        let validations = validation.shuffled(using: &generator)
        let others =
            groups == nil && !isApart ? tests.dropFirst(maximumTest) + validations.dropFirst(maximumValidation) : []
        return Split(
            training: (training + others).sorted(), validation: validations.prefix(maximumValidation).sorted(),
            test: tests.prefix(maximumTest).sorted(), groups: groups, gap: gap)
    }

    /// Draws a share of some rows, at least one where there are two, from each stratum in proportion.
    ///
    /// The strata's shares are rounded by the method of the largest remainder, so that they add up.
    private static func draw(
        _ fraction: Double, from rows: [Int], strata: [Int], groups: [Int]?, using generator: inout SeededGenerator
    ) -> (drawn: [Int], rest: [Int]) {
        guard rows.count > 1 else { return ([], rows) }
        if let groups { return draw(fraction, from: rows, strata: strata, groups: groups, using: &generator) }
        let wanted = min(max(Int((Double(rows.count) * fraction).rounded()), 1), rows.count - 1)
        var members: [Int: [Int]] = [:]
        for row in rows { members[strata[row], default: []].append(row) }
        let names = members.keys.sorted()
        let sizes = names.map { members[$0]?.count ?? 0 }
        let counts = shares(of: wanted, among: sizes)

        var drawn: [Int] = []
        var rest: [Int] = []
        for (name, count) in zip(names, counts) {
            let shuffled = (members[name] ?? []).shuffled(using: &generator)
            drawn += shuffled.prefix(count)
            rest += shuffled.dropFirst(count)
        }
        return (drawn.sorted(), rest.sorted())
    }

    /// Draws whole groups, each in the stratum of its first row, until a share of the rows is drawn.
    private static func draw(
        _ fraction: Double, from rows: [Int], strata: [Int], groups: [Int], using generator: inout SeededGenerator
    ) -> (drawn: [Int], rest: [Int]) {
        let members = Dictionary(grouping: rows) { groups[$0] }
        guard members.count > 1 else { return ([], rows) }
        let firsts = members.values.compactMap(\.first).sorted()
        let ofStratum = Dictionary(grouping: firsts) { strata[$0] }
        var drawn: [Int] = []
        var groupsLeft = members.count
        for stratum in ofStratum.keys.sorted() {
            let shuffled = (ofStratum[stratum] ?? []).shuffled(using: &generator)
            let sizes = shuffled.map { members[groups[$0]]?.count ?? 0 }
            let wanted = Double(sizes.reduce(0, +)) * fraction
            var taken = 0
            for (first, size) in zip(shuffled, sizes) where groupsLeft > 1 {
                // A group that would overshoot by more than it falls short without is left.
                guard Double(taken) + Double(size) / 2 <= wanted else { continue }
                drawn += members[groups[first]] ?? []
                taken += size
                groupsLeft -= 1
            }
        }
        if drawn.isEmpty, let smallest = firsts.min(by: { size($0) < size($1) }) {
            drawn = members[groups[smallest]] ?? []
        }
        func size(_ first: Int) -> Int { members[groups[first]]?.count ?? 0 }
        let isDrawn = Set(drawn)
        return (drawn.sorted(), rows.filter { !isDrawn.contains($0) })
    }

    /// The number of `wanted` rows that falls to each stratum.
    private static func shares(of wanted: Int, among sizes: [Int]) -> [Int] {
        let total = sizes.reduce(0, +)
        let exact = sizes.map { Double($0) * Double(wanted) / Double(total) }
        var counts = exact.map { Int($0.rounded(.down)) }
        let order = sizes.indices.sorted {
            let remainders = (exact[$0] - Double(counts[$0]), exact[$1] - Double(counts[$1]))
            return remainders.0 == remainders.1 ? $0 < $1 : remainders.0 > remainders.1
        }
        // A class is not emptied while another can give.
        for spared in [1, 0] {
            while counts.reduce(0, +) < wanted {
                let before = counts
                for index in order where counts.reduce(0, +) < wanted && counts[index] < sizes[index] - spared {
                    counts[index] += 1
                }
                if counts == before { break }
            }
        }
        return counts
    }
}
