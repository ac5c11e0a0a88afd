internal import Core
package import EmbeddingQuality
package import Methods
internal import Rows

/// The likelihood of the test rows under networks that have one, beside that of simple models whose likelihood is exact.
package enum Likelihoods: Question {
    package static let id = "likelihoods"

    package struct Finding: Codable, Sendable {
        /// The test rows that were looked at, the same for every model.
        package let rows: Int
        /// The codes drawn for a row.
        package let draws: Int
        /// Each network with a likelihood, by its id.
        package let networks: [String: Network]
    }

    /// A network's bounds, and the models beside it.
    package struct Network: Codable, Sendable {
        package let elbo: Estimate
        /// The two terms of the bound: ELBO = −(distortion + rate).
        package let distortion: Estimate?
        package let rate: Estimate?
        /// The rate of each latent dimension.
        package let rateByDimension: [Estimate]
        package let importanceWeightedBound: Estimate
        /// The standard error of that bound over rows.
        package let importanceWeightedStandardError: Double?
        /// The importance-weighted bound less the evidence lower bound.
        package let boundLessElbo: Estimate
        package let baselines: [Baseline]
    }

    /// A model with an exact likelihood.
    package struct Baseline: Codable, Sendable {
        package let model: DensityBaseline.Kind
        package let logLikelihood: Estimate
        /// The network's importance-weighted bound less this log-likelihood.
        package let boundLessLogLikelihood: Estimate
    }

    package static let definitions = [
        "rows": Definition("Test rows used (a random sample if there are more).", unit: "rows"),
        "draws": Definition("Codes drawn per row from its posterior.", unit: "codes"),
        "elbo": Definition("Evidence lower bound on the same test rows.", unit: Measure.nats),
        "distortion": Definition(
            "Reconstruction term: expected negative log-likelihood of a row under codes from its posterior.",
            unit: Measure.nats),
        "rate": Definition("KL divergence of a row's posterior from the prior.", unit: Measure.nats),
        "rate_by_dimension": Definition(
            "KL divergence of a row's posterior from the prior in each latent dimension (sum, the rate).",
            unit: Measure.nats),
        "importance_weighted_standard_error": Definition(
            "Standard error of importance_weighted_bound over rows.", unit: Measure.nats
        ),
        "importance_weighted_bound": Definition(
            "ln 1/K Σ p(x, z) / q(z | x) over K draws z from a row's posterior (Burda, Grosse and Salakhutdinov, "
                + "2016): "
                + "between the ELBO and the log-likelihood.", unit: Measure.nats),
        "bound_less_elbo": Definition(
            "importance_weighted_bound − elbo with the 95 % interval of a paired bootstrap.", unit: Measure.nats),
        "log_likelihood": Definition("Exact log-likelihood of the same test rows.", unit: Measure.nats),
        "bound_less_log_likelihood": Definition(
            "The network's importance_weighted_bound − log_likelihood, with the 95 % interval of a paired bootstrap.",
            unit: Measure.nats),
        DensityBaseline.Kind.probabilisticPCA.rawValue: Definition(
            "PCA as a normal distribution with a single residual variance (Tipping and Bishop, 1999; "
                + "scikit-learn's PCA.score)."),
        DensityBaseline.Kind.factorAnalysis.rawValue: Definition(
            "A linear model with as many factors and a separate noise variance for each feature, at least "
                + "\(NumberFormat.plain(FactorAnalysis.leastShare)) of the features' mean variance; fitted by "
                + "maximum likelihood."
        ),
        DensityBaseline.Kind.independentFeatures.rawValue: Definition(
            "The network's likelihood without a code: one parameter per feature, from its mean over the training "
                + "rows with one half added to the sum and one to the number of rows."),
    ]

    /// The codes drawn for a row.
    static let draws = 100
    /// The most test rows that are looked at, and the most numbers decoded for them.
    static let (mostRows, mostNumbers) = (500, 1 << 25)

    package static func find(in study: Study) throws -> Answer<Likelihoods>? {
        guard let rows = study.rows else { return nil }
        let features = max(1, study.data.truth.columns)
        let chosen = Array(0..<study.data.truth.rows).sampled(
            max(1, min(mostRows, mostNumbers / (draws * features))), seed: study.settings.seed,
            stream: "likelihood rows")
        var networks: [String: Network] = [:]
        for (fitted, result) in zip(study.fitted, study.methods) {
            guard let model = fitted.probabilistic, let elbo = result.measures[.elbo]?.rows else { continue }
            networks[result.id] = try network(model, result, elbo: elbo.perRow, rows: rows, chosen, in: study)
        }
        return networks.isEmpty ? nil : Answer(Finding(rows: chosen.count, draws: draws, networks: networks))
    }

    /// A network's bounds of the chosen test rows, and the models beside it; nil where they are no numbers.
    private static func network(
        _ model: any ProbabilisticReduction, _ result: MethodResult, elbo: [Double], rows: any RowSource,
        _ chosen: [Int],
        in study: Study
    ) throws -> Network? {
        let bootstrap = study.data.bootstrap(seed: study.settings.seed)
        let truth = study.data.truth.selecting(rows: chosen)
        let elbo = RowMean(perRow: chosen.map { elbo[$0] }, places: chosen)
        let bound = RowMean(
            perRow: try model.importanceWeightedBounds(
                of: truth, posterior: result.testPosterior?.selecting(rows: chosen), draws: draws,
                seed: study.settings.seed),
            places: chosen)
        guard let elboEstimate = elbo.estimate(bootstrap).finite, let estimate = bound.estimate(bootstrap).finite,
            let gap = bound.difference(from: elbo).estimate(bootstrap).finite
        else { return nil }
        let linear = study.fitted.lazy.compactMap { $0.reduction as? any DensityModel }.first
        let baselines = try model.densityBaselines(fittedTo: rows, rows: study.data.split.training).compactMap {
            baseline -> Baseline? in
            guard let values = try (baseline.model ?? linear)?.logLikelihoods(of: truth) else { return nil }
            let likelihood = RowMean(perRow: values, places: chosen)
            guard let own = likelihood.estimate(bootstrap).finite,
                let difference = bound.difference(from: likelihood).estimate(bootstrap).finite
            else { return nil }
            return Baseline(model: baseline.kind, logLikelihood: own, boundLessLogLikelihood: difference)
        }
        func term(_ measure: Measure) -> Estimate? {
            result.measures[measure]?.rows.flatMap { term in
                RowMean(perRow: chosen.map { term.perRow[$0] }, places: chosen).estimate(bootstrap).finite
            }
        }
        let deviation = SampleMoments(bound.perRow).standardDeviation
        return Network(
            elbo: elboEstimate, distortion: term(.reconstruction), rate: term(.divergence),
            rateByDimension: (result.testPosterior?.selecting(rows: chosen).divergencesByDimension ?? []).compactMap {
                RowMean(perRow: $0, places: chosen).estimate(bootstrap).finite
            }, importanceWeightedBound: estimate,
            importanceWeightedStandardError: (deviation / Double(chosen.count).squareRoot()).finite,
            boundLessElbo: gap, baselines: baselines)
    }
}
