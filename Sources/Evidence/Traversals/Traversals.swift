package import Core
internal import Methods

/// The change of decoded rows along each latent dimension of a VAE.
package enum Traversals: Question {
    package static let id = "traversals"

    package struct Finding: Codable, Sendable {
        /// The id of the method.
        package let method: String
        /// The number of latent dimensions that have not collapsed to the prior, and of all.
        package let activeDimensions: Int
        package let latentDimensions: Int
        /// The mean KL divergence of a row, of all dimensions together.
        package let klDivergence: Double?
        /// The dimensions that are shown, the one of the largest KL divergence first.
        package let dimensions: [Dimension]
        /// The values that a dimension takes, ascending: quantiles of N(0, 1).
        package let values: [Double]
    }

    /// One latent dimension.
    package struct Dimension: Codable, Sendable {
        /// Its place among the latent dimensions, counted from 0.
        package let index: Int
        /// The mean KL divergence of the test rows.
        package let klDivergence: Double?
        /// The mean squared error between the rows at both ends.
        package let endsMse: Double?
    }

    package struct Illustration: Sendable {
        /// The rows along each dimension that is shown, one dimension after the other: `[dimensions × values, features]`.
        package let rows: Matrix

        package init(rows: Matrix) { self.rows = rows }
    }

    /// The number of rows along a dimension.
    package static let steps = 9
    /// The share of the prior at either end that is left out.
    package static let tail = 0.001
    /// The most dimensions that are decoded.
    package static let mostDimensions = 10

    package static let definitions = [
        "active_dimensions": Definition(
            "Latent dimensions whose posterior mean varies by more than \(LatentUse.minimumVariance) over training "
                + "rows (Burda et al., 2016).", unit: "dimensions"),
        "latent_dimensions": Definition("Number of latent dimensions.", unit: "dimensions"),
        "kl_divergence": Definition(
            "KL divergence of the posterior from the prior, the mean over test rows; of one dimension, or of all "
                + "together.",
            unit: "nats"),
        "index": Definition("The dimension's place among the latent dimensions, counted from 0."),
        "ends_mse": Definition(
            "MSE between the rows decoded at both ends of a dimension.", unit: Measure.squaredUnit),
        "values": Definition(
            "Values that a dimension takes, all others at 0: quantiles of N(0, 1) at equal steps of probability from "
                + "\(tail) to \(1 - tail)."),
    ]

    package static func find(in study: Study) throws -> Answer<Traversals>? {
        guard isShown(study), let fitted = study.fitted.first(where: { $0.probabilistic != nil }),
            let decoder = fitted.decoding,
            let use = study.methods.first(where: { $0.method == fitted.method })?.latentUse
        else { return nil }
        let divergences = use.divergences
        let order = divergences.indices.sorted { (-divergences[$0], $0) < (-divergences[$1], $1) }
        let shown = Array(order.prefix(mostDimensions))
        let values = (0..<steps).map { step in
            let share = Double(step) / Double(steps - 1)
            return NormalDistribution.quantile(min(1 - tail, max(tail, tail + (1 - 2 * tail) * share)))
        }
        var codes = Matrix(rows: shown.count * steps, columns: study.settings.latentSize)
        for (place, dimension) in shown.enumerated() {
            for step in 0..<steps { codes[place * steps + step, dimension] = Float(values[step]) }
        }
        let rows = try decoder.decode(codes)
        return Answer(
            Finding(
                method: fitted.method.rawValue, activeDimensions: use.active.count, latentDimensions: use.latentSize,
                klDivergence: divergences.reduce(0, +).finite,
                dimensions: shown.enumerated().map { place, dimension in
                    Dimension(
                        index: dimension, klDivergence: divergences[dimension].finite,
                        endsMse: rows.meanSquaredDifference(place * steps, (place + 1) * steps - 1).finite)
                }, values: values),
            illustration: Illustration(rows: rows))
    }
}

extension Traversals {
    /// True if rows that are decoded along a dimension say more than what else is measured of it.
    private static func isShown(_ study: Study) -> Bool {
        let (data, size) = (study.data, study.settings.latentSize)
        if size == 1 { return true }
        // Two dimensions of images are shown as a plane, unless several labels can name them.
        let isNamed = data.labels != nil && !data.furtherLabels.isEmpty
        if data.imageShape != nil { return size > 2 || isNamed }
        // The effects on single features of a table are its sensitivities.
        return FeatureOrder(data, seed: study.settings.seed)?.finding.isCurve == true
    }
}

extension Matrix {
    /// The mean squared difference of two rows.
    fileprivate func meanSquaredDifference(_ first: Int, _ second: Int) -> Double {
        zip(self[row: first], self[row: second]).reduce(0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
            / Double(Swift.max(1, columns))
    }
}
