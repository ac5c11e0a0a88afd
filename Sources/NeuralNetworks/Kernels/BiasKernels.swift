internal import OneDNN

/// Zeroes the gradient where the rectifier was shut.
///
/// - Parameters:
///   - gradient: With respect to the rectifier's output, `[rows, columns]`; becomes that of its input.
///   - output: What the rectifier gave.
///   - half: Becomes the gradient's bfloat16 form; nil where it is not needed.
func rectifierBackward(_ gradient: TensorView, output: TensorView, half: TensorView?) {
    let d = unsafe gradient.address
    let y = unsafe output.address
    let h = unsafe half?.halfAddress
    // A tile ends with a whole vector, or with its buffer, whose padding takes what the last vector has too much.
    for index in stride(from: 0, to: gradient.count, by: laneCount) {
        let open = unsafe y.lanes(at: index) .> 0
        let kept = unsafe Lanes.zero.replacing(with: d.lanes(at: index), where: open)
        unsafe d.set(kept, at: index)
        if let h = unsafe h { unsafe h.set(kept.rounded16, at: index) }
    }
}

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
