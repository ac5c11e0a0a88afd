package import Core

/// The ranks of all neighbours in the data and in an embedding, compared.
///
/// One pass over the rows, some at a time, gives all that is made of ranks. Rows at equal distances rank in the order of their indices.
package struct RankComparison: Sendable, Equatable {
    /// Trustworthiness and continuity, those of ``NeighborhoodPreservation``.
    package let preservation: NeighborhoodPreservation
    /// The share of neighbours kept, for every size of neighbourhood.
    package let curve: RankCurve
    /// The area under R_NX with log K across; per row, the part that each row has in it.
    package let area: RowMean
    /// The reliability of each row's place, −1…1: `[rows]`; empty where it was not asked for.
    ///
    /// Pearson's correlation between the sorted distances in the embedding to the half of the rows that is nearest there, and the distances
    /// there to the half that is nearest in the data, in the order of the data (scDEED; Xia et al., 2024). 0 where either are
    /// all the same.
    package let reliability: [Double]

    /// The same of rows that have these places among all test rows.
    package func at(_ places: [Int]) -> RankComparison {
        RankComparison(
            preservation: preservation.at(places), curve: curve, area: RowMean(perRow: area.perRow, places: places),
            reliability: reliability)
    }

    /// Compares several embeddings of the same rows, whose ranks before are then found only once.
    ///
    /// - Parameters:
    ///   - embeddings: Codes: `[rows, latent]` each.
    ///   - original: The rows before: `[rows, features]`.
    ///   - neighbors: The number of neighbours of trustworthiness and continuity, as for ``NeighborhoodPreservation``.
    ///   - scoresRows: Whether the reliability of each row is computed.
    ///   - threads: The number of threads that rows are shared out among; the result does not depend on it.
    /// - Returns: One for each embedding, in their order.
    /// - Throws: Where there are fewer than 3 rows, or a number is not finite.
    /// - Complexity: O(rows² · (features + embeddings)) time, O(rows · features) memory.
    package static func measured(
        of embeddings: [Matrix], against original: Matrix, neighbors: Int = 12, scoresRows: Bool = false,
        threads: Int = 1
    ) throws(EmbeddingQualityError) -> [RankComparison] {
        precondition(neighbors > 0, "\(neighbors) neighbours")
        try DistancePass.check(original, embeddings, measure: "comparison of ranks")
        let pass = DistancePass(original, embeddings, threads: threads)
        let count = NeighborhoodPreservation.defined(neighbors, rows: original.rows)
        let parts = RankCurve.parts(rows: original.rows)
        // Smaller entries are faster, and have room for fewer rows.
        let shares =
            original.rows <= RankSorter<UInt32>.mostRows
            ? tallies(pass, embeddings.count, count, parts, scoresRows, UInt32.self)
            : tallies(pass, embeddings.count, count, parts, scoresRows, UInt64.self)
        return embeddings.indices.map { index in
            let tallies = shares.map { $0[index] }
            var largerRanks = [Int](repeating: 0, count: original.rows - 1)
            for tally in tallies {
                for (place, pairs) in tally.largerRanks.enumerated() { largerRanks[place] += pairs }
            }
            return RankComparison(
                preservation: NeighborhoodPreservation(
                    neighbors: count, intruders: pass.joined(tallies.map(\.intruders)),
                    lost: pass.joined(tallies.map(\.lost))),
                curve: RankCurve(rows: original.rows, largerRanks: largerRanks),
                area: RowMean(perRow: pass.joined(tallies.map(\.areas))),
                reliability: scoresRows ? pass.joined(tallies.map(\.reliability)) : [])
        }
    }

    private static func tallies<Entry: FixedWidthInteger & UnsignedInteger & Sendable>(
        _ pass: DistancePass, _ embeddingCount: Int, _ neighbors: Int, _ parts: [Double], _ scoresRows: Bool,
        _ entry: Entry.Type
    ) -> [[RankTally]] {
        ParallelTasks.run(Array(0..<pass.workers), threads: pass.workers) { worker in
            var tallies = (0..<embeddingCount).map { _ in RankTally(rows: pass.rows, neighbors: neighbors) }
            var before = RankSorter<Entry>(rowCount: pass.rows)
            var after = before
            var ranks = [UInt32](repeating: 0, count: pass.rows)
            pass.run(worker: worker) { row, distances in
                before.sort(distances, from: row)
                RankTally.rank(before.order, into: &ranks)
            } compare: { row, index, _, distances in
                after.sort(distances, from: row)
                tallies[index].add(after.order, ranksBefore: ranks, parts: parts)
                if scoresRows {
                    tallies[index].reliability.append(
                        RankTally.reliability(before: before.order, after: after.order, distances))
                }
            }
            return tallies
        }
    }
}
