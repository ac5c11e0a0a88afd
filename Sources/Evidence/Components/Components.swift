internal import Core
internal import EmbeddingQuality
internal import Methods

/// PCA by its number of components: the variance that they hold, the error that they leave, and how many match a network.
package enum Components: Question {
    package static let id = "components"

    package struct Finding: Codable, Sendable {
        /// The numbers of components at which the error is shown: up to where it is half the least error of a method.
        package let sizes: [Int]
        /// The test error of PCA with 1, 2, … components.
        package let testMse: [Double]
        /// The least number of components by which PCA comes down to a network's error, by the network's id; networks whose
        /// error PCA does not come down to are left out.
        package let componentsToMatch: [String: Int]
        /// The interval of that number, by the network's id.
        package let componentsToMatchInterval: [String: Bounds]
        /// Up to how many components PCA's error was followed.
        package let mostComponents: Int
        /// The share of the training rows' variance that components 1, 2, … hold, as far as they were followed.
        package let varianceRatio: [Double]
        /// The share that so many components hold together.
        package let cumulativeVariance: [Double]
        /// The least numbers of components that hold a share of the variance; shares that those followed do not hold are left out.
        package let componentsForShare: [ShareCount]
    }

    /// A 95 % interval of a number of components.
    package struct Bounds: Codable, Sendable, Equatable {
        /// Nil where it lies beyond the components that were followed.
        package let least: Int?
        package let most: Int?
    }

    /// The number of components that hold a share of the variance.
    package struct ShareCount: Codable, Sendable, Equatable {
        package let share: Double
        package let count: Int
    }

    package static let definitions = [
        "sizes": Definition(
            "Numbers of components shown, up to half the lowest error of a method.",
            unit: "components"),
        "test_mse": Definition(
            "Test MSE of PCA with 1, 2, … components.", unit: Measure.squaredUnit),
        "components_to_match": Definition(
            "Smallest number of components with which PCA's test MSE is not above a network's.", unit: "components"),
        "components_to_match_interval": Definition(
            "The 95 % interval of components_to_match over resamples of the test rows; an absent end lies beyond "
                + "most_components.", unit: "components"),
        "most_components": Definition(
            "Largest number of components for which PCA's error was computed.", unit: "components"),
        "variance_ratio": Definition("Share of the training rows' variance explained by each component."),
        "cumulative_variance": Definition(
            "Cumulative share of the training rows' variance explained."),
        "components_for_share": Definition(
            "Smallest number (count) of components that explain a share of the training rows' variance.",
            unit: "components"),
    ]

    /// The shares of the variance whose numbers of components are told.
    private static let shares = [0.5, 0.8, 0.9, 0.95]

    package static func find(in study: Study) -> Answer<Components>? {
        guard let errors = study.componentErrors.finite, !errors.isEmpty else { return nil }
        let ratios = study.fitted.lazy.compactMap(\.linear).first?.followedVarianceRatio.finite ?? []
        var sum = 0.0
        let cumulative = ratios.map { ratio in
            sum += ratio
            return min(1, sum)
        }
        return Answer(
            Finding(
                sizes: sizes(errors, in: study), testMse: errors,
                componentsToMatch: study.networks.byID { network in
                    errors.firstIndex { $0 <= network.error }.map { $0 + 1 }
                }, componentsToMatchInterval: study.networks.byID { interval(of: $0, in: study) },
                mostComponents: errors.count, varianceRatio: ratios, cumulativeVariance: cumulative,
                componentsForShare: shares.compactMap { share in
                    cumulative.firstIndex { $0 >= share }.map { ShareCount(share: share, count: $0 + 1) }
                }))
    }

    /// The interval of the number of components that match a network; nil where errors row by row are not known.
    ///
    /// Each further component takes error off every row, so that PCA matches the network in a resample from some number on: an
    /// end of the interval is the first number at which an end of the difference's interval is not above 0.
    private static func interval(of network: MethodResult, in study: Study) -> Bounds? {
        guard let components = study.componentRowErrors, let own = network.measures[.mse]?.rows,
            own.rowCount == components.rows, own.perRow.allSatisfy(\.isFinite)
        else { return nil }
        let bootstrap = study.data.bootstrap(seed: study.settings.seed)
        var known: [Int: Estimate] = [:]
        func difference(_ count: Int) -> Estimate {
            if let estimate = known[count] { return estimate }
            let errors = RowMean(perRow: components.column(count - 1).map(Double.init))
            let estimate = errors.difference(from: own).estimate(bootstrap)
            known[count] = estimate
            return estimate
        }
        /// The first number of components at which a condition that stays true is true.
        func first(_ isTrue: (Estimate) -> Bool) -> Int? {
            var (low, high) = (1, components.columns + 1)
            while low < high {
                let middle = (low + high) / 2
                if isTrue(difference(middle)) { high = middle } else { low = middle + 1 }
            }
            return low <= components.columns ? low : nil
        }
        return Bounds(least: first { $0.lower <= 0 }, most: first { $0.upper <= 0 })
    }

    /// Beyond the networks' error the curve only falls to nothing.
    private static func sizes(_ errors: [Double], in study: Study) -> [Int] {
        let least = study.methods.map(\.error).min() ?? 0
        let enough = errors.firstIndex { $0 < least / 2 } ?? errors.count - 1
        return [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64].filter {
            $0 <= errors.count && $0 <= max(enough + 1, 2 * study.settings.latentSize)
        }
    }
}
