internal import Core
package import EmbeddingQuality
package import Methods
internal import NeuralNetworks
internal import Rows

/// A network with another number of latent dimensions than the one that is compared, as it does on the test rows.
package struct SizedResult: Sendable {
    package let method: Method
    package let latentSize: Int
    /// The most epochs that it was to be trained for.
    package let epochs: Int
    /// The squared error of each test row, its mean over features.
    package let errors: RowMean
    /// The evidence lower bound of the test rows that ``evidencePlaces(among:seed:)`` names; nil of a method that has none.
    package let evidence: RowMean?
    /// The number of latent dimensions that are used; nil of a method that gives codes alone.
    package let activeCount: Int?

    /// Test rows beyond this many are sampled for the evidence lower bound.
    static let evidenceRows = 2_000
    /// Training rows beyond this many are sampled to see which dimensions are used.
    static let activeRows = 5_000

    package init(
        method: Method, latentSize: Int, epochs: Int, errors: RowMean, evidence: RowMean? = nil, activeCount: Int? = nil
    ) {
        self.method = method
        self.latentSize = latentSize
        self.epochs = epochs
        self.errors = errors
        self.evidence = evidence
        self.activeCount = activeCount
    }

    /// The places among the test rows of those that the evidence lower bound is taken over.
    static func evidencePlaces(among count: Int, seed: UInt64) -> [Int] {
        Array(0..<count).sampled(evidenceRows, seed: seed, stream: "rows of other sizes")
    }
}

extension SizedResult {
    /// Measures a network; nil where it does not decode, or its errors are no numbers.
    ///
    /// - Parameters:
    ///   - method: The network.
    ///   - data: The test rows.
    ///   - rows: All rows, scaled.
    ///   - seed: The user's seed.
    /// - Throws: `RowReadError` where rows can't be read, or an error of a library that the network runs in.
    init?(of method: FittedMethod, on data: StudyData, rows: any RowSource, seed: UInt64) throws {
        guard let decoding = method.decoding else { return nil }
        let errors = ReconstructionError(
            truth: data.truth, reconstruction: try decoding.decode(decoding.encode(data.truth))
        ).meanSquaredError
        guard errors.perRow.allSatisfy(\.isFinite) else { return nil }
        var evidence: RowMean?
        var active: Int?
        if let probabilistic = method.probabilistic {
            let places = Self.evidencePlaces(among: data.truth.rows, seed: seed)
            let truth = data.truth.selecting(rows: places)
            let posterior = try probabilistic.posterior(of: truth)
            let bound = try probabilistic.evidence(
                of: truth, posterior: posterior, draws: Assessment.evidenceDraws, seed: seed)
            evidence = RowMean(perRow: zip(bound.reconstruction, bound.divergence).map { -$0 - $1 }, places: places)
            let training = data.split.training.sampled(Self.activeRows, seed: seed, stream: "rows of active dimensions")
            let codes = try probabilistic.encode(rows.rows(at: training))
            active = LatentUse(of: posterior, codes: codes, rows: Array(training.indices)).active.count
        }
        self.init(
            method: method.method, latentSize: method.reduction.latentSize,
            epochs: method.training?.settings.epochs ?? 0, errors: errors, evidence: evidence, activeCount: active)
    }
}
