/// Rows of which only the elements that are not zero are kept, row after row (CSR).
package struct SparseRows<Element: BinaryFloatingPoint & Sendable>: Sendable, Equatable {
    /// Where each row begins among `columns` and `values`, and where the last one ends: `[rowCount + 1]`.
    package private(set) var starts: [Int]
    /// The column of each element, ascending within a row.
    package private(set) var columns: [Int32]
    package private(set) var values: [Element]

    /// Rows from their parts.
    ///
    /// Columns may come in any order; the values of one that comes twice in a row are added.
    ///
    /// - Precondition: `starts` ascends from 0 to the number of elements.
    package init(starts: [Int], columns: [Int32], values: [Element]) {
        precondition(columns.count == values.count && starts.last == columns.count, "parts that fit")
        self.starts = starts
        self.columns = columns
        self.values = values
        if !isSorted { sort() }
    }

    package var rowCount: Int { starts.count - 1 }

    /// Where the elements of a row are.
    func elements(of row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

    private var isSorted: Bool {
        for row in 0..<rowCount {
            let range = elements(of: row)
            for index in range.dropFirst() where columns[index] <= columns[index - 1] { return false }
        }
        return true
    }

    /// Puts the columns of each row in order, and adds up what is there twice.
    private mutating func sort() {
        var (newStarts, newColumns, newValues): ([Int], [Int32], [Element]) = ([0], [], [])
        newStarts.reserveCapacity(starts.count)
        newColumns.reserveCapacity(columns.count)
        newValues.reserveCapacity(values.count)
        for row in 0..<rowCount {
            let first = newColumns.count
            for index in elements(of: row).sorted(by: { (columns[$0], $0) < (columns[$1], $1) }) {
                if newColumns.count > first, newColumns[newColumns.count - 1] == columns[index] {
                    newValues[newValues.count - 1] += values[index]
                } else {
                    newColumns.append(columns[index])
                    newValues.append(values[index])
                }
            }
            newStarts.append(newColumns.count)
        }
        (starts, columns, values) = (newStarts, newColumns, newValues)
    }

    /// The element at a row and a column.
    func element(row: Int, column: Int) -> Element {
        let range = elements(of: row)
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if Int(columns[middle]) < column { low = middle + 1 } else { high = middle }
        }
        return low < range.upperBound && Int(columns[low]) == column ? values[low] : 0
    }

    /// The rows and then those of another.
    func appending(_ other: SparseRows) -> SparseRows {
        let end = starts[rowCount]
        return SparseRows(
            starts: starts + other.starts.dropFirst().map { $0 + end }, columns: columns + other.columns,
            values: values + other.values)
    }

    /// Some of the rows, with some of the columns.
    ///
    /// - Parameters:
    ///   - rows: Which rows.
    ///   - places: Where each column goes, negative for nowhere; ascending but for these. Nil for all as they are.
    /// - Returns: The rows chosen.
    func selecting(rows: [Int], places: [Int32]?) -> SparseRows {
        var (newStarts, newColumns, newValues): ([Int], [Int32], [Element]) = ([0], [], [])
        newStarts.reserveCapacity(rows.count + 1)
        for row in rows {
            for index in elements(of: row) {
                let place = places.map { $0[Int(columns[index])] } ?? columns[index]
                guard place >= 0 else { continue }
                newColumns.append(place)
                newValues.append(values[index])
            }
            newStarts.append(newColumns.count)
        }
        return SparseRows(starts: newStarts, columns: newColumns, values: newValues)
    }

    /// The rows with each value replaced, given its row.
    func mapping(_ transform: (_ row: Int, _ value: Element) -> Element) -> SparseRows {
        var mapped = self
        for row in 0..<rowCount {
            for index in elements(of: row) { mapped.values[index] = transform(row, values[index]) }
        }
        return mapped
    }
}
