internal import Core
internal import LinearAlgebra

/// Codes whose distances are those along the data: Isomap (Tenenbaum, de Silva and Langford, 2000) with landmarks (de Silva
/// and Tenenbaum, 2003).
///
/// It lays a rolled or bent sheet flat, which neither a PCA nor a network that starts from chance does.
struct Isomap: Sendable {
    /// The number of neighbours of each row that are one step away.
    static let neighborCount = 12
    /// The number of rows to which the distances of all others are taken.
    private static let landmarkCount = 128

    /// The lengths of the ways from each landmark to all rows: `[landmarks][rows]`.
    private let distances: [[Double]]
    private let scaling: LandmarkScaling

    /// Finds the ways along the data and scales the landmarks; nil where no way leads from some rows to others, or where the
    /// distances span fewer dimensions.
    ///
    /// - Parameters:
    ///   - graph: The rows' neighbours, at least ``neighborCount`` each where there are as many rows.
    ///   - latentSize: The number of latent dimensions.
    /// - Throws: ``LinearAlgebraError`` where the landmarks' decomposition fails.
    init?(_ graph: NeighborGraph, latentSize: Int) throws(LinearAlgebraError) {
        let geodesics = GeodesicDistances(along: graph, neighbors: Self.neighborCount)
        let count = min(Self.landmarkCount, graph.rowCount)
        guard count > latentSize else { return nil }
        // Each landmark is the row farthest from all before it.
        var landmarks = [0]
        var distances: [[Double]] = []
        var nearest = [Double](repeating: .infinity, count: graph.rowCount)
        while distances.count < count {
            let row = geodesics.from(landmarks[distances.count])
            guard row.allSatisfy(\.isFinite) else { return nil }
            distances.append(row)
            for index in nearest.indices { nearest[index] = min(nearest[index], row[index]) }
            if let farthest = nearest.indices.max(by: { nearest[$0] < nearest[$1] }) { landmarks.append(farthest) }
        }
        let among = distances.map { row in landmarks.prefix(count).map { row[$0] } }
        guard let scaling = try LandmarkScaling(among, latentSize: latentSize) else { return nil }
        self.distances = distances
        self.scaling = scaling
    }

    /// The codes of the rows themselves: `[rows, latent]`.
    var codes: Matrix {
        let count = distances.first?.count ?? 0
        return Matrix(
            rows: count, columns: scaling.latentSize,
            values: (0..<count).flatMap { row in scaling.code(distances.map { $0[row] }) })
    }

    /// The code of another row, `[latent]`: its ways go through its neighbours (scikit-learn's `Isomap.transform`).
    ///
    /// - Parameter neighbors: Some of the rows, with their distances from it.
    /// - Returns: The code.
    func code(through neighbors: [(row: Int, distance: Double)]) -> [Float] {
        scaling.code(
            distances.map { ways in neighbors.map { ways[$0.row] + $0.distance }.min() ?? .infinity })
    }
}
