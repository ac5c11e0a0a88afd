internal import HDF5

/// The rows of a data set that rows of an array are made of, where these lie in the file one after the other.
struct FileRows: Sendable {
    /// The number of the array's rows in each row of the data set: more than one for a grid.
    let rowsInEach: Int
    /// The windows that rows are; nil where they are none.
    let windows: RowWindows?
    /// The number of elements in a row of the data set.
    let width: Int

    /// The rows of an array; nil where they do not lie in the file row after row.
    init?(_ array: StoredArray) {
        switch array.storage {
        case .dataset(let description, axes: nil):
            // A whole data set may be a single row of a larger array.
            guard let first = description.shape.first, first > 0, array.rowCount >= first else { return nil }
            rowsInEach = array.rowCount / first
            windows = nil
            width = array.rowLength * rowsInEach
        case .windows(let windows, let series):
            guard case .dataset(_, axes: nil) = series.storage, series.arrangement == nil else { return nil }
            rowsInEach = 1
            self.windows = windows
            width = series.rowLength
        default: return nil
        }
    }

    /// The rows of the data set that some rows of the array are made of.
    ///
    /// - Precondition: Those of a grid begin and end with rows of the data set.
    func rows(of rows: Range<Int>) -> Range<Int> {
        if let windows { return windows.times(of: rows) }
        precondition(rows.lowerBound % rowsInEach == 0 && rows.upperBound % rowsInEach == 0, "a part of a row")
        return rows.lowerBound / rowsInEach..<rows.upperBound / rowsInEach
    }

    /// True if the elements of the data set's rows are those of the array's, one for one.
    var areAsStored: Bool { windows.map { $0.step == $0.length } ?? true }

    /// The elements of rows of the array, of those of the data set's rows.
    func arranged<Element>(_ rows: Range<Int>, from elements: [Element]) -> [Element] {
        windows.map { $0.gathered(rows, from: elements, width: width) } ?? elements
    }
}
