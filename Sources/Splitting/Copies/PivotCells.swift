internal import Core
internal import LinearAlgebra

/// Cells of rows near to each other, so that not all rows need be compared: each row is in two of them.
struct PivotCells: Sendable {
    /// The rows that have each of some pivots, rows drawn at random, among their two nearest, ascending: `[pivots][rows]`.
    let members: [[Int]]

    /// Divides rows among as many pivots as there are rows in a cell, on average.
    ///
    /// - Complexity: O(rows^1.5 · dimensions).
    init(of coordinates: Matrix, threads: Int) {
        var generator = SeededGenerator(seed: 0, stream: "split.pivots")
        let count = max(2, Int(Double(coordinates.rows).squareRoot()))
        let pivots = generator.permutation(of: coordinates.rows).prefix(count).sorted()
        let nearest = NearestPoints(2, of: coordinates, among: coordinates.selecting(rows: pivots), threads: threads)
        var members = [[Int]](repeating: [], count: count)
        for row in 0..<coordinates.rows {
            for pivot in nearest.places(of: row) { members[Int(nearest.indices[pivot])].append(row) }
        }
        self.members = members
    }
}
