internal import Core

/// Rows in groups, such as the visits of a patient: new rows are those of other groups.
struct GroupedRows: Population {
    /// The number of rows of a group.
    let size: Int
    /// The name of the column that tells the group; nil where the file has none.
    let column: String?
    /// The distribution of the groups' centres, `[features]` each.
    let centers: IndependentRows
    /// The standard deviation of what each number of a row has of its own.
    let deviation: Double

    func rows(_ count: Int, using generator: inout SeededGenerator) -> DrawnRows {
        let matrix = matrix(count, using: &generator)
        return DrawnRows(
            matrix: matrix,
            column: column.map { DrawnRows.Column(name: $0, values: (0..<matrix.rows).map { $0 / size }) })
    }

    func fresh(_ count: Int, after rows: DrawnRows, using generator: inout SeededGenerator) -> FreshRows {
        FreshRows(matrix: matrix(count, using: &generator), blockSize: size)
    }

    /// Whole groups, one after the other, of at least so many rows.
    private func matrix(_ count: Int, using generator: inout SeededGenerator) -> Matrix {
        var rows: [[Double]] = []
        while rows.count < count {
            let center = centers.row(using: &generator)
            for _ in 0..<size { rows.append(center.map { $0 + deviation * generator.normal() }) }
        }
        return Matrix(rows)
    }
}
