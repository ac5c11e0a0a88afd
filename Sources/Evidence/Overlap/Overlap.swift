package import Core
package import EmbeddingQuality
package import Methods
internal import Rows

/// The overlap of a VAE's posteriors, which makes what it decodes change gradually from row to row.
package enum Overlap: Question {
    package static let id = "overlap"

    package struct Finding: Codable, Sendable {
        /// The method's id.
        package let method: String
        /// The test rows whose posteriors are compared.
        package let rows: Int
        /// The Bhattacharyya coefficient from which two posteriors overlap.
        package let threshold: Double
        /// The share of rows whose posterior overlaps that of another row.
        package let overlapping: Estimate
        /// The same with a row of another class; nil without classes.
        package let overlappingOtherClass: Estimate?
        /// Factors of all standard deviations, and the shares with each: `[factors]`; with 0, posteriors are points, as an AE's codes.
        package let factors: [Double]
        package let overlappingByFactor: [Double]
        package let overlappingOtherClassByFactor: [Double]?
        /// The change of decoded rows across a standard deviation; nil where it gives no numbers.
        package let decoder: DecoderChange?
        /// The rows whose posteriors are drawn.
        package let shownRows: Int
        /// The number of latent dimensions that have not collapsed to the prior.
        package let activeDimensions: Int
        package let outcome: ClaimOutcome

        /// The share of rows that overlap another, with standard deviations shrunk to a tenth.
        package var shrunk: Double? { factors.firstIndex(of: Overlap.shrinking).map { overlappingByFactor[$0] } }
    }

    /// The change of decoded rows across one standard deviation of their posteriors.
    package struct DecoderChange: Codable, Sendable {
        package let decodedRows: Int
        /// The dimensions along which codes are moved, those of the largest KL divergence.
        package let dimensions: Int
        /// The mean squared difference.
        package let changeMse: Estimate
        /// The mean squared error of the same rows' reconstructions.
        package let reconstructionMse: Double
        /// The first by the second.
        package let changeByError: Estimate
    }

    package struct Illustration: Sendable {
        package let method: Method
        /// The rows whose posteriors are drawn, by their places among all rows: `[shown rows]`.
        package let places: [Int]
        /// `[shown rows, latent]`.
        package let means: Matrix
        /// `[shown rows, latent]`.
        package let deviations: Matrix
    }

    package static let definitions = [
        "rows": Definition(
            "Test rows whose posteriors are compared (a random sample if there are more).", unit: "rows"),
        "threshold": Definition(
            "Bhattacharyya coefficient above which two posteriors overlap: exp(−½), the value for two normal "
                + "distributions of equal standard deviation whose 1σ ellipses touch."),
        "overlapping": Definition(
            "Fraction of these rows whose posterior overlaps that of another one; 95 % bootstrap interval over the "
                + "rows. It falls with the number of rows."),
        "overlapping_other_class": Definition("The same with a row of another class."),
        "factors": Definition(
            "Factors by which all standard deviations are multiplied (0, posteriors reduced to points)."),
        "overlapping_by_factor": Definition("Fraction of rows whose posterior overlaps another's, for each factor."),
        "overlapping_other_class_by_factor": Definition("The same with a row of another class."),
        "decoded_rows": Definition(
            "Rows decoded at their posterior mean and one standard deviation away.", unit: "rows"),
        "dimensions": Definition(
            "Latent dimensions along which codes are shifted (largest KL divergence).", unit: "dimensions"),
        "change_mse": Definition(
            "MSE between a row decoded at its posterior's mean and one standard deviation away, mean over dimensions "
                + "and both directions; 95 % bootstrap interval over the rows.", unit: Measure.squaredUnit),
        "reconstruction_mse": Definition("MSE of the reconstructions of the same rows.", unit: Measure.squaredUnit),
        "change_by_error": Definition("change_mse / reconstruction_mse; 95 % interval by Fieller's method."),
        "shown_rows": Definition("Rows whose posteriors are drawn.", unit: "rows"),
        "active_dimensions": Definition(
            "Latent dimensions in use (variance of the posterior mean over training rows above 0.01).",
            unit: "dimensions"),
        "outcome": Definition(
            "holds if the interval of overlapping lies above ½, fails if it lies below ½; undecided otherwise, with "
                + "fewer than 10 rows, or if all dimensions have collapsed to the prior."),
    ]

    private static let factors = [0, 0.1, 0.25, 0.5, 0.75, 1]
    /// The factor of the control.
    package static let shrinking = 0.1
    private static let shownRows = 120

    package static func find(in study: Study) throws -> Answer<Overlap>? {
        guard let (fitted, result) = zip(study.fitted, study.methods).first(where: { $0.0.probabilistic != nil }),
            let model = fitted.probabilistic, let posteriors = result.testPosterior
        else { return nil }
        let (data, seed) = (study.data, study.settings.seed)
        let latent = max(1, model.latentSize)
        // So that the pairs of rows are compared in a second.
        let most = max(50, min(1_000, Int((2e7 / Double(latent)).squareRoot())))
        let places = Array(0..<data.truth.rows).sampled(most, seed: seed, stream: "posterior overlap")
        let posterior = posteriors.selecting(rows: places)
        guard places.count >= 2, posterior.means.values.allSatisfy(\.isFinite),
            posterior.standardDeviations.values.allSatisfy({ $0 > 0 && $0.isFinite })
        else { return nil }
        let classes = data.labels?.classes.flatMap { codes -> [Int]? in
            let chosen = places.map { codes[data.split.test[$0]] }
            return Set(chosen.filter { $0 >= 0 }).count > 1 ? chosen : nil
        }
        let overlap = DistributionOverlap(
            means: posterior.means, deviations: posterior.standardDeviations, classes: classes,
            groups: data.testGroups.map { groups in places.map { groups[$0] } })
        func share(_ values: [Double]) -> Estimate {
            RowMean(perRow: values.map { $0 <= 1 ? 1 : 0 }, places: places).estimate(data.bootstrap(seed: seed))
        }
        func shares(_ values: [Double]) -> [Double] {
            factors.map { factor in
                Double(values.count { $0 <= factor && factor > 0 }) / Double(values.count)
            }
        }
        let overlapping = share(overlap.anyFactors)
        let active = result.latentUse?.active.count ?? latent
        let shown = Array(places.indices).sampled(shownRows, seed: seed, stream: "posterior ellipses")
        return Answer(
            Finding(
                method: fitted.method.rawValue, rows: places.count, threshold: DistributionOverlap.threshold,
                overlapping: overlapping, overlappingOtherClass: overlap.otherClassFactors.map(share), factors: factors,
                overlappingByFactor: shares(overlap.anyFactors),
                overlappingOtherClassByFactor: overlap.otherClassFactors.map(shares),
                decoder: try DecoderChange(
                    model, truth: data.truth.selecting(rows: places), posterior: posterior, places: places,
                    bootstrap: data.bootstrap(seed: seed)),
                shownRows: shown.count, activeDimensions: active,
                outcome: outcome(overlapping, rows: places.count, isCollapsed: active == 0)),
            illustration: Illustration(
                method: fitted.method, places: shown.map { data.split.test[places[$0]] },
                means: posterior.means.selecting(rows: shown),
                deviations: posterior.standardDeviations.selecting(rows: shown)))
    }

    /// The outcome for the claim that posteriors of neighbouring codes overlap.
    static func outcome(_ share: Estimate, rows: Int, isCollapsed: Bool) -> ClaimOutcome {
        guard rows >= RatioInterval.leastUnits, !isCollapsed else { return .undecided }
        return share.lower > 0.5 ? .holds : share.upper < 0.5 ? .fails : .undecided
    }
}
