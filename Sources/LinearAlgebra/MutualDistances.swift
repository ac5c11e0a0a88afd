internal import CLAPACK
package import Core

/// Squared distances among the rows of a matrix, each pair's computed once and kept, in strips of rows.
///
/// Products are summed in `Float` over 192 columns and in `Double` over these sums, about a point amid the rows. What cancels most of
/// its digits, distances small beside the rows' norms, is computed again from differences, so that relative errors stay near
/// 10⁻⁵ at most and are mostly 10⁻⁷. Equal rows are exactly 0 apart, and a pair has the same distance both ways.
package struct MutualDistances: Sendable {
    package let rowCount: Int
    /// The number of rows of a strip, the last one's excepted.
    package let stripRows: Int
    /// For each strip the distances of its rows to its own rows and all later ones: `[rows of the strip, rows − first row]`.
    private let strips: [[Float]]

    /// The most rows whose distances are kept: 250 MB of them.
    package static let mostRows = 11_000

    /// The bytes that the distances among so many rows take; 0 of more rows than are kept.
    package static func bytes(rowCount: Int) -> Int { rowCount <= mostRows ? 2 * rowCount * rowCount : 0 }

    /// Numbers further from the point amid them, or all nearer to it, have squares beyond what a `Float` holds well.
    private static let magnitudes: ClosedRange<Float> = 1e-12...1e12

    /// Distances among rows `[rows, columns]`; nil where ``SquaredDistances`` serve better: of few columns, of too many rows, of
    /// numbers far from 1, or on a processor that has no fused products of vectors.
    ///
    /// - Parameters:
    ///   - rows: The rows, all finite.
    ///   - stripRows: The number of rows whose distances are read at a time.
    ///   - threads: The number of threads that strips are shared out among; the result does not depend on it.
    /// - Complexity: O(rows² · columns) time, 2 · rows² bytes.
    package init?(among rows: Matrix, stripRows: Int, threads: Int) {
        guard PanelDistances.isSuitable, rows.columns > SquaredDistances.largestDirectDimension,
            rows.rows > 0, rows.rows <= Self.mostRows
        else { return nil }
        let shifted = ShiftedRows(rows)
        guard Self.magnitudes.contains(shifted.magnitude) else { return nil }
        (rowCount, self.stripRows) = (rows.rows, stripRows)
        let panels = FloatPanels(shifted)
        strips = ParallelTasks.run(Array(stride(from: 0, to: rows.rows, by: stripRows)), threads: threads) { first in
            panels.distances(of: first..<min(first + stripRows, rows.rows))
        }
    }

    /// Writes the distances of a strip's rows to all rows, `[rows of the strip, rows]`; those of rows from themselves are infinite.
    package func fill(_ distances: inout [Double], strip: Int) {
        let first = strip * stripRows
        let count = min(stripRows, rowCount - first)
        precondition(distances.count >= count * rowCount, "\(distances.count) places for \(count) rows")
        var places = distances.mutableSpan
        let later = strips[strip]
        let own = later.span
        let width = rowCount - first
        for row in 0..<count {
            let (from, to) = (row * width, row * rowCount + first)
            for point in 0..<width { places[to + point] = Double(own[from + point]) }
            places[to + row] = .infinity
        }
        // Those to earlier rows were computed with these; some of them at a time, so that what is read and written stays in cache.
        for earlier in 0..<strip {
            let kept = strips[earlier]
            let before = kept.span
            let start = earlier * stripRows
            let width = rowCount - start
            for block in stride(from: 0, to: stripRows, by: Self.turnedRows) {
                let end = min(block + Self.turnedRows, stripRows)
                for row in 0..<count {
                    let column = first - start + row
                    let to = row * rowCount + start
                    for point in block..<end { places[to + point] = Double(before[point * width + column]) }
                }
            }
        }
    }

    private static let turnedRows = 16
}

/// Rows less a point amid them.
struct ShiftedRows {
    /// `[rows, columns]`.
    let values: [Float]
    let rows: Int
    let columns: Int
    /// The largest distance of a number from the point's.
    let magnitude: Float

    init(_ matrix: Matrix) {
        (rows, columns) = (matrix.rows, matrix.columns)
        let shift = SquaredDistances.centralEntries(of: matrix)
        var values = [Float](repeating: 0, count: matrix.values.count)
        var magnitude: Float = 0
        for row in 0..<rows {
            for column in 0..<columns {
                let index = row * columns + column
                let value = Float(Double(matrix.values[index]) - shift[column])
                values[index] = value
                magnitude = max(magnitude, abs(value))
            }
        }
        self.values = values
        self.magnitude = magnitude
    }
}
