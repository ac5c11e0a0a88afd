/// The grid whose places the rows are, as the pixels of a map: what lies along its axes, the last one running fastest.
package struct RowGrid: Sendable, Equatable, Codable {
    /// An axis of a grid.
    package struct Axis: Sendable, Equatable, Codable {
        /// Its name, such as "x" or "line"; nil where the file gives it none.
        package let name: String?
        /// The unit of its coordinates; nil where the file states none.
        package let unit: String?
        /// The number of places along it.
        package let length: Int
        /// The coordinate of each place, `[length]`; nil where places are counted from 0.
        package let coordinates: [Double]?

        package init(name: String? = nil, unit: String? = nil, length: Int, coordinates: [Double]? = nil) {
            self.name = name
            self.unit = unit
            self.length = length
            self.coordinates = coordinates
        }
    }

    package let axes: [Axis]

    package init(_ axes: [Axis]) { self.axes = axes }

    /// The most axes of a grid: no data set has more.
    private static let mostAxes = 32

    /// The number of places; nil where it is more than can be counted, or the axes make no sense.
    package var placeCount: Int? {
        guard (1...Self.mostAxes).contains(axes.count) else { return nil }
        var count = 1
        for axis in axes {
            let (next, overflow) = count.multipliedReportingOverflow(by: axis.length)
            guard axis.length > 0, !overflow, axis.coordinates.map({ $0.count == axis.length }) ?? true else {
                return nil
            }
            count = next
        }
        return count
    }

    /// The position along each axis of a place, counted from 0: `[axes]`.
    package func position(of place: Int) -> [Int] {
        var rest = place
        var position = [Int](repeating: 0, count: axes.count)
        for axis in axes.indices.reversed() {
            position[axis] = rest % axes[axis].length
            rest /= axes[axis].length
        }
        return position
    }

    /// True if so many rows, with these numbers in the file, can be places of the grid.
    func fits(rowCount: Int, rowNumbers: [Int]?) -> Bool {
        guard let placeCount else { return false }
        guard let rowNumbers else { return rowCount == placeCount }
        return rowNumbers.count == rowCount && rowNumbers.allSatisfy { (0..<placeCount).contains($0) }
    }
}

extension RowGrid: CustomStringConvertible {
    /// Its shape: "30×32".
    package var description: String { axes.map { String($0.length) }.joined(separator: "×") }
}

extension DatasetDescription {
    /// The place of each row on the grid, `[rows]`, the last axis running fastest; nil where rows are on none.
    package var gridPlaces: [Int]? {
        rowGrid.map { _ in preparation.rowNumbers ?? Array(0..<rowCount) }
    }
}
