/// The number of components that PCA needs for the error of a network.
package enum Components: Question {
    package static let id = "components"

    package struct Finding: Codable, Sendable {
        /// The test error of PCA with 1, 2, … components.
        package let testMse: [Double]
        /// The least number of components by which PCA comes down to a network's error, by the network's id; networks whose
        /// error PCA does not come down to are left out.
        package let componentsToMatch: [String: Int]
        /// Up to how many components PCA's error was followed.
        package let mostComponents: Int
    }

    package static let definitions = [
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
                testMse: errors,
                componentsToMatch: study.networks.byID { network in
                    errors.firstIndex { $0 <= network.error }.map { $0 + 1 }
                }, mostComponents: errors.count))
    }
}
