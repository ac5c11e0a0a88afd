internal import CLAPACK

/// The thin singular value decomposition of a real matrix, `A = U · diag(s) · V`.
///
/// By LAPACK's `dgesdd` (divide and conquer).
package struct SingularValueDecomposition: Sendable {
    package let rows: Int
    package let columns: Int
    /// The singular values `s`, largest first: `[rank]` with `rank = min(rows, columns)`.
    package let values: [Double]
    /// `U`, whose columns are orthonormal: `[rows, rank]`.
    package let left: [Double]
    /// `V`, whose rows are orthonormal: `[rank, columns]`.
    package let right: [Double]

    /// Decomposes a matrix.
    ///
    /// - Parameters:
    ///   - matrix: `[rows, columns]`, row-major.
    ///   - rows: Its rows, at least 1.
    ///   - columns: Its columns, at least 1.
    /// - Throws: If the matrix is not finite or the iteration does not converge.
    /// - Complexity: O(`rows` · `columns` · `rank`).
    package init(of matrix: consuming [Double], rows: Int, columns: Int) throws(LinearAlgebraError) {
        precondition(rows > 0 && columns > 0, "the decomposition of an empty [\(rows), \(columns)] matrix")
        precondition(matrix.count == rows * columns, "\(matrix.count) elements in a [\(rows), \(columns)] matrix")
        let operation = "singular value decomposition"
        guard matrix.allSatisfy(\.isFinite) else { throw .notFinite(operation: operation) }
        let rank = min(rows, columns)
        guard let rowCount = CInt(exactly: rows), let columnCount = CInt(exactly: columns) else {
            throw .tooLarge(operation: operation, rows: rows, columns: columns)
        }

        var values = [Double](repeating: 0, count: rank)
        var left = [Double](repeating: 0, count: rows * rank)
        var right = [Double](repeating: 0, count: rank * columns)
        var integerWork = [CInt](repeating: 0, count: 8 * rank)
        var work = [Double](repeating: 0, count: 1)
        var status: CInt = 0
        // Called twice: a work count of −1 asks how much room it wants.
        for pass in 0..<2 {
            let isQuery = pass == 0
            // LAPACK reads the row-major matrix as its transpose, so that the two sides change places.
            unsafe CLAPACK_dgesdd(
                CChar(UInt8(ascii: "S")), columnCount, rowCount, &matrix, &values, &right, columnCount, &left,
                CInt(rank), &work, isQuery ? -1 : CInt(work.count), &integerWork, &status)
            guard status == 0 else { break }
            if isQuery { work = [Double](repeating: 0, count: Int(work[0])) }
        }
        guard status == 0 else {
            throw .notConverged(operation: operation, routine: "dgesdd", status: Int(status))
        }
        self.rows = rows
        self.columns = columns
        self.values = values
        self.left = left
        self.right = right
    }
}
