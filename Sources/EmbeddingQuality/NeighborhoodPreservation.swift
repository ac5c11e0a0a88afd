package import Core
internal import LinearAlgebra

/// Trustworthiness and continuity: the degree to which an embedding keeps nearest neighbours (Venna and Kaski, 2006).
///
/// Trustworthiness is lowered by rows that are neighbours in the embedding and were not before, continuity by rows that were
/// neighbours and are no longer; each by how many ranks they are too far. Trustworthiness is scikit-learn's
/// `sklearn.manifold.trustworthiness`, and continuity is the same with the two spaces exchanged. Rows at equal distances
/// rank in the order of their indices.
package struct NeighborhoodPreservation: Sendable, Equatable {
    /// The number of neighbours in a row's neighbourhood.
    package let neighbors: Int
    /// Trustworthiness, 1 at best; per row, the part that each row has in it.
    package let trustworthiness: RowMean
    /// Continuity, 1 at best; per row, the part that each row has in it.
    package let continuity: RowMean

    /// Measures one embedding.
    ///
    /// - Parameters:
    ///   - original: The rows before: `[rows, features]`.
    ///   - embedding: Their codes: `[rows, latent]`.
    ///   - neighbors: How many neighbours to look at. Less than half the rows may be asked for (the measure is not defined
    ///     past that), so of few rows the largest such number is taken; ``neighbors`` tells which.
    /// - Throws: Where there are fewer than 3 rows, or a number is not finite.
    package init(
        original: Matrix, embedding: Matrix, neighbors: Int = 12
    ) throws(EmbeddingQualityError) {
        let measured = try NeighborhoodPreservation.measured(
            of: [embedding], against: original, neighbors: neighbors)
        self = measured[0]
    }

    /// The same of rows that have these places among all test rows.
    package func at(_ places: [Int]) -> NeighborhoodPreservation {
        NeighborhoodPreservation(
            neighbors: neighbors, trustworthiness: RowMean(perRow: trustworthiness.perRow, places: places),
            continuity: RowMean(perRow: continuity.perRow, places: places))
    }

    private init(neighbors: Int, trustworthiness: RowMean, continuity: RowMean) {
        self.neighbors = neighbors
        self.trustworthiness = trustworthiness
        self.continuity = continuity
    }

    /// Measures several embeddings of the same rows, whose distances before are then found only once.
    ///
    /// - Parameters:
    ///   - embeddings: Codes: `[rows, latent]` each.
    ///   - original: The rows before: `[rows, features]`.
    ///   - neighbors: How many neighbours to look at, as for one embedding.
    /// - Returns: One for each embedding, in their order.
    /// - Throws: Where there are fewer than 3 rows, or a number is not finite.
    /// - Complexity: O(rows² · (features + neighbours · embeddings)) time, O(rows · features) memory.
    package static func measured(
        of embeddings: [Matrix], against original: Matrix, neighbors: Int = 12
    ) throws(EmbeddingQualityError) -> [NeighborhoodPreservation] {
        precondition(neighbors > 0, "\(neighbors) neighbours")
        precondition(
            embeddings.allSatisfy { $0.rows == original.rows },
            "embeddings of \(embeddings.map(\.rows)) rows for \(original.rows)")
        let measure = "neighbourhood preservation"
        let rows = original.rows
        guard rows >= 3 else { throw .tooFewRows(measure: measure, needed: 3, given: rows) }
        guard original.values.allSatisfy(\.isFinite) else { throw .notFinite(measure: measure, argument: "rows") }
        guard embeddings.allSatisfy({ $0.values.allSatisfy(\.isFinite) }) else {
            throw .notFinite(measure: measure, argument: "codes")
        }

        let count = min(neighbors, (rows - 1) / 2)
        var excess = embeddings.map { _ in Excess() }
        let embeddingDistances = embeddings.map { SquaredDistances(among: $0) }
        let batchSize = 64
        var near = [Double](repeating: 0, count: min(batchSize, rows) * rows)
        SquaredDistances(among: original).forEachBatch(of: batchSize) { first, distances in
            let batch = first..<min(first + batchSize, rows)
            let originalNeighbors = batch.map { row in
                nearest(count, in: distances.extracting((row - first) * rows..<(row - first + 1) * rows))
            }
            for index in embeddings.indices {
                embeddingDistances[index].fill(&near, queries: batch)
                for offset in 0..<batch.count {
                    let range = offset * rows..<(offset + 1) * rows
                    let before = distances.extracting(range)
                    let after = near.span.extracting(range)
                    excess[index].intruders.append(
                        excessRanks(of: nearest(count, in: after), in: before, past: count))
                    excess[index].lost.append(
                        excessRanks(of: originalNeighbors[offset], in: after, past: count))
                }
            }
        }

        // Chosen so that the worst order of neighbours has 0 (less than half the rows being neighbours).
        let scale = 2 / (Double(count) * Double(2 * rows - 3 * count - 1))
        return excess.map { excess in
            NeighborhoodPreservation(
                neighbors: count,
                trustworthiness: RowMean(perRow: excess.intruders.map { 1 - scale * Double($0) }),
                continuity: RowMean(perRow: excess.lost.map { 1 - scale * Double($0) }))
        }
    }

    /// By how many ranks rows are outside a neighbourhood of `count` rows, summed.
    private static func excessRanks(of rows: [Int], in distances: Span<Double>, past count: Int) -> Int {
        rows.reduce(0) { $0 + max(0, rank(of: $1, in: distances) - count) }
    }

    /// For each row so far, the ranks that its neighbours are too far by.
    private struct Excess {
        var intruders: [Int] = []
        var lost: [Int] = []
    }
}
