internal import CLAPACK

/// The leading eigenvalues of a real symmetric matrix and their eigenvectors.
///
/// By LAPACK's `dsyevr` (multiple relatively robust representations; Dhillon and Parlett, 2004).
package struct SymmetricEigendecomposition: Sendable {
    /// The order of the matrix.
    package let order: Int
    /// The eigenvalues, largest first: `[count]`.
    package let values: [Double]
    /// The eigenvectors, of unit length and mutually orthogonal, one a row: `[count, order]`.
    package let vectors: [Double]

    /// Decomposes a symmetric matrix.
    ///
    /// - Parameters:
    ///   - matrix: `[order, order]`; only its upper triangle (row-major) is read.
    ///   - order: The number of rows.
    ///   - count: The number of the largest eigenvalues to find, in `1...order`.
    /// - Throws: If the matrix is not finite or the iteration does not converge.
    /// - Complexity: O(`order`³).
    package init(of matrix: consuming [Double], order: Int, leading count: Int) throws(LinearAlgebraError) {
        precondition(matrix.count == order * order, "\(matrix.count) elements in a [\(order), \(order)] matrix")
        precondition((1...max(1, order)).contains(count), "\(count) eigenvalues of \(order)")
        let operation = "eigendecomposition"
        guard matrix.allSatisfy(\.isFinite) else { throw .notFinite(operation: operation) }
        guard let size = CInt(exactly: order) else {
            throw .tooLarge(operation: operation, rows: order, columns: order)
        }

        var ascendingValues = [Double](repeating: 0, count: order)
        var ascendingVectors = [Double](repeating: 0, count: order * count)
        var support = [CInt](repeating: 0, count: 2 * order)
        var found: CInt = 0
        var status: CInt = 0
        // Called twice: a work count of −1 asks how much room it wants.
        var work = [Double](repeating: 0, count: 1)
        var integerWork = [CInt](repeating: 0, count: 1)
        for pass in 0..<2 {
            let isQuery = pass == 0
            // Row-major's upper triangle is the column-major's lower one.
            unsafe CLAPACK_dsyevr(
                CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: count == order ? "A" : "I")), CChar(UInt8(ascii: "L")),
                size, &matrix, size - CInt(count) + 1, size, &found, &ascendingValues, &ascendingVectors, &support,
                &work, isQuery ? -1 : CInt(work.count), &integerWork, isQuery ? -1 : CInt(integerWork.count), &status)
            guard status == 0 else { break }
            if isQuery {
                work = [Double](repeating: 0, count: Int(work[0]))
                integerWork = [CInt](repeating: 0, count: Int(integerWork[0]))
            }
        }
        guard status == 0, Int(found) == count else {
            throw .notConverged(operation: operation, routine: "dsyevr", status: Int(status))
        }

        self.order = order
        values = ascendingValues.prefix(count).reversed()
        var vectors: [Double] = []
        vectors.reserveCapacity(order * count)
        for index in (0..<count).reversed() {
            vectors.append(contentsOf: ascendingVectors[index * order..<(index + 1) * order])
        }
        self.vectors = vectors
    }

    /// One eigenvector: `[order]`.
    package func vector(_ index: Int) -> ArraySlice<Double> {
        vectors[index * order..<(index + 1) * order]
    }
}
