internal import Core
internal import HDF5
internal import Rows

/// The parts of a sparse matrix in a file: by rows (CSR) or by columns (CSC).
struct SparseStorage: Sendable {
    /// The elements that are not zero.
    let values: StoredArray
    /// The position of each on the minor axis.
    let indices: StoredArray
    /// The index among them at which each line along the major axis begins, and at which the last one ends.
    let starts: StoredArray
    let majorCount: Int
    let minorCount: Int
    /// True if the stored lines are rows (CSR), false if they are columns (CSC).
    var majorIsRow: Bool

    /// `[rows, columns]`.
    var shape: [Int] { majorIsRow ? [majorCount, minorCount] : [minorCount, majorCount] }

    /// The most columns that a sparse matrix may have: some numbers are kept of each.
    private static let maximumColumns = 1 << 24
    /// The most rows of a matrix that is kept by columns, where it has fewer elements: nothing in the file shows them.
    private static let maximumEmptyRows = 1 << 24

    /// Reads the rows, and makes sure that every part of them is where it can be.
    ///
    /// - Parameters:
    ///   - path: What the matrix is called in messages.
    ///   - type: The element type wanted.
    /// - Returns: The rows.
    /// - Throws: `DatasetError` that says which part is wrong, and where.
    func read<Element: HDF5Element & BinaryFloatingPoint>(
        _ path: String, as type: Element.Type
    ) throws(DatasetError) -> SparseRows<Element> {
        let starts = try readStarts(path)
        let count = starts[majorCount]
        // An index too large for 32 bits becomes the largest that fits them, which is out of range too.
        var indices: [Int32] = try DatasetError.translating { () throws(HDF5Error) in try self.indices.read() }
        var values: [Element] = try DatasetError.translating { () throws(HDF5Error) in try self.values.read() }
        indices.removeLast(indices.count - count)
        values.removeLast(values.count - count)
        for index in indices.indices where indices[index] < 0 || Int(indices[index]) >= minorCount {
            throw broken(
                path,
                "element \(index) of \(self.indices.name.escaped) is outside of the \(minorCount) "
                    + (majorIsRow ? "columns" : "rows"))
        }
        if majorIsRow { return SparseRows(starts: starts, columns: indices, values: values) }
        return byRows(starts, indices, values)
    }

    /// Reads where the lines begin, and makes sure that they do so in order and end within the elements.
    ///
    /// - Returns: `[majorCount + 1]`.
    /// - Throws: `DatasetError` that says which part is wrong, and where.
    func readStarts(_ path: String) throws(DatasetError) -> [Int] {
        guard shape[1] <= Self.maximumColumns, shape[0] < Int(Int32.max),
            majorIsRow || shape[0] <= max(Self.maximumEmptyRows, values.elementCount)
        else {
            throw .unusable(
                "The sparse matrix \(path.escaped) in \(values.source.path.escaped) is \(shape[0])×\(shape[1]), which is more "
                    + "than can be read.")
        }
        let expected = majorCount + 1
        guard starts.elementCount == expected else {
            throw broken(
                path, "\(starts.name.escaped) has \(starts.elementCount) elements where \(expected) are needed")
        }
        guard values.elementCount == indices.elementCount else {
            throw broken(
                path,
                "\(values.name.escaped) has \(values.elementCount) elements, \(indices.name.escaped) "
                    + "\(indices.elementCount)")
        }
        let starts: [Int] = try DatasetError.translating { () throws(HDF5Error) in try self.starts.read() }
        guard starts.first == 0 else { throw broken(path, "\(self.starts.name.escaped) does not begin with 0") }
        for line in 1..<starts.count where starts[line] < starts[line - 1] {
            throw broken(
                path, "\(self.starts.name.escaped) falls from \(starts[line - 1]) to \(starts[line]) at \(line)")
        }
        let count = starts[majorCount]
        guard count <= values.elementCount else {
            throw broken(
                path,
                "\(self.starts.name.escaped) ends at \(count), but there are \(values.elementCount) elements")
        }
        return starts
    }

    /// A part that can't be.
    func broken(_ path: String, _ what: String) -> DatasetError {
        .unusable(
            "The sparse matrix \(path.escaped) in \(values.source.path.escaped) is broken: \(what). Write the file again with "
                + "the program that made it.")
    }

    /// Columns turned into rows.
    private func byRows<Element>(
        _ starts: [Int], _ rows: [Int32], _ values: [Element]
    ) -> SparseRows<Element> {
        var rowStarts = [Int](repeating: 0, count: minorCount + 1)
        for row in rows { rowStarts[Int(row) + 1] += 1 }
        for row in 0..<minorCount { rowStarts[row + 1] += rowStarts[row] }
        var next = rowStarts
        var columns = [Int32](repeating: 0, count: rows.count)
        var ordered = values
        for column in 0..<majorCount {
            for index in starts[column]..<starts[column + 1] {
                let place = next[Int(rows[index])]
                next[Int(rows[index])] += 1
                columns[place] = Int32(column)
                ordered[place] = values[index]
            }
        }
        return SparseRows(starts: rowStarts, columns: columns, values: ordered)
    }
}
