internal import Core

/// Which rows a method learns from, which tell it when to stop, and which it is judged by.
package struct Split: Sendable, Equatable {
    /// The share of all rows that is kept for testing.
    package static let defaultTestFraction = 0.2
    /// The share of the other rows that is kept for validation.
    package static let defaultValidationFraction = 0.1

    /// The rows of each part, ascending.
    package let training: [Int]
    package let validation: [Int]
    package let test: [Int]

    /// A split from its parts.
    ///
    /// - Precondition: No row is in two of them, and each part is ascending.
    package init(training: [Int], validation: [Int], test: [Int]) {
        let parts = [training, validation, test]
        precondition(parts.allSatisfy { $0 == $0.sorted() }, "parts in ascending order")
        precondition(Set(parts.joined()).count == parts.joined().count, "a row in two parts")
        self.training = training
        self.validation = validation
        self.test = test
    }

    /// Splits the rows of a data set.
    package init(
        _ dataset: Dataset, testFraction: Double = Split.defaultTestFraction,
        validationFraction: Double = Split.defaultValidationFraction, seed: UInt64
    ) throws(DatasetError) {
        try self.init(
            rowCount: dataset.features.rowCount, labels: dataset.labels,
            predefinedTestRows: dataset.predefinedTestRows, testFraction: testFraction,
            validationFraction: validationFraction, seed: seed)
    }

    /// Splits rows at random, so that each class has its share in each part.
    ///
    /// - Parameters:
    ///   - rowCount: How many rows there are.
    ///   - labels: Their labels; classes are kept in proportion, numbers are not looked at.
    ///   - predefinedTestRows: The test rows, where they are given; then `testFraction` is not used.
    ///   - testFraction: The share of all rows that is for testing, in (0, 1).
    ///   - validationFraction: The share of the rows that are not for testing which is for validation, in (0, 1).
    ///   - seed: What the choice depends on, and nothing else.
    /// - Throws: `DatasetError` when a part would be without rows.
    package init(
        rowCount: Int, labels: Labels? = nil, predefinedTestRows: Range<Int>? = nil, testFraction: Double,
        validationFraction: Double, seed: UInt64
    ) throws(DatasetError) {
        precondition(testFraction > 0 && testFraction < 1, "a test fraction of \(testFraction)")
        precondition(validationFraction > 0 && validationFraction < 1, "a validation fraction of \(validationFraction)")
        var strata = [Int](repeating: 0, count: rowCount)
        if case .categorical(let labels) = labels { strata = labels.codes }

        let known: [Int]
        let test: [Int]
        if let rows = predefinedTestRows {
            known = Array(0..<rowCount).filter { !rows.contains($0) }
            test = Array(rows)
        } else {
            var generator = SeededGenerator(seed: seed, stream: "split.test")
            (test, known) = Split.draw(testFraction, from: Array(0..<rowCount), strata: strata, using: &generator)
        }
        var generator = SeededGenerator(seed: seed, stream: "split.validation")
        let (validation, training) = Split.draw(validationFraction, from: known, strata: strata, using: &generator)

        guard !training.isEmpty, !validation.isEmpty, !test.isEmpty else {
            let rows =
                predefinedTestRows.map { "\(rowCount - $0.count) training and \($0.count) test rows" }
                ?? (rowCount == 1 ? "1 row" : "\(rowCount) rows")
            throw .unusable(
                "There are too few rows: \(rows) can't be split into training, validation and test rows. "
                    + "At least 3 are needed, and some hundreds for a result that means anything.")
        }
        self.init(training: training, validation: validation, test: test)
    }

    /// The split with fewer rows kept for testing and for validation; the others are for training.
    ///
    /// - Parameters:
    ///   - mostTest: The most rows for testing.
    ///   - mostValidation: The most for validation.
    ///   - seed: What the choice of those depends on.
    /// - Returns: The split.
    package func limited(test mostTest: Int, validation mostValidation: Int, seed: UInt64) -> Split {
        var generator = SeededGenerator(seed: seed, stream: "split.limited")
        let tests = test.shuffled(using: &generator)
        let validations = validation.shuffled(using: &generator)
        return Split(
            training: (training + tests.dropFirst(mostTest) + validations.dropFirst(mostValidation)).sorted(),
            validation: validations.prefix(mostValidation).sorted(), test: tests.prefix(mostTest).sorted())
    }

    /// Draws a share of some rows, at least one where there are two, from each stratum in proportion.
    ///
    /// The strata's shares are rounded by the method of the largest remainder, so that they add up.
    private static func draw(
        _ fraction: Double, from rows: [Int], strata: [Int], using generator: inout SeededGenerator
    ) -> (drawn: [Int], rest: [Int]) {
        guard rows.count > 1 else { return ([], rows) }
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

    /// How many of `wanted` fall to each stratum.
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
