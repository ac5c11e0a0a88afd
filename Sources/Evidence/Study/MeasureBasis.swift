internal import Core
internal import EmbeddingQuality
internal import Methods

/// The quantities from which measures of one method are computed: those that several of them need, computed once.
struct MeasureBasis: Sendable {
    /// The fitted method.
    let method: FittedMethod
    /// The rows, their split and their labels.
    let data: StudyData
    /// The codes of all rows, `[rows, latent]`.
    let codes: Matrix
    /// The codes of the test rows, `[test rows, latent]`.
    let testCodes: Matrix
    /// The test rows reconstructed, `[test rows, features]`; nil without a decoder.
    let reconstruction: Matrix?
    /// The squared error of the reconstructed test rows; nil of a method without a decoder.
    let error: ReconstructionError?
    /// The preservation of neighbourhoods; nil if there are too few test rows.
    let preservation: NeighborhoodPreservation?
    /// The quality of the label's prediction by neighbours; nil without labels.
    let label: LabelMeasurement.Quality?
    /// The distributions over codes of the test rows; nil of a method that gives codes alone.
    let posterior: Posterior?
    /// The parts of the evidence lower bound of the test rows; nil of a method that has none.
    let evidence: EvidenceLowerBound?
    /// The share of each test row's codes that are active; nil where codes are not sparse.
    let activeShares: [Double]?
    /// The squared error of the corrupted test rows reconstructed, from the clean rows; nil if none were corrupted.
    let restoredError: RowMean?
    /// The squared error of the corrupted test rows themselves, from the clean ones.
    let corruptedError: RowMean?

    /// Computes them.
    ///
    /// - Parameters:
    ///   - method: The fitted method.
    ///   - pass: Its codes and reconstructions.
    ///   - preservation: How neighbours are kept, which is computed for all methods at once.
    ///   - assessment: The data, the settings and the corrupted rows.
    /// - Throws: `EmbeddingQualityError` where codes are no numbers, or an error of a library that the method runs in.
    init(
        _ method: FittedMethod, _ pass: RowPass, preservation: NeighborhoodPreservation?, of assessment: Assessment
    ) throws {
        let (data, settings) = (assessment.data, assessment.settings)
        self.method = method
        self.data = data
        codes = pass.codes
        testCodes = pass.testCodes
        reconstruction = pass.testReconstruction
        error = pass.testReconstruction.map { ReconstructionError(truth: data.truth, reconstruction: $0) }
        self.preservation = preservation
        label = try data.labels.flatMap { labels in
            try LabelMeasurement(split: data.split, seed: settings.seed).quality(of: labels, codes: pass.codes)
        }
        posterior = pass.testPosterior
        evidence = try method.probabilistic?.evidence(
            of: data.truth, posterior: pass.testPosterior, draws: Assessment.evidenceDraws, seed: settings.seed)
        activeShares = method.sparse?.activeShares(of: pass.testCodes)
        restoredError = try assessment.corrupted.flatMap { try $0.restored(by: method) }.map {
            ReconstructionError(truth: data.truth, reconstruction: $0).meanSquaredError
        }
        corruptedError = assessment.corrupted?.error
    }
}
