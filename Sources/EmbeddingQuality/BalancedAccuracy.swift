/// The mean over classes of the share of their rows that are classified correctly, so that each class counts the same however few
/// rows it has (scikit-learn's `balanced_accuracy_score`).
package struct BalancedAccuracy: QualityMeasure {
    /// 1 for each row whose class is predicted, 0 for others.
    private let correct: [Double]
    /// The class of each row, from 0.
    private let classes: [Int]
    private let classCount: Int
    package let places: [Int]?

    /// The balanced accuracy that belongs to an accuracy.
    ///
    /// - Parameters:
    ///   - accuracy: The accuracy; per row, 1 where the class is predicted.
    ///   - classes: The class of each of its rows, from 0.
    package init(_ accuracy: RowMean, classes: [Int]) {
        precondition(classes.count == accuracy.rowCount, "\(classes.count) classes for \(accuracy.rowCount) rows")
        precondition(classes.allSatisfy { $0 >= 0 }, "rows without a class")
        correct = accuracy.perRow
        self.classes = classes
        classCount = (classes.max() ?? 0) + 1
        places = accuracy.places
    }

    package var rowCount: Int { correct.count }

    /// The balanced accuracy over some rows; classes without any of them do not count.
    package func value(over rows: Span<Int>) -> Double {
        var sums = [(correct: Double, rows: Double)](repeating: (0, 0), count: classCount)
        for position in rows.indices {
            sums[classes[rows[position]]].correct += correct[rows[position]]
            sums[classes[rows[position]]].rows += 1
        }
        let shares = sums.lazy.filter { $0.rows > 0 }.map { $0.correct / $0.rows }
        return shares.reduce(0, +) / Double(shares.count)
    }
}
