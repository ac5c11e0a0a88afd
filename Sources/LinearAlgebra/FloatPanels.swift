/// Rows laid out in panels of 16, within each column after column, so that products with a few rows stay in the processor's registers.
///
/// As ``PanelDistances``, in single precision and among the same rows.
struct FloatPanels: Sendable {
    private typealias Lanes = SIMD16<Float>
    private typealias WideLanes = SIMD16<Double>

    /// `[rows, columns]`.
    private let values: [Float]
    private let rowCount: Int
    private let columns: Int
    /// `[panels, columns]`; the last panel ends with rows that are 0.
    private let panels: [Lanes]
    /// Squared norms, summed as products are: `[rows]`.
    private let norms: [Double]

    /// The rows that are multiplied at a time: with 16 others, 12 of AVX2's 16 registers.
    private static let groupRows = 6
    /// The columns whose products are summed in `Float`.
    private static let blockColumns = 192
    /// Distances below this share of two rows' squared norms are computed from differences.
    private static let cancelledShare = 0.05

    init(_ rows: ShiftedRows) {
        (values, rowCount, columns) = (rows.values, rows.rows, rows.columns)
        let count = (rowCount + Lanes.scalarCount - 1) / Lanes.scalarCount
        var panels = [Lanes](repeating: Lanes(), count: count * columns)
        var norms = [Double](repeating: 0, count: rowCount)
        for row in 0..<rowCount {
            let (start, lane) = (row / Lanes.scalarCount * columns, row % Lanes.scalarCount)
            for first in stride(from: 0, to: columns, by: Self.blockColumns) {
                var norm: Float = 0
                for column in first..<min(first + Self.blockColumns, columns) {
                    let value = values[row * columns + column]
                    panels[start + column][lane] = value
                    norm.addProduct(value, value)
                }
                norms[row] += Double(norm)
            }
        }
        self.panels = panels
        self.norms = norms
    }

    /// The distances of some rows to themselves and all later ones: `[range.count, rows − range.lowerBound]`.
    func distances(of range: Range<Int>) -> [Float] {
        let width = rowCount - range.lowerBound
        var distances = [Float](repeating: 0, count: range.count * width)
        let groups = groupedRows(range.count, columns: columns, groupRows: Self.groupRows) { row, column in
            values[(range.lowerBound + row) * columns + column]
        }
        var sums = [Lanes](repeating: Lanes(), count: Self.groupRows)
        var products = [WideLanes](repeating: WideLanes(), count: Self.groupRows)
        for panel in range.lowerBound / Lanes.scalarCount..<panels.count / max(1, columns) {
            let start = panel * Lanes.scalarCount
            for group in stride(from: 0, to: range.count, by: Self.groupRows) {
                for row in products.indices { products[row] = WideLanes() }
                for first in stride(from: 0, to: columns, by: Self.blockColumns) {
                    Self.multiply(
                        panels, from: panel * columns + first, groups, from: group * columns + first * Self.groupRows,
                        count: min(Self.blockColumns, columns - first), into: &sums)
                    for row in products.indices { products[row] += WideLanes(sums[row]) }
                }
                for row in 0..<min(Self.groupRows, range.count - group) {
                    let own = range.lowerBound + group + row
                    let place = (group + row) * width - range.lowerBound
                    for point in max(start, range.lowerBound)..<min(start + Lanes.scalarCount, rowCount) {
                        let scale = norms[own] + norms[point]
                        let distance = scale - 2 * products[row][point - start]
                        distances[place + point] = Float(
                            distance < Self.cancelledShare * scale ? direct(own, point) : distance)
                    }
                }
            }
        }
        return distances
    }

    /// A distance from the differences of two rows.
    private func direct(_ one: Int, _ other: Int) -> Double {
        let (first, second) = (one * columns, other * columns)
        var sum = 0.0
        for column in 0..<columns {
            let difference = Double(values[first + column]) - Double(values[second + column])
            sum += difference * difference
        }
        return sum
    }

    /// Multiplies a panel's columns with those of a group of rows.
    ///
    /// Not within its caller, where the sums would not stay in registers.
    @inline(never)
    private static func multiply(
        _ panels: [Lanes], from start: Int, _ rows: [Float], from first: Int, count: Int, into sums: inout [Lanes]
    ) {
        precondition(start + count <= panels.count && first + count * groupRows <= rows.count)
        var (one, two, three, four, five, six) = (Lanes(), Lanes(), Lanes(), Lanes(), Lanes(), Lanes())
        unsafe panels.withUnsafeBufferPointer { panels in
            unsafe rows.withUnsafeBufferPointer { rows in
                for column in 0..<count {
                    let values = unsafe panels[start &+ column]
                    let row = first &+ column &* 6
                    one.addProduct(values, Lanes(repeating: unsafe rows[row]))
                    two.addProduct(values, Lanes(repeating: unsafe rows[row &+ 1]))
                    three.addProduct(values, Lanes(repeating: unsafe rows[row &+ 2]))
                    four.addProduct(values, Lanes(repeating: unsafe rows[row &+ 3]))
                    five.addProduct(values, Lanes(repeating: unsafe rows[row &+ 4]))
                    six.addProduct(values, Lanes(repeating: unsafe rows[row &+ 5]))
                }
            }
        }
        sums[0] = one
        sums[1] = two
        sums[2] = three
        sums[3] = four
        sums[4] = five
        sums[5] = six
    }
}
