/// The features that are reconstructed well.
package enum Features: Question {
    package static let id = "features"

    package struct Finding: Codable, Sendable {
        /// The number of features that vary in the test rows.
        package let features: Int
        /// The number of them with an R² of at least ½, by the method's id.
        package let wellReconstructed: [String: Int]
        /// The feature with the highest and the one with the lowest R², the mean over the methods; nil where there is none.
        package let best: Feature?
        package let worst: Feature?
    }

    /// One feature.
    package struct Feature: Codable, Sendable {
        package let name: String
        package let meanR2: Double
    }

    /// The R² from which a feature counts as reconstructed well.
    package static let wellFrom = 0.5

    package static let definitions = [
        "features": Definition(
            "Features that vary in the test rows: at least \(NearConstantFeatures.leastDifferingRows) rows differ from the median, "
                + "and the variance is above \(NearConstantFeatures.leastVariance) of the features' mean variance.",
            unit: "features"),
        "well_reconstructed": Definition(
            "Features whose R² over the test rows is at least \(wellFrom).", unit: "features"),
        "mean_r2": Definition("R² of a feature over the test rows, its mean over the methods."),
    ]

    package static func find(in study: Study) -> Answer<Features>? {
        let names = study.data.featureNames
        let methods = study.decoding
        guard !methods.isEmpty else { return nil }
        let means = names.indices.compactMap { feature -> Feature? in
            let values = methods.compactMap { $0.perFeatureR2?[feature] }.filter(\.isFinite)
            guard !values.isEmpty else { return nil }
            return Feature(name: names[feature], meanR2: values.reduce(0, +) / Double(values.count))
        }
        return Answer(
            Finding(
                features: means.count,
                wellReconstructed: methods.byID { result in result.perFeatureR2?.count { $0 >= wellFrom } },
                best: means.max { $0.meanR2 < $1.meanR2 }, worst: means.min { $0.meanR2 < $1.meanR2 }))
    }
}
