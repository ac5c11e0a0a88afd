internal import OneDNN

/// Zeroes the gradient where the rectifier was shut, and sums what is left over the rows, in one pass.
///
/// - Parameters:
///   - gradient: With respect to the rectifier's output, `[rows, columns]`; becomes that of its input.
///   - output: What the rectifier gave.
///   - biasGradient: The column sums, `[1, columns]`.
func rectifierBackward(_ gradient: TensorView, output: TensorView, biasGradient: TensorView) {
    let columns = gradient.columns
    let d = unsafe gradient.address
    let y = unsafe output.address
    let sums = unsafe biasGradient.address
    unsafe sums.update(repeating: 0, count: columns)
    let whole = columns / laneCount * laneCount
    for row in 0..<gradient.rows {
        let start = row * columns
        var column = 0
        while column < whole {
            let open = unsafe y.lanes(at: start + column) .> 0
            let kept = unsafe Lanes.zero.replacing(with: d.lanes(at: start + column), where: open)
            unsafe d.set(kept, at: start + column)
            unsafe sums.set(sums.lanes(at: column) + kept, at: column)
            column += laneCount
        }
        while column < columns {
            let kept = unsafe y[start + column] > 0 ? d[start + column] : 0
            unsafe d[start + column] = kept
            unsafe sums[column] += kept
            column += 1
        }
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
