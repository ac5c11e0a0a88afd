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
        try self.init(
            rows, reconstructed: decoding.decode(decoding.encode(rows)), posterior: nil, by: method, seed: seed)
    }

    /// Scores test rows, of which the method's result has the reconstructions; nil where it has none.
    ///
    /// - Throws: An error of a library that the method runs in.
    init?(of own: OwnRows, by method: FittedMethod, _ result: MethodResult, seed: UInt64) throws {
        guard let reconstruction = result.reconstruction else {
            try self.init(of: own.rows, by: method, seed: seed)
            return
        }
        try self.init(
            own.rows, reconstructed: reconstruction.selecting(rows: own.places),
            posterior: result.testPosterior?.selecting(rows: own.places), by: method, seed: seed)
    }

    private init(
        _ rows: Matrix, reconstructed: Matrix, posterior: Posterior?, by method: FittedMethod, seed: UInt64
    ) throws {
        errors = ReconstructionError(truth: rows, reconstruction: reconstructed).perRow.map(Self.ranked)
        surprises = try Self.surprises(of: rows, posterior, by: method, seed: seed)?.map(Self.ranked)
    }

    private static func surprises(
        of rows: Matrix, _ posterior: Posterior?, by method: FittedMethod, seed: UInt64
    ) throws -> [Double]? {
        if let model = method.probabilistic {
            let bound = try model.evidence(
                of: rows, posterior: posterior, draws: Assessment.evidenceDraws, seed: seed)
            return zip(bound.reconstruction, bound.divergence).map { $0 + $1 }
        }
        return try (method.reduction as? any DensityModel)?.logLikelihoods(of: rows)?.map { -$0 }
    }

    /// A score that can be ranked: what a method makes no number of is as far from its data as can be.
    private static func ranked(_ score: Double) -> Double { score.isNaN ? .infinity : score }
}
