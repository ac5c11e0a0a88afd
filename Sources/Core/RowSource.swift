/// Rows of numbers, scaled and ready for a method, that can be fetched in any order.
///
/// The data stay in their own element type behind it; only the rows asked for are ever converted.
public protocol RowSource: Sendable {
    /// The number of rows.
    var rowCount: Int { get }
    /// The number of features.
    var featureCount: Int { get }
    /// Copies the rows at `indices`, scaled, row after row.
    ///
    /// - Parameters:
    ///   - indices: Which rows, each in `0..<rowCount`.
    ///   - destination: Where to, `[indices.count × featureCount]`, row-major.
    /// - Throws: ``RowReadError`` where rows that are not in memory can't be read.
    func copyRows(at indices: Span<Int>, into destination: inout MutableSpan<Float>) throws(RowReadError)
    /// The chunks that rows are fetched in; nil if random access is cheap.
    var chunks: RowChunkLayout? { get }
    /// Announces the rows that are asked for next, so that they can be fetched meanwhile.
    ///
    /// A failure is reported when the rows are asked for.
    func willRead(_ rows: ArraySlice<Int>)
}

/// The division of rows into chunks that are fetched whole.
public struct RowChunkLayout: Sendable, Equatable {
    /// The first row of each chunk, and the end of the last one.
    public let starts: [Int]
    /// The number of chunks that rows are best shuffled within: as many as can be in memory at a time.
    public let chunksPerShuffleWindow: Int

    public init(starts: [Int], chunksPerShuffleWindow: Int) {
        self.starts = starts
        self.chunksPerShuffleWindow = chunksPerShuffleWindow
    }
}

/// Rows that are not in memory and can't be read, although they could be before.
public struct RowReadError: Error, Sendable, Equatable, CustomStringConvertible {
    /// One short paragraph for the user: what was wrong, where, and what to try.
    public let message: String

    public init(_ message: String) {
        self.message = message
    }

    public var description: String { message }
}

extension RowReadError: UserFacingError {
    package var exitStatus: ExitStatus { .unusableInput }
}

extension RowSource {
    public var chunks: RowChunkLayout? { nil }
    public func willRead(_ rows: ArraySlice<Int>) {}
}

extension RowSource {
    /// The rows at `indices`, copied into a matrix `[indices.count, featureCount]`.
    ///
    /// - Throws: ``RowReadError`` where rows that are not in memory can't be read.
    public func rows(at indices: [Int]) throws(RowReadError) -> Matrix {
        var matrix = Matrix(rows: indices.count, columns: featureCount)
        var destination = matrix.values.mutableSpan
        try copyRows(at: indices.span, into: &destination)
        return matrix
    }

    /// Gives some of the rows, a batch at a time: `[at most 256, featureCount]`.
    ///
    /// - Throws: ``RowReadError`` where rows that are not in memory can't be read.
    package func forEachBatch(of indices: [Int], _ body: (Matrix) -> Void) throws(RowReadError) {
        for start in stride(from: 0, to: indices.count, by: 256) {
            body(try rows(at: Array(indices[start..<min(start + 256, indices.count)])))
        }
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
