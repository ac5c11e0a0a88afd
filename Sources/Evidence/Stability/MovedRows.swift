internal import Core
internal import EmbeddingQuality

/// The codes of several fits, those after the first aligned with it, and how far rows are from their place in the first.
struct MovedRows {
    /// The first fit's codes, and the others' where alignment has brought them: `[rows, latent]` each.
    let codes: [Matrix]
    let movement: Stability.Movement

    /// Aligns fits, `[rows, latent]` each, two or more; nil where the rows of one of them all lie in one place.
    ///
    /// - Throws: Where a decomposition does not converge.
    init?(_ fits: [Matrix], seed: UInt64) throws {
        let first = fits[0]
        guard let aligned = try Self.aligned(Array(fits.dropFirst()), onto: first) else { return nil }
        var generator = SeededGenerator(seed: seed, stream: "exchanged rows")
        let exchanged = fits.dropFirst().map {
            $0.selecting(rows: Array(0..<first.rows).shuffled(using: &generator))
        }
        guard let byChance = try Self.aligned(exchanged, onto: first) else { return nil }
        let distances = Self.distances(aligned, from: first)
        codes = [first] + aligned.map(\.aligned)
        movement = Stability.Movement(
            median: Percentile.of(sorted: distances, 0.5), ninthDecile: Percentile.of(sorted: distances, 0.9),
            medianByChance: Percentile.of(sorted: Self.distances(byChance, from: first), 0.5),
            disparity: SampleMoments(aligned.map(\.disparity)).mean)
    }

    private static func aligned(_ fits: [Matrix], onto first: Matrix) throws -> [ProcrustesAlignment]? {
        let aligned = try fits.compactMap { try ProcrustesAlignment(of: $0, onto: first) }
        return aligned.count == fits.count ? aligned : nil
    }

    /// The root mean square distance of each row from its place in the first fit, ascending.
    private static func distances(_ aligned: [ProcrustesAlignment], from first: Matrix) -> [Double] {
        var squares = [Double](repeating: 0, count: first.rows)
        for fit in aligned {
            for (row, distance) in fit.movements(from: first).enumerated() { squares[row] += distance * distance }
        }
        return squares.map { ($0 / Double(aligned.count)).squareRoot() }.sorted()
    }
}
