package import Core
internal import EmbeddingQuality
package import Methods

/// The results of one method on the data.
package struct MethodResult: Sendable {
    package let method: Method
    package let latentSize: Int
    /// The codes of all rows, `[rows, latent]`.
    package let codes: Matrix
    /// The standard deviations of the posteriors that ``codes`` are the means of, `[rows, latent]`; nil of a method that gives codes
    /// alone.
    package let codeDeviations: Matrix?
    /// The squared error of every row, its mean over features: `[rows]`; nil without a decoder.
    package let rowErrors: [Double]?
    /// The distributions over codes of the test rows; nil of a method that gives codes alone.
    package let testPosterior: Posterior?
    /// The test rows reconstructed, `[test rows, features]`; nil without a decoder.
    package let reconstruction: Matrix?
    /// All rows reconstructed, `[rows, features]`; nil unless the user asked for them, or without a decoder.
    package let allReconstructions: Matrix?
    /// R² of each feature over the test rows: `[features]`; not a number of one that hardly varies there; nil without a decoder.
    package let perFeatureR2: [Double]?
    /// The measures over the test rows.
    package var measures: [Measure: MeasuredValue]
    /// The share of the training rows' variance that each component explains; PCA's only.
    package let explainedVarianceRatio: [Double]?
    /// The training of a network; nil for PCA.
    package let training: TrainingSummary?
    /// The time that fitting alone took, in seconds.
    package let seconds: Double
    /// The use of each latent dimension; the VAE's only.
    package let latentUse: LatentUse?

    /// The KL divergence of each latent dimension, the mean over test rows in nats; the VAE's only.
    package var divergenceByDimension: [Double]? { latentUse?.divergences }
    /// The result of each of the method's fits, this one first; empty if this was the only one.
    package var repeats: [RepeatedTraining] = []

    package init(
        method: Method, latentSize: Int, codes: Matrix, codeDeviations: Matrix? = nil, rowErrors: [Double]? = nil,
        testPosterior: Posterior? = nil, reconstruction: Matrix? = nil, allReconstructions: Matrix? = nil,
        perFeatureR2: [Double]? = nil,
        measures: [Measure: MeasuredValue], explainedVarianceRatio: [Double]? = nil, training: TrainingSummary? = nil,
        seconds: Double, latentUse: LatentUse? = nil, repeats: [RepeatedTraining] = []
    ) {
        self.method = method
        self.latentSize = latentSize
        self.codes = codes
        self.codeDeviations = codeDeviations
        self.rowErrors = rowErrors
        self.testPosterior = testPosterior
        self.reconstruction = reconstruction
        self.allReconstructions = allReconstructions
        self.perFeatureR2 = perFeatureR2
        self.measures = measures
        self.explainedVarianceRatio = explainedVarianceRatio
        self.training = training
        self.seconds = seconds
        self.latentUse = latentUse
        self.repeats = repeats
    }

    /// Its name in `metrics.json`.
    package var id: String { method.rawValue }
    /// The mean squared error on the test rows; infinite without a decoder.
    package var error: Double { measures[.mse]?.estimate.value ?? .infinity }
}

extension [MethodResult] {
    /// Something of each method by its id; methods that have none are left out.
    func byID<Value>(_ value: (MethodResult) throws -> Value?) rethrows -> [String: Value] {
        var values: [String: Value] = [:]
        for result in self { values[result.id] = try value(result) }
        return values
    }
}
