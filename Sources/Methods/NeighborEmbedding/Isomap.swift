internal import Core
internal import LinearAlgebra

/// Codes whose distances are those along the data: Isomap (Tenenbaum, de Silva and Langford, 2000) with landmarks (de Silva
/// and Tenenbaum, 2003).
///
/// It lays a rolled or bent sheet flat, which neither a PCA nor a network that starts from chance does.
enum Isomap {
    /// The number of neighbours of each row that are one step away.
    static let neighborCount = 12
    /// To how many rows the distances of all others are taken.
    private static let landmarkCount = 128

    /// The codes of rows.
    ///
    /// - Parameters:
    ///   - graph: The rows' neighbours, at least ``neighborCount`` each where there are as many rows.
    ///   - latentSize: The number of latent dimensions.
    /// - Returns: `[rows, latent]`; nil where no way leads from some rows to others, or where the distances span fewer
    ///   dimensions.
    /// - Throws: ``LinearAlgebraError`` where the landmarks' decomposition fails.
    static func codes(of graph: NeighborGraph, latentSize: Int) throws -> Matrix? {
        let geodesics = GeodesicDistances(along: graph, neighbors: neighborCount)
        let count = min(landmarkCount, graph.rowCount)
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
        return try codes(distances, landmarks: Array(landmarks.prefix(count)), latentSize: latentSize)
    }

    /// Classical scaling of the landmarks, and every row placed by its distances to them.
    private static func codes(_ distances: [[Double]], landmarks: [Int], latentSize: Int) throws -> Matrix? {
        let count = landmarks.count
        let squares = distances.map { row in landmarks.map { row[$0] * row[$0] } }
        let means = squares.map { $0.reduce(0, +) / Double(count) }
        let mean = means.reduce(0, +) / Double(count)
        var gram = [Double](repeating: 0, count: count * count)
        for i in 0..<count {
            for j in 0..<count { gram[i * count + j] = -0.5 * (squares[i][j] - means[i] - means[j] + mean) }
        }
        let decomposition = try SymmetricEigendecomposition(of: gram, order: count, leading: latentSize)
        guard let least = decomposition.values.last, least > 1e-9 * decomposition.values[0] else { return nil }
        var codes = Matrix(rows: distances[0].count, columns: latentSize)
        for k in 0..<latentSize {
            let vector = Array(decomposition.vector(k))
            let scale = 0.5 / decomposition.values[k].squareRoot()
            for row in 0..<codes.rows {
                var sum = 0.0
                for landmark in 0..<count {
                    let distance = distances[landmark][row]
                    sum += vector[landmark] * (means[landmark] - distance * distance)
                }
                codes[row, k] = Float(sum * scale)
            }
        }
        return codes
    }
}
