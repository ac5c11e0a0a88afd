/// The number of components that PCA needs for the error of a network.
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
        /// Up to how many components PCA's error was followed.
        package let mostComponents: Int
    }

    package static let definitions = [
        "sizes": Definition(
            "Numbers of components at which the error is shown: up to where it is half the least error of a method.",
            unit: "components"),
        "test_mse": Definition(
            "Mean squared error of PCA on the test rows with 1, 2, … components.", unit: Measure.squaredUnit),
        "components_to_match": Definition(
            "The least number of PCA's components whose test MSE is not above a network's.", unit: "components"),
        "most_components": Definition("Up to how many components PCA's error was followed.", unit: "components"),
    ]

    package static func find(in study: Study) -> Answer<Components>? {
        guard let errors = study.componentErrors.finite, !errors.isEmpty else { return nil }
        return Answer(
            Finding(
                sizes: sizes(errors, in: study), testMse: errors,
                componentsToMatch: study.networks.byID { network in
                    errors.firstIndex { $0 <= network.error }.map { $0 + 1 }
                }, mostComponents: errors.count))
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
