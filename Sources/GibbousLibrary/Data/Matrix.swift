internal import Core

/// A dense matrix of 32-bit floating-point numbers, row after row.
///
/// Rows of data, codes and reconstructions are matrices: `[rows, features]`, `[rows, latent]`.
///
///     let matrix = try Matrix([[1, 2, 3], [4, 5, 6]])
///     matrix[1, 2]    // 6
public struct Matrix: Sendable, Equatable {
    let storage: Core.Matrix

    init(_ storage: Core.Matrix) { self.storage = storage }

    /// A matrix from its rows: `[rows, columns]`.
    ///
    ///     let matrix = try Matrix([[1, 2, 3], [4, 5, 6]])
    ///
    /// - Parameter rows: The rows, all of the same length.
    /// - Throws: ``GibbousError`` of the kind `invalidArgument` if two rows differ in length.
    public init(_ rows: [[Float]]) throws(GibbousError) {
        let columns = rows.first?.count ?? 0
        if let other = rows.firstIndex(where: { $0.count != columns }) {
            throw GibbousError(
                .invalidArgument, "Row \(other) has \(rows[other].count) numbers, and row 0 has \(columns).")
        }
        storage = Core.Matrix(rows: rows.count, columns: columns, values: Array(rows.joined()))
    }

    /// A matrix from its elements, row after row: `[rows, columns]`.
    ///
    ///     let matrix = try Matrix(rows: 2, columns: 3, values: [1, 2, 3, 4, 5, 6])
    ///
    /// - Parameters:
    ///   - rows: The number of rows.
    ///   - columns: The number of columns.
    ///   - values: The elements: `[rows × columns]`.
    /// - Throws: ``GibbousError`` of the kind `invalidArgument` if there are more or fewer elements.
    public init(rows: Int, columns: Int, values: [Float]) throws(GibbousError) {
        guard rows >= 0, columns >= 0, values.count == rows * columns else {
            throw GibbousError(.invalidArgument, "\(values.count) values don't make a [\(rows), \(columns)] matrix.")
        }
        storage = Core.Matrix(rows: rows, columns: columns, values: values)
    }

    /// The number of rows.
    public var rows: Int { storage.rows }
    /// The number of columns.
    public var columns: Int { storage.columns }
    /// The elements, row after row: `[rows × columns]`.
    public var values: [Float] { storage.values }

    /// The element at a row and a column, both counted from 0.
    ///
    /// - Precondition: There are such a row and such a column.
    public subscript(row: Int, column: Int) -> Float {
        precondition((0..<columns).contains(column), "column \(column) of \(columns)")
        return storage[row, column]
    }

    /// One row: `[columns]`.
    ///
    ///     let first = codes[row: 0]
    ///
    /// - Precondition: There is such a row.
    public subscript(row row: Int) -> [Float] { Array(storage[row: row]) }

    /// Some rows, in the order given: `[indices.count, columns]`.
    ///
    ///     let training = rows.selecting(rows: [0, 1, 2])
    ///
    /// - Precondition: There are such rows.
    public func selecting(rows indices: [Int]) -> Matrix { Matrix(storage.selecting(rows: indices)) }
}
