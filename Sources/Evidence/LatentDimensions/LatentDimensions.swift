internal import Methods

/// The latent dimensions that tell something about the rows.
package enum LatentDimensions: Question {
    package static let id = "latent_dimensions"

    package struct Finding: Codable, Sendable {
        /// Each method that gives distributions over codes, by its id.
        package let methods: [String: MethodDimensions]
    }

    /// The latent dimensions of one method.
    package struct MethodDimensions: Codable, Sendable {
        /// The dimensions that are used, counted from 0.
        package let active: [Int]
        /// Those whose posterior has collapsed to the prior, counted from 0.
        package let collapsed: [Int]
        /// The number of dimensions that are used.
        package let activeCount: Int
        /// The KL divergence of each dimension, the mean over the test rows; nil where one is no number.
        package let klByDimension: [Double]?
        /// The variance from which a dimension counts as used.
        package let leastVariance: Double
    }

    package static let definitions = [
        "active": Definition("Latent dimensions in use, counted from 0."),
        "collapsed": Definition("Latent dimensions whose posterior has collapsed to the prior, counted from 0."),
        "active_count": Definition(
            "Latent dimensions whose posterior mean varies over the training rows by more than least_variance.",
            unit: "dimensions"),
        "kl_by_dimension": Definition(
            "KL divergence of each dimension's posterior from the prior, the mean over the test rows.", unit: "nats"),
        "least_variance": Definition(
            "Variance of a dimension's posterior mean above which it counts as used (Burda, Grosse and "
                + "Salakhutdinov, 2016)."
        ),
    ]

    package static func find(in study: Study) -> Answer<LatentDimensions>? {
        let methods = study.methods.byID { result in
            result.latentUse.map { use in
                MethodDimensions(
                    active: use.active, collapsed: use.collapsed, activeCount: use.active.count,
                    klByDimension: use.divergences.finite, leastVariance: LatentUse.minimumVariance)
            }
        }
        return methods.isEmpty ? nil : Answer(Finding(methods: methods))
    }
}
