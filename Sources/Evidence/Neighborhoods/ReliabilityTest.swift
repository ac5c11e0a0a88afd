internal import Core

/// The verdict on a row's place in a latent space.
package enum RowReliability: Int, Sendable, CaseIterable {
    /// Its score is lower than nearly all of permuted rows.
    case dubious
    /// Its score is one that permuted rows have too.
    case undecided
    /// Its score is higher than nearly all of permuted rows.
    case reliable
}

/// The scores that permuted rows have, which those of rows are held against.
struct ReliabilityTest: Sendable {
    let dubiousBelow: Double
    let reliableFrom: Double

    /// The share of permuted rows beyond either limit.
    static let shareByChance = 0.05

    /// The limits that scores of permuted rows give.
    init(null: [Double]) {
        let sorted = null.sorted()
        dubiousBelow = Percentile.of(sorted: sorted, Self.shareByChance)
        reliableFrom = Percentile.of(sorted: sorted, 1 - Self.shareByChance)
    }

    /// The verdict on each row by its score.
    func classified(_ scores: [Double]) -> [RowReliability] {
        scores.map { $0 > reliableFrom ? .reliable : $0 < dubiousBelow ? .dubious : .undecided }
    }

    /// The shares of rows with these scores.
    func shares(_ scores: [Double]) -> Neighborhoods.Reliability? {
        guard !scores.isEmpty else { return nil }
        let rows = classified(scores)
        let scale = 1 / Double(rows.count)
        return Neighborhoods.Reliability(
            reliable: Double(rows.count { $0 == .reliable }) * scale,
            dubious: Double(rows.count { $0 == .dubious }) * scale, reliableFrom: reliableFrom,
            dubiousBelow: dubiousBelow)
    }
}
