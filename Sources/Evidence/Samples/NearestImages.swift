internal import Core

/// The distance of generated rows from real ones: the mean squared error to the nearest test row.
struct NearestImages {
    private let truth: Matrix
    static let mostRows = 500
    private let rowCount: Int

    /// Compares with the test rows, `[test rows, features]`, at most the first 500.
    init(_ truth: Matrix) {
        self.truth = truth
        rowCount = min(truth.rows, Self.mostRows)
    }

    /// The mean over some rows of the data's scale, `[rows, features]`, of the MSE to the nearest test row; nil without rows.
    func meanError(of rows: Matrix) -> Double? {
        guard rows.rows > 0, rowCount > 0 else { return nil }
        let nearest = (0..<rows.rows).map { row in
            (0..<rowCount).map { error(rows, row, truth, $0) }.min() ?? 0
        }
        return nearest.reduce(0, +) / Double(nearest.count)
    }

    /// The same for the first test rows, each to the nearest other one; nil where there is only one.
    func meanErrorAmongThem(first count: Int) -> Double? {
        guard rowCount > 1 else { return nil }
        let nearest = (0..<min(count, rowCount)).map { row in
            (0..<rowCount).filter { $0 != row }.map { error(truth, row, truth, $0) }.min() ?? 0
        }
        return nearest.reduce(0, +) / Double(max(1, nearest.count))
    }

    private func error(_ a: Matrix, _ row: Int, _ b: Matrix, _ other: Int) -> Double {
        let (start, otherStart) = (row * a.columns, other * b.columns)
        var sum = 0.0
        for column in 0..<a.columns {
            let difference = Double(a.values[start + column] - b.values[otherStart + column])
            sum += difference * difference
        }
        return sum / Double(max(1, a.columns))
    }
}
