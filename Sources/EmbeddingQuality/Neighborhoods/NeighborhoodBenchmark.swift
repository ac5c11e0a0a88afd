public import Core

/// The measures of neighbours as `script/benchmark evidence` times them, from a package of its own.
public enum NeighborhoodBenchmark {
    /// Trustworthiness and continuity alone.
    ///
    /// - Parameters:
    ///   - embedding: The codes: `[rows, latent]`.
    ///   - rows: The rows: `[rows, features]`.
    ///   - neighbors: The number of neighbours.
    ///   - threads: The number of threads.
    /// - Returns: The trustworthiness.
    /// - Throws: Where there are fewer than 3 rows, or a number is not finite.
    public static func trustworthiness(
        of embedding: Matrix, against rows: Matrix, neighbors: Int, threads: Int
    ) throws -> Double {
        try NeighborhoodPreservation(original: rows, embedding: embedding, neighbors: neighbors, threads: threads)
            .trustworthiness.value
    }

    /// All measures that are made of ranks.
    ///
    /// - Parameters:
    ///   - embedding: The codes: `[rows, latent]`.
    ///   - rows: The rows: `[rows, features]`.
    ///   - neighbors: The number of neighbours of trustworthiness.
    ///   - threads: The number of threads.
    /// - Returns: The trustworthiness, and the area under R_NX.
    /// - Throws: Where there are fewer than 3 rows, or a number is not finite.
    public static func allRanks(
        of embedding: Matrix, against rows: Matrix, neighbors: Int, threads: Int
    ) throws -> (trustworthiness: Double, area: Double) {
        let measured = try RankComparison.measured(
            of: [embedding], against: rows, neighbors: neighbors, threads: threads)[0]
        return (measured.preservation.trustworthiness.value, measured.area.value)
    }
}
