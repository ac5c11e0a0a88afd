internal import Core

/// The rows that a trial learns from, and those that it is judged by.
struct RowDivision: Sendable, Equatable {
    let training: [Int]
    let validation: [Int]

    /// Fewer validation rows than these say little about which plan is better.
    private static let minimumValidationRows = 100
    private static let foldCount = 5

    /// The number of divisions to judge plans by: 0 if there is nothing to judge by.
    static func foldCount(training: Int, validation: Int) -> Int {
        guard validation > 0 else { return 0 }
        return validation < minimumValidationRows && training + validation >= 2 * foldCount ? foldCount : 1
    }

    /// The divisions to judge plans by: this one where it has validation rows enough, else one for each fold of all rows
    /// (cross-validation), so that every row is judged once.
    ///
    /// - Parameters:
    ///   - dependence: The rows that are like others. Groups are not divided; where rows are like their neighbours in the file,
    ///     folds are made of stretches, and training rows near to them are left out.
    ///   - seed: The seed of the folds.
    /// - Returns: At least one division; this one where folds would be too uneven.
    func folds(_ dependence: RowDependence = RowDependence(), seed: UInt64) -> [RowDivision] {
        let rows = (training + validation).sorted()
        guard Self.foldCount(training: training.count, validation: validation.count) > 1 else { return [self] }
        var generator = SeededGenerator(seed: seed, stream: "folds")
        let folds: [[Int]]
        if dependence.gap > 0 {
            folds = Self.stretches(of: rows, gap: dependence.gap)
        } else if let groups = dependence.groups {
            folds = Self.wholes(of: rows, groups: groups, using: &generator)
        } else {
            folds = Self.parts(of: rows.shuffled(using: &generator), Self.foldCount)
        }
        let divisions = folds.map { fold in
            let validation = fold.sorted()
            return RowDivision(
                training: rows.farther(than: dependence.gap, from: validation), validation: validation)
        }
        return divisions.allSatisfy { 2 * $0.training.count >= rows.count } ? divisions : [self]
    }

    /// Rows in so many parts of equal size, in their order.
    private static func parts(of rows: [Int], _ count: Int) -> [[Int]] {
        (0..<count).map { Array(rows[$0 * rows.count / count..<($0 + 1) * rows.count / count]) }
    }

    /// Folds of stretches that are spread over the file, each twice as long as the gap where there are rows enough.
    private static func stretches(of rows: [Int], gap: Int) -> [[Int]] {
        let perFold = min(10, max(1, rows.count / (foldCount * max(2 * gap, 5))))
        let stretches = parts(of: rows, foldCount * perFold)
        return (0..<foldCount).map { fold in
            (0..<perFold).flatMap { stretches[$0 * foldCount + fold] }
        }
    }

    /// Folds of whole groups, the largest first, each to the fold that has the fewest rows.
    private static func wholes(
        of rows: [Int], groups: [Int], using generator: inout SeededGenerator
    ) -> [[Int]] {
        let members = Dictionary(grouping: rows) { groups[$0] }
        let shuffled = members.values.sorted { $0[0] < $1[0] }.shuffled(using: &generator)
        let order = shuffled.indices.sorted { (shuffled[$1].count, $0) < (shuffled[$0].count, $1) }
        var folds = [[Int]](repeating: [], count: min(foldCount, members.count))
        for place in order {
            let smallest = folds.indices.min { (folds[$0].count, $0) < (folds[$1].count, $1) } ?? 0
            folds[smallest] += shuffled[place]
        }
        return folds
    }
}
