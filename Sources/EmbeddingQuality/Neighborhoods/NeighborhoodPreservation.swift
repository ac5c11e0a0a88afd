package import Core
internal import LinearAlgebra

/// Trustworthiness and continuity: the degree to which an embedding keeps nearest neighbours (Venna and Kaski, 2006).
///
/// Trustworthiness is lowered by rows that are neighbours in the embedding and were not before, continuity by rows that were
/// neighbours and are no longer; each by how many ranks they are too far. Trustworthiness is scikit-learn's
/// `sklearn.manifold.trustworthiness`, and continuity is the same with the two spaces exchanged. Rows at equal distances
/// rank in the order of their indices. ``RankComparison`` has them too, with what all other ranks tell.
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
    ///   - threads: The number of threads that rows are shared out among; the result does not depend on it.
    /// - Throws: Where there are fewer than 3 rows, or a number is not finite.
    package init(
        original: Matrix, embedding: Matrix, neighbors: Int = 12, threads: Int = 1
    ) throws(EmbeddingQualityError) {
        let measured = try NeighborhoodPreservation.measured(
            of: [embedding], against: original, neighbors: neighbors, threads: threads)
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

    /// The measures of `neighbors` of as many rows as there are numbers.
    ///
    /// - Parameters:
    ///   - neighbors: The number of neighbours, less than half the rows.
    ///   - intruders: By how many ranks each row's neighbours in the embedding were too far before, summed.
    ///   - lost: By how many ranks its neighbours before are too far in the embedding, summed.
    init(neighbors: Int, intruders: [Int], lost: [Int]) {
        // Chosen so that the worst order of neighbours has 0 (less than half the rows being neighbours).
        let scale = 2 / (Double(neighbors) * Double(2 * intruders.count - 3 * neighbors - 1))
        self.init(
            neighbors: neighbors, trustworthiness: RowMean(perRow: intruders.map { 1 - scale * Double($0) }),
            continuity: RowMean(perRow: lost.map { 1 - scale * Double($0) }))
    }

    /// The largest number of neighbours up to a wanted one for which the measures of so many rows are defined.
    static func defined(_ neighbors: Int, rows: Int) -> Int { min(neighbors, (rows - 1) / 2) }

    /// Measures several embeddings of the same rows, whose distances before are then found only once.
    ///
    /// - Parameters:
    ///   - embeddings: Codes: `[rows, latent]` each.
    ///   - original: The rows before: `[rows, features]`.
    ///   - neighbors: How many neighbours to look at, as for one embedding.
    ///   - threads: The number of threads that rows are shared out among; the result does not depend on it.
    /// - Returns: One for each embedding, in their order.
    /// - Throws: Where there are fewer than 3 rows, or a number is not finite.
    /// - Complexity: O(rows² · (features + neighbours · embeddings)) time, O(rows · features) memory.
    package static func measured(
        of embeddings: [Matrix], against original: Matrix, neighbors: Int = 12, threads: Int = 1
    ) throws(EmbeddingQualityError) -> [NeighborhoodPreservation] {
        precondition(neighbors > 0, "\(neighbors) neighbours")
        try DistancePass.check(original, embeddings, measure: "neighbourhood preservation")
        let pass = DistancePass(original, embeddings, threads: threads)
        let count = defined(neighbors, rows: original.rows)
        let shares = ParallelTasks.run(Array(0..<pass.workers), threads: pass.workers) { worker in
            var excess = embeddings.map { _ in Excess() }
            var near: [Int] = []
            pass.run(worker: worker) { _, before in
                near = nearest(count, in: before)
            } compare: { _, index, before, after in
                excess[index].intruders.append(excessRanks(of: nearest(count, in: after), in: before, past: count))
                excess[index].lost.append(excessRanks(of: near, in: after, past: count))
            }
            return excess
        }
        return embeddings.indices.map { index in
            NeighborhoodPreservation(
                neighbors: count, intruders: pass.joined(shares.map { $0[index].intruders }),
                lost: pass.joined(shares.map { $0[index].lost }))
        }
    }

    /// By how many ranks rows are outside a neighbourhood of `count` rows, summed.
    private static func excessRanks(of rows: [Int], in distances: Span<Double>, past count: Int) -> Int {
        rows.reduce(0) { $0 + max(0, rank(of: $1, in: distances) - count) }
    }

    /// For each row so far, the ranks that its neighbours are too far by.
    private struct Excess: Sendable {
        var intruders: [Int] = []
        var lost: [Int] = []
    }
}
