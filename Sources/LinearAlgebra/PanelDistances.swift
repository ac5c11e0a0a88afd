internal import CLAPACK
internal import Core

/// Squared distances from rows to points that are laid out in panels of 16, within each column after column, so that products with a few
/// rows stay in the processor's registers.
///
/// OpenBLAS has such products too, but of processors that are newer than itself it knows only what all have had for decades. A product
/// is a sum over columns in their order, whatever is computed beside it, as norms are: equal rows are exactly 0 apart.
struct PanelDistances: Sendable {
    private typealias Lanes = SIMD16<Double>

    private let queries: Matrix
    private let shift: [Double]
    private let queryNorms: [Double]
    private let pointCount: Int
    /// `[panels, columns]`; the last panel ends with points that are 0.
    private let panels: [Lanes]
    /// The points' squared norms: `[panels]`.
    private let norms: [Lanes]

    /// The rows that are multiplied at a time.
    private static let groupRows = 4
    /// The columns after which it is another group's turn, so that a panel's stay in the processor's first cache.
    private static let blockColumns = 192

    /// True if this was compiled for a processor that multiplies and adds vectors in one instruction; others are better served
    /// by OpenBLAS.
    static var isSuitable: Bool { CLAPACK_fused_lanes() >= 4 }

    /// Lays out points, `[points, columns]`, for queries `[queries, columns]`; of both the same number of each column is taken away.
    init(queries: Matrix, points: Matrix, shift: [Double]) {
        self.queries = queries
        self.shift = shift
        pointCount = points.rows
        let columns = points.columns
        let count = (points.rows + Lanes.scalarCount - 1) / Lanes.scalarCount
        var panels = [Lanes](repeating: Lanes(), count: count * columns)
        var norms = [Lanes](repeating: Lanes(), count: count)
        for point in 0..<points.rows {
            let (start, lane) = (point / Lanes.scalarCount * columns, point % Lanes.scalarCount)
            for column in 0..<columns {
                panels[start + column][lane] = Double(points.values[point * columns + column]) - shift[column]
            }
        }
        for panel in 0..<count {
            var norm = Lanes()
            for column in 0..<columns {
                let values = panels[panel * columns + column]
                norm.addProduct(values, values)
            }
            norms[panel] = norm
        }
        self.panels = panels
        self.norms = norms
        queryNorms = (0..<queries.rows).map { row in
            var norm = 0.0
            for column in 0..<columns {
                let value = Double(queries.values[row * columns + column]) - shift[column]
                norm.addProduct(value, value)
            }
            return norm
        }
    }

    /// Writes the distances of a range of queries: `[range.count, points]`.
    func fill(_ distances: inout [Double], queries range: Range<Int>) {
        precondition(distances.count >= range.count * pointCount, "\(distances.count) places for \(range) queries")
        let columns = queries.columns
        let rows = groupedRows(range.count, columns: columns, groupRows: Self.groupRows) { row, column in
            Double(queries.values[(range.lowerBound + row) * columns + column]) - shift[column]
        }
        let groups = (range.count + Self.groupRows - 1) / Self.groupRows
        var sums = [Lanes](repeating: Lanes(), count: groups * Self.groupRows)
        var destination = distances.mutableSpan
        for panel in norms.indices {
            for index in sums.indices { sums[index] = Lanes() }
            for first in stride(from: 0, to: columns, by: Self.blockColumns) {
                let count = min(Self.blockColumns, columns - first)
                for group in 0..<groups {
                    Self.add(
                        panels, from: panel * columns + first, rows,
                        from: (group * columns + first) * Self.groupRows, count: count, to: &sums,
                        at: group * Self.groupRows)
                }
            }
            let start = panel * Lanes.scalarCount
            let lanes = min(Lanes.scalarCount, pointCount - start)
            let pointNorms = norms[panel]
            for row in 0..<range.count {
                let product = sums[row]
                var values = pointNorms + queryNorms[range.lowerBound + row] - (product + product)
                values.replace(with: 0, where: values .< 0)
                let place = row * pointCount + start
                if lanes == Lanes.scalarCount {
                    unsafe destination.withUnsafeMutableBufferPointer { places in
                        for lane in 0..<Lanes.scalarCount { unsafe places[place &+ lane] = values[lane] }
                    }
                } else {
                    for lane in 0..<lanes { destination[place + lane] = values[lane] }
                }
            }
        }
    }

    /// Adds the products of a panel's columns with those of a group of rows.
    ///
    /// Not within its caller, where the sums would not stay in registers.
    @inline(never)
    private static func add(
        _ panels: [Lanes], from start: Int, _ rows: [Double], from first: Int, count: Int, to sums: inout [Lanes],
        at place: Int
    ) {
        precondition(start + count <= panels.count && first + count * groupRows <= rows.count)
        var (one, two, three, four) = (sums[place], sums[place + 1], sums[place + 2], sums[place + 3])
        unsafe panels.withUnsafeBufferPointer { panels in
            unsafe rows.withUnsafeBufferPointer { rows in
                for column in 0..<count {
                    let values = unsafe panels[start &+ column]
                    let row = first &+ column &* 4
                    one.addProduct(values, Lanes(repeating: unsafe rows[row]))
                    two.addProduct(values, Lanes(repeating: unsafe rows[row &+ 1]))
                    three.addProduct(values, Lanes(repeating: unsafe rows[row &+ 2]))
                    four.addProduct(values, Lanes(repeating: unsafe rows[row &+ 3]))
                }
            }
        }
        sums[place] = one
        sums[place + 1] = two
        sums[place + 2] = three
        sums[place + 3] = four
    }
}
