/// Rows in groups, within each column after column, as products with panels take them.
///
/// - Parameters:
///   - count: The number of rows.
///   - columns: The number of columns.
///   - groupRows: The rows of a group.
///   - value: The value of a row, from 0, in a column.
/// - Returns: `[groups, columns, groupRows]`; the last group ends with zeros.
@inline(__always)
func groupedRows<Value: FloatingPoint>(
    _ count: Int, columns: Int, groupRows: Int, value: (_ row: Int, _ column: Int) -> Value
) -> [Value] {
    let groups = (count + groupRows - 1) / groupRows
    var rows = [Value](repeating: 0, count: groups * columns * groupRows)
    for row in 0..<count {
        let start = row / groupRows * columns * groupRows + row % groupRows
        for column in 0..<columns { rows[start + column * groupRows] = value(row, column) }
    }
    return rows
}
