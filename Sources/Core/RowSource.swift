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
    /// The rows that are fetched together; nil where any order is as quick as any other.
    var blocks: RowBlocks? { get }
    /// Says which rows will be asked for next, so that they can be fetched meanwhile.
    func willRead(_ rows: ArraySlice<Int>)
}

/// Rows in blocks that are fetched whole.
public struct RowBlocks: Sendable, Equatable {
    /// The first row of each block, and the end of the last one.
    public let starts: [Int]
    /// From how many blocks rows are best drawn at a time.
    public let atATime: Int

    public init(starts: [Int], atATime: Int) {
        self.starts = starts
        self.atATime = atATime
    }
}

extension RowSource {
    public var blocks: RowBlocks? { nil }
    public func willRead(_ rows: ArraySlice<Int>) {}
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
