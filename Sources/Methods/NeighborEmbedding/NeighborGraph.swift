internal import Core
internal import LinearAlgebra

/// The nearest neighbours of each row, with their distances.
struct NeighborGraph: Sendable {
    let rowCount: Int
    /// The number of neighbours of each row.
    let neighborCount: Int
    /// The neighbours of each row, nearest first: `[rows × neighbours]`.
    let neighbors: [Int32]
    /// Their Euclidean distances: `[rows × neighbours]`.
    let distances: [Double]

    /// The nearest neighbours among rows, found exactly.
    ///
    /// - Complexity: O(rows² · columns) where there are more than a few columns.
    init(of rows: Matrix, neighbors count: Int) {
        let found = NearestPoints(max(0, count), ofEachAmong: rows)
        rowCount = rows.rows
        neighborCount = found.count
        neighbors = found.indices
        distances = found.squaredDistances.map { $0.squareRoot() }
    }

    /// The places in `neighbors` and `distances` of one row's neighbours.
    func places(of row: Int) -> Range<Int> { row * neighborCount..<(row + 1) * neighborCount }
}
