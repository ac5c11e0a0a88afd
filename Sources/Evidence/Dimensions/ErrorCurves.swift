internal import Core
internal import EmbeddingQuality
internal import Methods

/// The errors of methods at several latent sizes, row by row on the same test rows.
struct ErrorCurves {
    private let study: Study
    private let bootstrap: Bootstrap
    /// The places among the test rows of those that the evidence lower bound is taken over.
    let evidencePlaces: [Int]

    /// PCA's error is shown with 1, 2, 4, … components, up to as many as this.
    private static let mostComponents = 64

    init(_ study: Study) {
        self.study = study
        bootstrap = study.data.bootstrap(seed: study.settings.seed)
        evidencePlaces = SizedResult.evidencePlaces(among: study.data.truth.rows, seed: study.settings.seed)
    }

    /// A method at one latent size.
    private struct Candidate {
        let id: String
        let size: Int
        let errors: RowMean
        var epochs: Int?
        var elbo: RowMean?
        var logLikelihood: RowMean?
        var active: Int?
        var isNetwork = false
    }

    /// The points of each method by its id, from few dimensions to many.
    var points: [String: [Dimensions.Point]] {
        let candidates = linearCandidates + networkCandidates
        var points: [String: [Dimensions.Point]] = [:]
        for (candidate, mse) in zip(candidates, bootstrap.estimates(of: candidates.map(\.errors))) {
            if let point = point(candidate, mse) { points[candidate.id, default: []].append(point) }
        }
        return points.mapValues { $0.sorted { $0.latentSize < $1.latentSize } }
    }

    private var linearCandidates: [Candidate] {
        guard let baseline = study.baseline else { return [] }
        let known = study.componentRowErrors == nil ? [] : componentSizes
        if known.isEmpty, let mse = baseline.measures[.mse]?.rows {
            return [Candidate(id: baseline.id, size: study.settings.latentSize, errors: mse)]
        }
        return known.compactMap { size in
            componentErrors(size).map {
                Candidate(id: baseline.id, size: size, errors: $0, logLikelihood: logLikelihood(size))
            }
        }
    }

    private var networkCandidates: [Candidate] {
        study.networks.flatMap { network in
            var own = study.otherSizes.filter { $0.method == network.method }.map { other in
                Candidate(
                    id: network.id, size: other.latentSize, errors: other.errors, epochs: other.epochs,
                    elbo: other.evidence, active: other.activeCount, isNetwork: true)
            }
            if let mse = network.measures[.mse]?.rows {
                let elbo = network.measures[.elbo]?.rows.flatMap { rows in
                    rows.rowCount == study.data.truth.rows
                        ? RowMean(perRow: evidencePlaces.map { rows.perRow[$0] }, places: evidencePlaces) : nil
                }
                own.append(
                    Candidate(
                        id: network.id, size: study.settings.latentSize, errors: mse, elbo: elbo,
                        active: network.latentUse?.active.count, isNetwork: true))
            }
            return own
        }
    }

    /// The numbers of components that PCA's error is shown with: fewer than the features, of which all leave no error.
    private var componentSizes: [Int] {
        let most = min(study.componentRowErrors?.columns ?? 0, study.data.truth.columns - 1, Self.mostComponents)
        let powers = (0..<Int.bitWidth - 2).lazy.map { 1 << $0 }.prefix { $0 <= most }
        return Set(powers + [study.settings.latentSize] + study.otherSizes.map(\.latentSize)).filter { $0 <= most }
            .sorted()
    }

    /// PCA's error of each test row with so many components; nil where they are not known.
    func componentErrors(_ size: Int) -> RowMean? {
        guard let errors = study.componentRowErrors, (1...max(1, errors.columns)).contains(size), errors.columns > 0,
            errors.rows > 0
        else { return nil }
        return RowMean(errors: errors.column(size - 1).map(Double.init))
    }

    /// PCA's log-likelihood of the rows of the evidence lower bound; nil where no network has a likelihood of the same kind.
    private func logLikelihood(_ size: Int) -> RowMean? {
        guard study.fitted.contains(where: { $0.probabilistic?.hasGaussianLikelihood == true }),
            let linear = study.fitted.lazy.compactMap(\.linear).first
        else { return nil }
        let truth = study.data.truth.selecting(rows: evidencePlaces)
        return linear.logLikelihoods(of: truth, components: size)?.finite.map {
            RowMean(perRow: $0, places: evidencePlaces)
        }
    }

    private func point(_ candidate: Candidate, _ mse: Estimate) -> Dimensions.Point? {
        guard let mse = mse.finite else { return nil }
        let (size, errors) = (candidate.size, candidate.errors)
        var reduction: Estimate?
        let linear =
            componentErrors(size) ?? (size == study.settings.latentSize ? study.baseline?.measures[.mse]?.rows : nil)
        if candidate.isNetwork, let linear, linear.rowCount == errors.rowCount {
            reduction = RelativeReduction(of: errors, against: linear).estimate(bootstrap).finite
        }
        return Dimensions.Point(
            latentSize: size, mse: mse, epochs: candidate.epochs, reduction: reduction,
            elbo: candidate.elbo?.estimate(bootstrap).finite,
            logLikelihood: candidate.logLikelihood?.estimate(bootstrap).finite, activeUnits: candidate.active,
            ratio: reduction.map { Estimate(value: 1 - $0.value, lower: 1 - $0.upper, upper: 1 - $0.lower) })
    }
}
