import Gibbous

/// Rows near a curve in four dimensions: `[count, 4]`.
func curve(_ count: Int) throws -> Matrix {
    try Matrix(
        (0..<count).map { index in
            let t = Float(index) / Float(count) * 2 - 1
            return [t, 10 * t * t, -t + 100, Float(index % 3) * 0.01]
        })
}

/// Rows on a parabola: `[count, 3]`.
func parabola(_ count: Int) throws -> Matrix {
    try Matrix(
        (0..<count).map { index in
            let t = Float(index) / Float(count) * 2 - 1
            return [t, t * t, 1 - t]
        })
}

/// The mean squared error of two matrices.
func meanSquaredError(_ first: Matrix, _ second: Matrix) -> Double {
    let squares = zip(first.values, second.values).map { (Double($0) - Double($1)) * (Double($0) - Double($1)) }
    return squares.reduce(0, +) / Double(squares.count)
}
