internal import Core
internal import Rows

/// The features that are reconstructed well, those on which a network is better, and their order along a curve.
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
        /// Each network's features against PCA's, by the network's id; empty without PCA.
        package let gains: [String: Gain]
        /// The order of the features; nil of images, and of too few features or rows.
        package let order: Order?
    }

    /// One feature.
    package struct Feature: Codable, Sendable {
        package let name: String
        package let meanR2: Double
    }

    /// A network's reconstruction of features against PCA's.
    package struct Gain: Codable, Sendable {
        /// The features with a higher R² than PCA's.
        package let better: Int
        /// The feature whose R² is most above PCA's, with both; nil where none is.
        package let largest: Change?
        /// The feature whose R² is most below PCA's, with both; nil where none is.
        package let least: Change?
    }

    /// The R² of one feature under a network and under PCA.
    package struct Change: Codable, Sendable {
        package let name: String
        package let r2: Double
        package let pcaR2: Double
    }

    /// The likeness of neighbouring features, by which rows are curves.
    package struct Order: Codable, Sendable {
        /// The median correlation of neighbouring features over the test rows.
        package let neighborCorrelation: Double
        /// The median correlation of pairs of features drawn at random, the control.
        package let randomCorrelation: Double
        /// True if the file says that rows are series, or neighbours are far more alike than other features.
        package let isCurve: Bool
        /// The channel of series that figures show, that of the largest variance, counted from 0; nil of other rows.
        package let channel: Int?
    }

    /// The features that drawings of single rows show.
    package struct Illustration: Sendable {
        /// The features along the curve that figures show; empty where rows are none.
        package let curve: [Int]
        /// The place of each of them along the axis that the file states; nil without one.
        package let places: [Double]?
        /// The title of that axis, with its unit.
        package let axisTitle: String?
        /// The features of a table that profiles of rows show, in the file's order; empty of images and curves.
        package let profile: [Int]
    }

    /// The most features of a profile; of more, those of the largest variance are shown.
    package static let mostProfiled = 24

    /// The R² from which a feature counts as reconstructed well.
    package static let wellFrom = 0.5

    package static let definitions = [
        "features": Definition(
            "Features that vary in the test rows: at least \(NearConstantFeatures.leastDifferingRows) rows differ "
                + "from the median, and the variance is above \(NearConstantFeatures.leastVariance) of the features' "
                + "mean variance.",
            unit: "features"),
        "well_reconstructed": Definition(
            "Features whose R² over the test rows is at least \(wellFrom).", unit: "features"),
        "mean_r2": Definition("R² of a feature over the test rows, its mean over the methods."),
        "better": Definition("Features whose R² over the test rows is above PCA's.", unit: "features"),
        "r2": Definition("The network's R² of the feature whose R² is most above, or below, PCA's."),
        "pca_r2": Definition("PCA's R² of that feature."),
    ].merging(FeatureOrder.definitions) { own, _ in own }

    package static func find(in study: Study) -> Answer<Features>? {
        let names = study.data.featureNames
        let methods = study.decoding
        guard !methods.isEmpty else { return nil }
        let means = names.indices.compactMap { feature -> Feature? in
            let values = methods.compactMap { $0.perFeatureR2?[feature] }.filter(\.isFinite)
            guard !values.isEmpty else { return nil }
            return Feature(name: names[feature], meanR2: values.reduce(0, +) / Double(values.count))
        }
        let order = study.data.imageShape == nil ? FeatureOrder(study.data, seed: study.settings.seed) : nil
        return Answer(
            Finding(
                features: means.count,
                wellReconstructed: methods.byID { result in result.perFeatureR2?.count { $0 >= wellFrom } },
                best: means.max { $0.meanR2 < $1.meanR2 }, worst: means.min { $0.meanR2 < $1.meanR2 },
                gains: study.networks.byID { gain(of: $0, in: study) }, order: order?.finding),
            illustration: illustration(of: study.data, curve: order?.curve ?? []))
    }

    private static func illustration(of data: StudyData, curve: [Int]) -> Illustration {
        let isCurve = !curve.isEmpty
        return Illustration(
            curve: curve, places: isCurve ? data.axisPlaces.map { places in curve.map { places[$0] } } : nil,
            axisTitle: isCurve ? data.axisTitle : nil,
            profile: isCurve || data.imageShape != nil ? [] : data.truth.columns(ofLargestVariance: mostProfiled))
    }

    private static func gain(of network: MethodResult, in study: Study) -> Gain? {
        guard let own = network.perFeatureR2, let linear = study.baseline?.perFeatureR2 else { return nil }
        let changes = zip(study.data.featureNames, zip(own, linear)).compactMap { name, r2 -> Change? in
            r2.0.isFinite && r2.1.isFinite ? Change(name: name, r2: r2.0, pcaR2: r2.1) : nil
        }
        func difference(_ change: Change) -> Double { change.r2 - change.pcaR2 }
        let largest = changes.max { difference($0) < difference($1) }.flatMap { difference($0) > 0 ? $0 : nil }
        let least = changes.min { difference($0) < difference($1) }.flatMap { difference($0) < 0 ? $0 : nil }
        return changes.isEmpty
            ? nil : Gain(better: changes.count { difference($0) > 0 }, largest: largest, least: least)
    }
}
