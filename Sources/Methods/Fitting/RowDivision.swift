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
    /// - Parameter seed: The seed of the folds.
    /// - Returns: At least one division.
    func folds(seed: UInt64) -> [RowDivision] {
        let rows = (training + validation).sorted()
        guard Self.foldCount(training: training.count, validation: validation.count) > 1 else { return [self] }
        var generator = SeededGenerator(seed: seed, stream: "folds")
        let order = rows.shuffled(using: &generator)
        return (0..<Self.foldCount).map { fold in
            let range = fold * order.count / Self.foldCount..<(fold + 1) * order.count / Self.foldCount
            return RowDivision(
                training: (order[..<range.lowerBound] + order[range.upperBound...]).sorted(),
                validation: order[range].sorted())
        }
    }
}
