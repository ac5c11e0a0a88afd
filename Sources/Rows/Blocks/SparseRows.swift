/// Rows of which only the elements that are not zero are kept, row after row (CSR).
package struct SparseRows<Element: BinaryFloatingPoint & Sendable>: Sendable, Equatable {
    /// The index among `columns` and `values` at which each row begins, and at which the last one ends: `[rowCount + 1]`.
    package let starts: [Int]
    /// The column of each element, ascending within a row.
    package let columns: [Int32]
    package let values: [Element]
    /// The number of elements that were in a column that their row had already, and were added to it.
    package let repeatedCount: Int

    /// Rows from their parts.
    ///
    /// Columns may come in any order; the values of one that comes twice in a row are added.
    ///
    /// - Precondition: `starts` ascends from 0 to the number of elements.
    @inlinable
    package init(starts: [Int], columns: [Int32], values: [Element]) {
        precondition(columns.count == values.count && starts.last == columns.count, "parts that fit")
        if Self.isSorted(starts, columns) {
            (self.starts, self.columns, self.values) = (starts, columns, values)
            repeatedCount = 0
        } else {
            (self.starts, self.columns, self.values) = Self.sorted(starts, columns, values)
            repeatedCount = columns.count - self.columns.count
        }
    }

    /// Rows whose columns are known to be in order.
    private init(sorted starts: [Int], _ columns: [Int32], _ values: [Element]) {
        (self.starts, self.columns, self.values) = (starts, columns, values)
        repeatedCount = 0
    }

    /// True if both hold the same elements, however they came to be there.
    package static func == (first: SparseRows, second: SparseRows) -> Bool {
        first.starts == second.starts && first.columns == second.columns && first.values == second.values
    }

    @inlinable
    package var rowCount: Int { starts.count - 1 }

    /// The indices of a row's elements.
    @inlinable
    package func elements(of row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

    @inlinable
    package static func isSorted(_ starts: [Int], _ columns: [Int32]) -> Bool {
        for row in 0..<starts.count - 1 {
            for index in (starts[row]..<starts[row + 1]).dropFirst() where columns[index] <= columns[index - 1] {
                return false
            }
        }
        return true
    }

    /// The columns of each row put in order, and what is there twice added up.
    @inlinable
    package static func sorted(
        _ starts: [Int], _ columns: [Int32], _ values: [Element]
    ) -> (starts: [Int], columns: [Int32], values: [Element]) {
        var (newStarts, newColumns, newValues): ([Int], [Int32], [Element]) = ([0], [], [])
        newStarts.reserveCapacity(starts.count)
        newColumns.reserveCapacity(columns.count)
        newValues.reserveCapacity(values.count)
        for row in 0..<starts.count - 1 {
            let first = newColumns.count
            for index in (starts[row]..<starts[row + 1]).sorted(by: { (columns[$0], $0) < (columns[$1], $1) }) {
                if newColumns.count > first, newColumns[newColumns.count - 1] == columns[index] {
                    newValues[newValues.count - 1] += values[index]
                } else {
                    newColumns.append(columns[index])
                    newValues.append(values[index])
                }
            }
            newStarts.append(newColumns.count)
        }
        return (newStarts, newColumns, newValues)
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
    package func appending(_ other: SparseRows) -> SparseRows {
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
    @inlinable
    package func selecting(rows: [Int], places: [Int32]?) -> SparseRows {
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
        var mapped = values
        for row in 0..<rowCount {
            for index in elements(of: row) { mapped[index] = transform(row, values[index]) }
        }
        return SparseRows(sorted: starts, columns, mapped)
    }
}
