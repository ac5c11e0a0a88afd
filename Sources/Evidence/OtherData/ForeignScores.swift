internal import Core
internal import EmbeddingQuality
internal import Methods

/// The scores of rows by one method: the larger, the less they are like the rows that it was fitted to.
struct ForeignScores {
    /// The squared error of each row, its mean over features: `[rows]`.
    let errors: [Double]
    /// Minus each row's log-likelihood in nats, or the bound of it: `[rows]`; nil of a method that has none.
    let surprises: [Double]?

    /// Scores rows, `[rows, features]`; nil of a method without a decoder.
    ///
    /// - Throws: An error of a library that the method runs in.
    init?(of rows: Matrix, by method: FittedMethod, seed: UInt64) throws {
        guard let decoding = method.decoding else { return nil }
        let reconstruction = try decoding.decode(decoding.encode(rows))
        errors = ReconstructionError(truth: rows, reconstruction: reconstruction).perRow.map(Self.ranked)
        surprises = try Self.surprises(of: rows, by: method, seed: seed)?.map(Self.ranked)
    }

    private static func surprises(of rows: Matrix, by method: FittedMethod, seed: UInt64) throws -> [Double]? {
        if let model = method.probabilistic {
            let bound = try model.evidence(
                of: rows, posterior: nil, draws: Assessment.evidenceDraws, seed: seed)
            return zip(bound.reconstruction, bound.divergence).map { $0 + $1 }
        }
        return try (method.reduction as? any DensityModel)?.logLikelihoods(of: rows)?.map { -$0 }
    }

    /// A score that can be ranked: what a method makes no number of is as far from its data as can be.
    private static func ranked(_ score: Double) -> Double { score.isNaN ? .infinity : score }
}
