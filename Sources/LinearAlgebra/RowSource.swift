/// Rows of numbers, scaled and ready for a method, that can be fetched in any order.
///
/// The data stay in their own element type behind it; only the rows asked for are ever converted.
public protocol RowSource: Sendable {
    /// How many rows there are.
    var rowCount: Int { get }
    /// How many numbers a row has.
    var featureCount: Int { get }
    /// Copies the rows at `indices`, scaled, row after row.
    ///
    /// - Parameters:
    ///   - indices: Which rows, each in `0..<rowCount`.
    ///   - destination: Where to, `[indices.count × featureCount]`, row-major.
    func copyRows(at indices: Span<Int>, into destination: inout MutableSpan<Float>)
}

extension RowSource {
    /// The rows at `indices`, copied into a matrix `[indices.count, featureCount]`.
    public func rows(at indices: [Int]) -> Matrix {
        var matrix = Matrix(rows: indices.count, columns: featureCount)
        var destination = matrix.values.mutableSpan
        copyRows(at: indices.span, into: &destination)
        return matrix
    }
}

extension Matrix: RowSource {
    public var rowCount: Int { rows }
    public var featureCount: Int { columns }

    public func copyRows(at indices: Span<Int>, into destination: inout MutableSpan<Float>) {
        var next = 0
        for position in 0..<indices.count {
            let start = indices[position] * columns
            for element in start..<start + columns {
                destination[next] = values[element]
                next += 1
            }
        }
    }
}
