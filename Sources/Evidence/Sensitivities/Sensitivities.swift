package import Core
internal import Methods
internal import Rows

/// The features of a table that each latent dimension changes, with PCA's loadings beside them.
package enum Sensitivities: Question {
    package static let id = "sensitivities"

    package struct Finding: Codable, Sendable {
        /// The test rows from whose codes dimensions were moved.
        package let rows: Int
        /// The finding about each method that decodes, by its id.
        package let methods: [String: MethodFinding]
        /// The features that some dimension changes most, the one that is changed most first.
        package let features: [Feature]
    }

    /// The changes that the dimensions of one method make.
    package struct MethodFinding: Codable, Sendable {
        /// The absolute cosine between what a dimension changes and the component of the linear method that is nearest to it, of
        /// each dimension that changes anything; nil of the linear method, and without one.
        package let componentSimilarity: [Double]?
        /// The number of dimensions that change features much as a single component does.
        package let componentDimensions: Int?
    }

    /// One feature.
    package struct Feature: Codable, Sendable {
        package let name: String
        /// Its change by a standard deviation of each dimension, by the method's id: `[latent]`.
        package let change: [String: [Double]]
    }

    package struct Illustration: Sendable {
        /// The loadings of a linear method, and the sensitivities of others, each `[features, latent]`: the change of a scaled
        /// feature by a unit of the code, the mean over test rows.
        package let matrices: [(method: String, isLinear: Bool, matrix: Matrix)]

        package init(matrices: [(method: String, isLinear: Bool, matrix: Matrix)]) { self.matrices = matrices }
    }

    /// The features of which changes are kept.
    package static let mostFeatures = 16
    /// The cosine from which a dimension counts as a single component.
    package static let componentFrom = 0.9
    private static let mostRows = 256
    private static let leastRows = 16
    /// The most numbers that are decoded at a time.
    private static let mostNumbers = 1 << 22

    package static let definitions = [
        "rows": Definition(
            "Test rows whose codes were shifted (a random sample if there are more).", unit: "rows"),
        "change": Definition(
            "Change of the scaled feature per standard deviation of each latent dimension, mean over test rows: "
                + "derivative of the decoder by central differences of \(DecoderSlopes.step) standard deviations; "
                + "for PCA, its loadings.",
            unit: "scaled unit of the feature"),
        "component_similarity": Definition(
            "Absolute cosine between the effect of a dimension on all features and the most similar principal "
                + "component, for each dimension with an effect."),
        "component_dimensions": Definition(
            "Dimensions with a cosine of at least \(componentFrom).", unit: "dimensions"),
    ]

    package static func find(in study: Study) throws -> Answer<Sensitivities>? {
        guard study.data.imageShape == nil, !study.fitted.isEmpty else { return nil }
        let most = min(mostRows, max(leastRows, mostNumbers / max(1, study.data.truth.columns)))
        let test = study.data.split.test.sampled(most, seed: study.settings.seed, stream: "sensitivity rows")
        guard !test.isEmpty else { return nil }
        let components = study.fitted.lazy.compactMap(\.linear).first?.components
        var slopes: [(id: String, isLinear: Bool, slopes: DecoderSlopes)] = []
        var methods: [String: MethodFinding] = [:]
        for fitted in study.fitted {
            guard let decoder = fitted.decoding, let result = study.methods.first(where: { $0.method == fitted.method })
            else { continue }
            let codes = result.codes.selecting(rows: test)
            // Differences of a linear decoder are its components, but for rounding.
            let own =
                try fitted.linear.map {
                    DecoderSlopes(perUnit: $0.components.transposed, spreads: DecoderSlopes.spreads(of: codes))
                } ?? DecoderSlopes(of: decoder, at: codes)
            guard own.perUnit.values.allSatisfy(\.isFinite), own.spreads.finite != nil else { continue }
            slopes.append((result.id, fitted.method.isLinear, own))
            methods[result.id] = finding(of: own, components: fitted.method.isLinear ? nil : components)
        }
        guard !slopes.isEmpty else { return nil }
        return Answer(
            Finding(rows: test.count, methods: methods, features: features(slopes, names: study.data.featureNames)),
            illustration: Illustration(matrices: slopes.map { ($0.id, $0.isLinear, $0.slopes.perUnit) }))
    }

    private static func finding(of slopes: DecoderSlopes, components: Matrix?) -> MethodFinding {
        let similarity = components.map { components in
            slopes.spreads.indices.compactMap { dimension in
                (0..<components.rows).compactMap { slopes.similarity(of: dimension, to: components[row: $0]) }.max()
            }
        }
        return MethodFinding(
            componentSimilarity: similarity,
            componentDimensions: similarity.map { $0.count { $0 >= componentFrom } })
    }

    /// The features that some dimension of some method changes most.
    private static func features(
        _ slopes: [(id: String, isLinear: Bool, slopes: DecoderSlopes)], names: [String]
    ) -> [Feature] {
        let largest = names.indices.map { feature in
            slopes.lazy.flatMap { $0.slopes.perDeviation(of: feature) }.map(abs).max() ?? 0
        }
        let order = names.indices.sorted { (-largest[$0], $0) < (-largest[$1], $1) }
        return order.prefix(mostFeatures).map { feature in
            var change: [String: [Double]] = [:]
            for method in slopes { change[method.id] = method.slopes.perDeviation(of: feature) }
            return Feature(name: names[feature], change: change)
        }
    }
}
