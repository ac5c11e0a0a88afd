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
    /// - Complexity: O(rows² · columns).
    init(of rows: Matrix, neighbors count: Int) {
        rowCount = rows.rows
        neighborCount = max(0, min(count, rows.rows - 1))
        var neighbors: [Int32] = []
        var distances: [Double] = []
        neighbors.reserveCapacity(rowCount * neighborCount)
        distances.reserveCapacity(rowCount * neighborCount)
        let (rowCount, kept) = (rowCount, neighborCount)
        SquaredDistances(among: rows).forEachBatch { _, batch in
            for start in stride(from: 0, to: batch.count, by: rowCount) {
                let row = batch.extracting(start..<start + rowCount)
                for index in nearest(kept, in: row) {
                    neighbors.append(Int32(index))
                    distances.append(row[index].squareRoot())
                }
            }
        }
        self.neighbors = neighbors
        self.distances = distances
    }

    /// The places in `neighbors` and `distances` of one row's neighbours.
    func places(of row: Int) -> Range<Int> { row * neighborCount..<(row + 1) * neighborCount }
}
