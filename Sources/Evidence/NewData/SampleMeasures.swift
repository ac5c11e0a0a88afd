internal import Core
package import EmbeddingQuality

/// The measures of samples against test rows.
package struct SampleMeasures: Codable, Sendable {
    /// The share of the samples near a test row.
    package let precision: Estimate?
    /// The share of the test rows near a sample.
    package let recall: Estimate?
    package let density: Estimate?
    package let coverage: Estimate?
    /// The squared maximum mean discrepancy.
    package let mmdSquared: Estimate?
    /// The mean over samples of the MSE to the nearest test row.
    package let nearestTestMse: Double?

    static let definitions = [
        "precision": Definition(
            "Fraction of the samples closer to some test row than that row's K-th neighbour among the test rows "
                + "(Kynkäänniemi et al., 2019); interval over samples."),
        "recall": Definition(
            "Fraction of the test rows closer to some sample than that sample's K-th neighbour among the samples "
                + "(Kynkäänniemi et al., 2019)."),
        "density": Definition(
            "Number of test rows' neighbourhoods that contain a sample, divided by K, mean over samples (Naeem et "
                + "al., 2020)."
        ),
        "coverage": Definition(
            "Fraction of the test rows with a sample closer than their K-th neighbour among the test rows (Naeem et "
                + "al., 2020)."
        ),
        "mmd_squared": Definition(
            "Squared maximum mean discrepancy between samples and test rows, unbiased, with the kernel exp(−d²/2σ²) "
                + "(Gretton et al., 2012); interval of its first-order part over test rows."),
        "nearest_test_mse": Definition(
            "Mean over samples of the MSE to the nearest test row; low for blurred means, which are close to every "
                + "row.",
            unit: Measure.squaredUnit),
    ]
}

extension SampleMeasures {
    /// The measures with their intervals.
    ///
    /// - Parameters:
    ///   - quality: The measures of some samples.
    ///   - features: The number of features of a row.
    ///   - bootstrap: The resampling of test rows.
    init(_ quality: SampleQuality, features: Int, _ bootstrap: Bootstrap) {
        let squares = quality.nearestDistances
        self.init(
            // Samples are independent, whatever groups the test rows make up.
            precision: quality.precision.estimate(Bootstrap(seed: bootstrap.seed)).finite,
            recall: quality.recall.estimate(bootstrap).finite, density: quality.density.estimate(bootstrap).finite,
            coverage: quality.coverage.estimate(bootstrap).finite,
            mmdSquared: quality.discrepancy?.estimate(bootstrap).finite,
            nearestTestMse: (squares.reduce(0, +) / Double(max(1, squares.count * features))).finite)
    }
}

/// The nearness of samples to the training rows.
package struct CopyMeasures: Codable, Sendable {
    /// The share of samples nearer to a training row than any other training row is to that one.
    package let copied: Estimate?
    /// The share of samples within a tenth of that distance.
    package let nearlyIdentical: Estimate?

    static let definitions = [
        "copied": Definition(
            "Fraction of the samples no farther from their nearest training row than that row is from its own "
                + "nearest neighbour (1 − authenticity; Alaa et al., 2022). This includes blurred samples, which are "
                + "close to every row."),
        "nearly_identical": Definition(
            "Fraction of the samples within \(NumberFormat.plain(TrainingRowCopies.nearlyIdentical)) of that "
                + "distance."),
    ]
}

extension CopyMeasures {
    /// The shares with their intervals over samples, by a seed.
    init(_ copies: TrainingRowCopies, seed: UInt64) {
        self.init(
            copied: copies.copied.estimate(Bootstrap(seed: seed)).finite,
            nearlyIdentical: copies.identical.estimate(Bootstrap(seed: seed)).finite)
    }
}
