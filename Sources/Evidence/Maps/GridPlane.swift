internal import Core
internal import Rows

/// A map of numbers: `[height × width]`, row after row from the top; not a number where there is no row.
package struct GridMap: Sendable, Equatable {
    package let height: Int
    package let width: Int
    package let values: [Double]

    package init(height: Int, width: Int, values: [Double]) {
        precondition(values.count == height * width, "\(values.count) numbers for a map of \(height)×\(width)")
        self.height = height
        self.width = width
        self.values = values
    }
}

/// The last two axes of a grid, in the middle of those before them, and the rows that lie there.
struct GridPlane {
    private let height: Int
    private let width: Int
    /// The place of each row on the grid.
    private let places: [Int]
    /// The row of each place that has one.
    private let rowOfPlace: [Int: Int]
    /// The first place of the plane that maps show.
    private let start: Int
    /// The number of places along a side of a block that is one pixel of a map.
    private let step: Int
    /// The position of that plane along the axes before the last two.
    let planes: [Int]

    /// The longest side of a map; a longer one is averaged.
    static let longestSide = 320
    /// The most places of a plane: each has a number of its own for a while.
    private static let mostPlaces = 1 << 28

    /// The plane of a grid; nil where it has one axis alone, or is too large to be drawn.
    init?(_ grid: RowGrid, _ places: [Int]) {
        let lengths = grid.axes.map(\.length)
        guard lengths.count > 1, let count = grid.placeCount else { return nil }
        height = lengths[lengths.count - 2]
        width = lengths[lengths.count - 1]
        guard height * width <= Self.mostPlaces else { return nil }
        self.places = places
        rowOfPlace = Dictionary(places.enumerated().lazy.map { ($1, $0) }) { _, last in last }
        let all = count / (height * width)
        start = all / 2 * height * width
        step = max(1, (max(height, width) + Self.longestSide - 1) / Self.longestSide)
        planes = lengths.count > 2 ? Array(grid.position(of: start).dropLast(2)) : []
    }

    /// The map of a number of each row, `[rows]`, averaged over blocks of places where there are many.
    func map(of values: [Double]) -> GridMap {
        let (rows, columns) = size
        var sums = [Double](repeating: 0, count: rows * columns)
        var counts = [Int](repeating: 0, count: rows * columns)
        for (place, value) in zip(places, values) where value.isFinite {
            guard let block = block(of: place) else { continue }
            sums[block] += value
            counts[block] += 1
        }
        return GridMap(
            height: rows, width: columns,
            values: zip(sums, counts).map { $1 > 0 ? $0 / Double($1) : .nan })
    }

    /// The map of a class of each row, `[rows]`, negative where it is missing: of a block of places the first that is known.
    func map(ofClasses classes: [Int]) -> GridMap {
        let (rows, columns) = size
        var codes = [Double](repeating: .nan, count: rows * columns)
        for (place, code) in zip(places, classes) where code >= 0 {
            guard let block = block(of: place) else { continue }
            if codes[block].isNaN { codes[block] = Double(code) }
        }
        return GridMap(height: rows, width: columns, values: codes)
    }

    /// The number of blocks down and across.
    private var size: (rows: Int, columns: Int) { ((height + step - 1) / step, (width + step - 1) / step) }

    /// The block that a place lies in, row after row; nil of a place of another plane.
    private func block(of place: Int) -> Int? {
        let inside = place - start
        guard inside >= 0, inside < height * width else { return nil }
        return inside / width / step * size.columns + inside % width / step
    }

    /// Pearson's correlation between a number of each row, `[rows]`, and that of the next place down and to the right, in all
    /// planes; nil of fewer than three pairs, or where they do not vary.
    func neighborCorrelation(_ values: [Double]) -> Double? {
        // Means first: codes may lie far from 0.
        let finite = values.filter(\.isFinite)
        let mean = finite.reduce(0, +) / Double(max(1, finite.count))
        var (count, first, second, squares, otherSquares, products) = (0, 0.0, 0.0, 0.0, 0.0, 0.0)
        for (row, place) in places.enumerated() where values[row].isFinite {
            let neighbors = [
                place % width + 1 < width ? place + 1 : nil,
                place / width % height + 1 < height ? place + width : nil,
            ]
            for neighbor in neighbors {
                guard let neighbor, let other = rowOfPlace[neighbor], values[other].isFinite else { continue }
                let (x, y) = (values[row] - mean, values[other] - mean)
                count += 1
                first += x
                second += y
                squares += x * x
                otherSquares += y * y
                products += x * y
            }
        }
        guard count > 2 else { return nil }
        let number = Double(count)
        let variance = (squares - first * first / number) * (otherSquares - second * second / number)
        guard variance > 0 else { return nil }
        let correlation = (products - first * second / number) / variance.squareRoot()
        return correlation.isFinite ? min(1, max(-1, correlation)) : nil
    }
}
