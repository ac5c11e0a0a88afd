internal import Core
package import EmbeddingQuality
internal import Methods

/// The error of each method by its number of latent dimensions, and what a code of the chosen size keeps.
package enum Dimensions: Question {
    package static let id = "dimensions"

    package struct Finding: Codable, Sendable {
        /// The number of features.
        package let features: Int
        /// The number of latent dimensions that the report compares the methods with.
        package let latentSize: Int
        /// The test rows that the evidence lower bound is taken over; nil without a method that has one.
        package let evidenceRows: Int?
        /// The error of each method that decodes at each size, by the method's id, from few dimensions to many.
        package let curves: [String: [Point]]
        /// Each network's curve against that of PCA, by the network's id; empty without PCA.
        package let meetings: [String: Meeting]
        /// The compression by a code of the chosen size; nil where it is no smaller than the rows.
        package let compression: Compression?
    }

    /// One method with one number of latent dimensions.
    package struct Point: Codable, Sendable {
        package let latentSize: Int
        package let mse: Estimate
        /// The most epochs of a training for this size alone; nil of PCA, and at the size that is compared.
        package let epochs: Int?
        /// 1 − MSE / PCA's MSE with as many components; nil of PCA, or where these are not known.
        package let reduction: Estimate?
        /// The evidence lower bound; nil of a method that has none.
        package let elbo: Estimate?
        /// PCA's exact log-likelihood as a distribution; nil of others, and where no network has a likelihood of the same kind.
        package let logLikelihood: Estimate?
        /// The latent dimensions that are used; nil of a method that gives codes alone.
        package let activeUnits: Int?
        /// MSE / PCA's MSE with as many components, which pages print where it is large; nil as ``reduction``.
        package var ratio: Estimate?
    }

    package static let definitions = [
        "features": Definition("Number of features.", unit: "features"),
        "latent_size": Definition("Number of latent dimensions.", unit: "dimensions"),
        "evidence_rows": Definition(
            "Test rows over which the ELBO is averaged (a random sample if there are more).", unit: "rows"),
        "mse": Definition(
            "Test MSE with this number of latent dimensions.", unit: Measure.squaredUnit),
        "epochs": Definition(
            "Maximum number of epochs of a training run of this size, initialised from the network that is compared "
                + "(autoencoders with more dimensions at random; with a built-in PCA, from the PCA of the size). "
                + "Sizes and epochs follow from counted operations: "
                + "all sizes together take at most half of those of the compared networks; with --thorough, as many "
                + "epochs as these.",
            unit: "epochs"),
        "reduction": Definition(
            "1 − a network's MSE / PCA's with as many components, paired by test row."),
        "ratio": Definition("A network's MSE / PCA's with as many components: 1 − reduction."),
        "elbo": Definition(
            "Evidence lower bound, mean over evidence_rows and \(Assessment.evidenceDraws) draws from each row's "
                + "posterior.",
            unit: Measure.nats),
        "log_likelihood": Definition(
            "Log-likelihood under probabilistic PCA with as many components, for networks with a Gaussian "
                + "likelihood; mean over evidence_rows.", unit: Measure.nats),
        "active_units": Definition(
            "Latent dimensions whose posterior mean varies over the training rows by more than "
                + "\(LatentUse.minimumVariance).",
            unit: "dimensions"),
    ].merging(Meeting.definitions) { own, _ in own }.merging(Compression.definitions) { own, _ in own }

    package static func find(in study: Study) throws -> Answer<Dimensions>? {
        guard !study.decoding.isEmpty, study.data.truth.columns > 0 else { return nil }
        let curves = ErrorCurves(study)
        let points = curves.points
        guard !points.isEmpty else { return nil }
        let hasEvidence = points.values.contains { $0.contains { $0.elbo != nil } }
        return Answer(
            Finding(
                features: study.data.truth.columns, latentSize: study.settings.latentSize,
                evidenceRows: hasEvidence ? curves.evidencePlaces.count : nil, curves: points,
                meetings: points.compactMapValues { Meeting($0) },
                compression: try Compression(of: study)))
    }
}
