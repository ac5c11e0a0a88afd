internal import Core
internal import HDF5
internal import Rows

/// Reads what lies along the axes of the grid whose places are the rows.
struct RowGridReading {
    private let contents: FileContents

    init(_ contents: FileContents) {
        self.contents = contents
    }

    /// The most coordinates of an axis that are kept.
    private static let mostCoordinates = 65_536
    /// The most characters of a name or a unit.
    private static let longestText = 60

    /// The grid of data; nil where rows are on none.
    func grid(of data: StoredArray) -> RowGrid? {
        // The columns of a table of places are maps of them.
        if case .columns(let columns) = data.storage, data.isGrid { return columns.first.flatMap(grid) }
        if case .omitting(_, let table) = data.storage { return grid(of: table) }
        guard case .grid(let lengths)? = data.arrangement, case .dataset(let description, let axes) = data.storage,
            lengths.count <= description.shape.count
        else { return nil }
        let stored = axes ?? Array(description.shape.indices)
        var whole = data
        whole.arrangement = nil
        whole.shape = description.shape
        whole.storage = .dataset(description, axes: nil)
        let names = AxisNames(of: whole, rank: description.shape.count, in: contents).names
        return RowGrid(
            lengths.indices.map { index in
                let axis = axis(stored[index], of: whole, length: lengths[index])
                let name = (names[stored[index]] ?? axis?.name).map { String($0.escaped.prefix(Self.longestText)) }
                let values = axis?.values
                return RowGrid.Axis(
                    name: name, unit: axis?.unit, length: lengths[index],
                    coordinates: values?.count == lengths[index] && lengths[index] <= Self.mostCoordinates
                        ? values : nil)
            })
    }

    /// The coordinates along an axis, where the file has them by a convention.
    private func axis(_ axis: Int, of data: StoredArray, length: Int) -> FeatureAxis? {
        let stated = AxisConventions(contents, data: data).stated(along: axis, length: length)
        // A sampling rate is that of times, not of places.
        return stated.lazy.filter { $0.name != "time" }.compactMap { try? $0.axis(length: length) }.first
    }
}
