package import Core
package import Methods
internal import Rows

/// The agreement of generated rows with real ones: which codes are valid, and whether samples are new.
package enum NewData: Question {
    package static let id = "new_data"

    package struct Finding: Codable, Sendable {
        /// The test rows that samples are compared with; of each source there are as many samples.
        package let rows: Int
        /// K, the neighbours that a row's neighbourhood reaches to.
        package let neighbors: Int
        /// σ, the width of the discrepancy's kernel; nil where half of the test rows are copies of each other.
        package let kernelWidth: Double?
        /// The samples from each source, and what was measured of them.
        package let sources: [Source]
        /// The same of real rows.
        package let control: Control
        /// The training rows that copies were looked for among, and the samples of each source that were looked at.
        package let trainingRows: Int
        package let copySamples: Int
        /// The agreement of each network's codes with N(0, I), by its id.
        package let priors: [String: CodeOccupancy]
        /// The share of draws that would be empty if codes followed N(0, I).
        package let expectedEmpty: Double
        /// The features that were looked at by themselves, and in pairs; nil of images.
        package let features: Int?
        package let pairedFeatures: Int?
        /// A method that follows its prior against one that does not; nil without either.
        package let contrast: SampleContrast?
        /// The share of the control that the claim asks of samples.
        package let enough: Double
        /// The outcome of the claim that the first is a source of new data and the second is not.
        package let claim: ClaimOutcome?
    }

    /// Samples from a source.
    package struct Source: Codable, Sendable {
        package let source: SampleSource
        package let measures: SampleMeasures
        package let copies: CopyMeasures?
        package let features: FeatureAgreement?
    }

    /// Real rows in place of samples.
    package struct Control: Codable, Sendable {
        /// As many training rows, against the test rows.
        package let measures: SampleMeasures
        /// Test rows, against the training rows.
        package let copies: CopyMeasures?
        package let features: FeatureAgreement?
    }

    package struct Illustration: Sendable {
        /// Some samples of each source with the training row nearest each, `[examples, features]`.
        package let examples: [(source: SampleSource, rows: Matrix, nearest: Matrix)]
        /// Some test rows with the training row nearest each.
        package let real: (rows: Matrix, nearest: Matrix)
        /// Codes of training rows and draws from N(0, I), of which those without a code nearby are marked.
        package let maps: [(method: Method, codes: Matrix, draws: Matrix, isEmpty: [Bool])]
        /// The features of tables; nil of images.
        package let features: SampledFeatures?
    }

    /// The features of a table in samples and in real rows.
    package struct SampledFeatures: Sendable {
        /// The features of the first source that differ most from those of the test rows: values at the same quantiles, `[quantiles]`.
        package let quantiles: [(name: String, truth: [Double], sampled: [Double])]
        /// The correlations of pairs of features in the test rows: `[pairs]`.
        package let correlations: [Double]
        /// The same in samples of each source, and in training rows: `[pairs]`.
        package let sampledCorrelations: [(source: SampleSource?, values: [Double])]
    }

    package static let definitions = [
        "rows": Definition(
            "Test rows that samples are compared with (a random sample if there are more); as many samples are drawn "
                + "from each source.",
            unit: "rows"),
        "neighbors": Definition("K, the number of neighbours that defines a row's neighbourhood."),
        "kernel_width": Definition(
            "σ of the discrepancy's kernel: the median distance between the test rows.", unit: "scaled unit"),
        "control": Definition(
            "The same measures of as many training rows, drawn at random, in place of samples; of copies, of the "
                + "test rows."
        ),
        "training_rows": Definition("Training rows that were searched for copies.", unit: "rows"),
        "copy_samples": Definition(
            "Samples of each source for which the nearest training row was determined.", unit: "samples"),
        "features": Definition("Features compared one by one (a random sample if there are more)."),
        "paired_features": Definition("Features compared in pairs."),
        "claim": Definition(
            "Fails if the interval of coverage or recall lies entirely below the required share of the control's, or "
                + "if another method is better in one measure (interval excludes 0) and worse in none; holds if both "
                + "intervals lie above it and the method is better in one measure and worse in none."
        ),
    ].merging(SampleSource.definitions) { first, _ in first }
        .merging(SampleMeasures.definitions) { first, _ in first }
        .merging(CopyMeasures.definitions) { first, _ in first }
        .merging(CodeOccupancy.definitions) { first, _ in first }
        .merging(FeatureAgreement.definitions) { first, _ in first }
        .merging(SampleContrast.definitions) { first, _ in first }

    package static func find(in study: Study) throws -> Answer<NewData>? {
        guard let rows = study.rows, !study.networksWithCodes.isEmpty else { return nil }
        return try NewDataMeasurement(study, rows: rows)?.answer()
    }
}
