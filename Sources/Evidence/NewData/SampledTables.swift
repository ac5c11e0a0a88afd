internal import Core
internal import EmbeddingQuality
internal import Rows

/// The features of a table's samples by themselves and in pairs, against those of the test rows.
package struct FeatureAgreement: Codable, Sendable {
    /// The mean over features of the distance between the distributions of samples and of test rows.
    package let meanDistance: Double
    /// The features whose distributions differ most, the worst first.
    package let worst: [Feature]
    /// The root mean squared difference of correlations between features.
    package let correlationError: Double?

    /// One feature.
    package struct Feature: Codable, Sendable {
        package let name: String
        package let distance: Double
    }

    static let definitions = [
        "mean_distance": Definition(
            "Mean over features of the Kolmogorov–Smirnov distance between samples and test rows (largest difference "
                + "between their distribution functions)."),
        "distance": Definition("Kolmogorov–Smirnov distance of a feature between samples and test rows."),
        "correlation_error": Definition(
            "Root mean squared difference between the correlations of pairs of features in samples and in test rows."),
    ]
}

/// The features of a table that samples are held against test rows by.
struct SampledTables: Sendable {
    /// The places of the features, ascending.
    let features: [Int]
    /// The number of features that are looked at in pairs.
    let paired: Int
    private let names: [String]
    private let truth: FeatureDistributions

    private static let (mostFeatures, mostPaired, worstCount, quantileCount) = (500, 40, 3, 101)

    /// The features of a table that vary in some test rows, `[rows, features]`; nil of images, or where none does.
    init?(_ rows: Matrix, in study: Study) {
        guard study.data.imageShape == nil else { return nil }
        let varying = (0..<rows.columns).filter { feature in
            (0..<rows.rows).contains { rows[$0, feature] != rows[0, feature] }
        }
        guard !varying.isEmpty else { return nil }
        features = varying.sampled(Self.mostFeatures, seed: study.settings.seed, stream: "sampled features")
        paired = features.count > 1 ? min(features.count, Self.mostPaired) : 0
        names = features.map { study.data.featureNames[$0] }
        truth = FeatureDistributions(of: rows, features: features, pairs: paired)
    }

    /// The correlations of the test rows.
    var correlations: [Double] { truth.correlations }

    /// The values of the features that differ most, at the same quantiles of test rows and of samples: `[quantiles]` each.
    func quantiles(of samples: Matrix) -> [(name: String, truth: [Double], sampled: [Double])] {
        let sampled = FeatureDistributions(of: samples, features: features, pairs: 0)
        return Self.worst(sampled.distances(from: truth)).map { place in
            (
                name: names[place], truth: truth.quantiles(ofFeatureAt: place, count: Self.quantileCount),
                sampled: sampled.quantiles(ofFeatureAt: place, count: Self.quantileCount)
            )
        }
    }

    /// The places of the largest distances, the largest first.
    private static func worst(_ distances: [Double]) -> [Int] {
        Array(distances.indices.sorted { (-distances[$0], $0) < (-distances[$1], $1) }.prefix(worstCount))
    }

    /// The agreement of samples with the test rows, and the correlations in them.
    func agreement(of samples: Matrix) -> (finding: FeatureAgreement, correlations: [Double]) {
        let sampled = FeatureDistributions(of: samples, features: features, pairs: paired)
        let distances = sampled.distances(from: truth)
        return (
            FeatureAgreement(
                meanDistance: distances.reduce(0, +) / Double(distances.count),
                worst: Self.worst(distances).map {
                    FeatureAgreement.Feature(name: names[$0], distance: distances[$0])
                },
                correlationError: sampled.correlationError(from: truth)?.finite),
            sampled.correlations
        )
    }
}
