internal import Core
internal import Rows

/// The choice of stretches of the file as test rows, with a gap to the training rows.
struct StretchSplit {
    /// The rows in the order that counts.
    let rows: [Int]
    let testFraction: Double
    /// The share of the rows that are not for testing which is for validation.
    let validationFraction: Double
    /// The number of rows after which rows no longer depend on each other.
    let reach: Int

    /// The most stretches, and the share of the rows that a gap may take.
    private static let (mostStretches, mostGap) = (10, 0.02)

    /// The gap between training rows and others.
    var gap: Int { min(reach, max(1, Int(Double(rows.count) * Self.mostGap))) }

    private var testCount: Int { max(1, Int((Double(rows.count) * testFraction).rounded())) }
    private var validationCount: Int {
        max(1, Int((Double(rows.count - testCount) * validationFraction).rounded()))
    }

    /// The rows of each part, not sorted; rows in gaps are in none.
    struct Parts {
        var training: [Int] = []
        var validation: [Int] = []
        var test: [Int] = []
    }

    /// Stretches spread over the file, one at a random place in each of as many equal sections.
    ///
    /// A stretch is a gap, validation rows, test rows and a gap.
    func spread(using generator: inout SeededGenerator) -> Parts {
        // Longer than the dependence reaches, so that most test rows are far from any training row.
        let count = min(Self.mostStretches, max(1, testCount / max(2 * gap, 5)))
        var isTaken = [Bool](repeating: false, count: rows.count)
        var parts = Parts()
        for stretch in 0..<count {
            let section = rows.count * stretch / count..<rows.count * (stretch + 1) / count
            let test = share(of: testCount, stretch, of: count)
            let validation = share(of: validationCount, stretch, of: count)
            let length = gap + validation + test + gap
            let start = section.lowerBound + Int(generator.uniform() * Double(max(1, section.count - length + 1)))
            let end = min(start + length, rows.count)
            let firstValidation = min(start + gap, end)
            let firstTest = min(firstValidation + validation, end)
            for place in start..<end { isTaken[place] = true }
            parts.validation += rows[firstValidation..<firstTest]
            parts.test += rows[firstTest..<min(firstTest + test, end)]
        }
        parts.training = rows.indices.filter { !isTaken[$0] }.map { rows[$0] }
        return parts
    }

    /// The end of the file for testing, validation rows before it.
    func end() -> Parts {
        let firstTest = rows.count - testCount
        let firstValidation = max(0, firstTest - validationCount)
        return Parts(
            training: Array(rows[..<max(0, firstValidation - gap)]),
            validation: Array(rows[firstValidation..<firstTest]),
            test: Array(rows[firstTest...]))
    }

    /// One of the shares of a number that is divided evenly.
    private func share(of number: Int, _ index: Int, of count: Int) -> Int {
        number * (index + 1) / count - number * index / count
    }
}
