/// A dense matrix of `Float`, row-major.
///
/// The value that embeddings, reconstructions and samples are handed about in.
public struct Matrix: Sendable, Equatable {
    public let rows: Int
    public let columns: Int
    /// The elements, row after row: `[rows × columns]`.
    public var values: [Float]

    /// A matrix of zeros, `[rows, columns]`.
    public init(rows: Int, columns: Int) {
        self.init(rows: rows, columns: columns, values: [Float](repeating: 0, count: rows * columns))
    }

    /// A matrix from its elements, row after row.
    ///
    /// - Precondition: `values.count == rows * columns`.
    public init(rows: Int, columns: Int, values: [Float]) {
        precondition(values.count == rows * columns, "\(values.count) values for a [\(rows), \(columns)] matrix")
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// The element at a row and a column.
    public subscript(row: Int, column: Int) -> Float {
        get { values[row * columns + column] }
        set { values[row * columns + column] = newValue }
    }

    /// One row, as a slice of the elements.
    public subscript(row row: Int) -> ArraySlice<Float> {
        values[row * columns..<(row + 1) * columns]
    }

    /// One column, copied.
    public func column(_ column: Int) -> [Float] {
        (0..<rows).map { self[$0, column] }
    }

    /// The named rows, in the order named: `[indices.count, columns]`.
    public func selecting(rows indices: [Int]) -> Matrix {
        var selected: [Float] = []
        selected.reserveCapacity(indices.count * columns)
        for index in indices { selected.append(contentsOf: self[row: index]) }
        return Matrix(rows: indices.count, columns: columns, values: selected)
    }
}
