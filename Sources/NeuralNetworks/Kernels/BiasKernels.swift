internal import OneDNN

/// The sum of a contiguous matrix's squares.
func sumOfSquares(_ matrix: TensorView) -> Double {
    let x = unsafe matrix.address
    return sumOfLanes(count: matrix.count) { index in
        let value = unsafe x.lanes(at: index)
        return value * value
    }
}

/// Sums a matrix over its rows.
///
/// - Parameters:
///   - matrix: `[rows, columns]`.
///   - sums: `[1, columns]`.
func columnSums(of matrix: TensorView, into sums: TensorView) {
    let columns = matrix.columns
    let x = unsafe matrix.address
    let result = unsafe sums.address
    unsafe result.update(repeating: 0, count: columns)
    let whole = columns / laneCount * laneCount
    for row in 0..<matrix.rows {
        let start = row * columns
        var column = 0
        while column < whole {
            unsafe result.set(result.lanes(at: column) + x.lanes(at: start + column), at: column)
            column += laneCount
        }
        while column < columns {
            unsafe result[column] += x[start + column]
            column += 1
        }
    }
}
