package import Core
internal import LinearAlgebra

/// The agreement of several embeddings of the same rows on which rows are neighbours: the share of a row's nearest neighbours in one
/// that are among those in another.
///
/// It asks for no alignment: turning, mirroring, shifting or stretching an embedding as a whole changes no neighbours.
package struct NeighborAgreement: Sendable {
    /// The number of neighbours in a row's neighbourhood.
    package let neighbors: Int
    /// The share of each row's neighbours that two embeddings have in common, the mean over all pairs of embeddings.
    package let shares: RowMean

    /// The share that two embeddings without any relation have in common: neighbours / (rows − 1).
    package var chance: Double { Double(neighbors) / Double(shares.rowCount - 1) }

    /// Compares embeddings.
    ///
    /// Rows at equal distances rank in an order that is drawn anew for each row and embedding: rows that all lie in one place have
    /// no neighbours to agree on.
    ///
    /// - Parameters:
    ///   - embeddings: Two or more: `[rows, latent]` each.
    ///   - neighbors: The number of neighbours to look at; of few rows, less than half of them.
    ///   - seed: The seed of the order of rows at equal distances.
    /// - Throws: Where there are fewer than 3 rows, or a number is not finite.
    /// - Complexity: O(rows² · latent · embeddings) time.
    package init(of embeddings: [Matrix], neighbors: Int = 12, seed: UInt64) throws(EmbeddingQualityError) {
        precondition(embeddings.count > 1, "agreement among \(embeddings.count) embeddings")
        let rows = embeddings[0].rows
        precondition(embeddings.allSatisfy { $0.rows == rows }, "embeddings of \(embeddings.map(\.rows)) rows")
        let measure = "agreement on neighbours"
        guard rows >= 3 else { throw .tooFewRows(measure: measure, needed: 3, given: rows) }
        guard embeddings.allSatisfy({ $0.values.allSatisfy(\.isFinite) }) else {
            throw .notFinite(measure: measure, argument: "codes")
        }
        let count = min(neighbors, (rows - 1) / 2)
        let lists = embeddings.enumerated().map { place, embedding in
            Self.neighbors(count, in: embedding, seed: seed, stream: "ties of embedding \(place)")
        }
        // A row that is a neighbour in c embeddings is one in c (c − 1) / 2 pairs of them.
        let pairs = embeddings.count * (embeddings.count - 1) / 2
        let perRow = (0..<rows).map { row in
            let named = lists.flatMap { $0[row * count..<(row + 1) * count] }.sorted()
            var (common, start) = (0, 0)
            while start < named.count {
                var end = start + 1
                while end < named.count, named[end] == named[start] { end += 1 }
                common += (end - start) * (end - start - 1) / 2
                start = end
            }
            return Double(common) / Double(pairs * count)
        }
        self.neighbors = count
        shares = RowMean(perRow: perRow)
    }

    /// The nearest neighbours of each row, row after row: `[rows, count]`.
    private static func neighbors(_ count: Int, in embedding: Matrix, seed: UInt64, stream: String) -> [Int32] {
        var generator = SeededGenerator(seed: seed, stream: stream)
        let order = Array(0..<embedding.rows).shuffled(using: &generator)
        var found = [Int32](repeating: 0, count: embedding.rows * count)
        let points = order.count
        var turned = [Double](repeating: 0, count: points)
        SquaredDistances(among: embedding.selecting(rows: order)).forEachBatch(of: 64) { first, distances in
            for start in stride(from: 0, to: distances.count, by: points) {
                let row = order[first + start / points]
                // From another beginning for each row, or all of them would have the same neighbours where all are in one place.
                let beginning = Int.random(in: 0..<points, using: &generator)
                for place in 0..<points {
                    turned[place] = distances[start + (place + beginning < points ? place : place - points) + beginning]
                }
                for (place, neighbor) in nearest(count, in: turned.span).enumerated() {
                    found[row * count + place] = Int32(order[(neighbor + beginning) % points])
                }
            }
        }
        return found
    }
}
