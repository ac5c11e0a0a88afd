internal import EmbeddingQuality
internal import Methods

/// The claim that an autoencoder learns more interesting projections than the linear method, held against measures of
/// neighbourhoods and labels.
struct ProjectionClaim {
    /// The differences of each network from the linear method, by the network's id.
    let differences: [String: Neighborhoods.Difference]
    /// The id of the network that the outcome is of.
    let network: String?
    let outcome: ClaimOutcome?

    /// A difference that does not matter.
    static let equivalence = 0.01

    init(_ study: Study, _ neighborhoods: StudyNeighborhoods, _ bench: NeighborhoodBench) throws {
        let networks = study.networks
        guard let baseline = study.baseline, let base = neighborhoods.methods[baseline.method], !networks.isEmpty else {
            (differences, network, outcome) = ([:], nil, nil)
            return
        }
        let bootstrap = study.data.bootstrap(seed: study.settings.seed)
        let baseLabel = try bench.labelQuality(of: baseline)
        var differences: [String: Neighborhoods.Difference] = [:]
        for result in networks {
            guard let ranks = neighborhoods.methods[result.method] else { continue }
            let label: (any QualityMeasure)? =
                switch (try bench.labelQuality(of: result), baseLabel) {
                case (.accuracy(let own)?, .accuracy(let other)?): own.difference(from: other)
                case (.r2(let own)?, .r2(let other)?): MeasureDifference(own, less: other)
                default: nil
                }
            differences[result.id] = Neighborhoods.Difference(
                area: ranks.area.difference(from: base.area).estimate(bootstrap),
                trustworthiness: ranks.preservation.trustworthiness.difference(from: base.preservation.trustworthiness)
                    .estimate(bootstrap), label: label?.estimate(bootstrap).finite)
        }
        let spokesman = networks.first { $0.method == .ae } ?? networks.first
        self.differences = differences
        network = spokesman?.id
        outcome = spokesman.flatMap { differences[$0.id] }.map(Self.outcome)
    }

    /// The outcome that differences speak for; see the definition of ``Neighborhoods/Finding/projections``.
    static func outcome(_ difference: Neighborhoods.Difference) -> ClaimOutcome {
        let all = [difference.area, difference.trustworthiness, difference.label].compactMap(\.self)
        let better = all.count { $0.lower > 0 }
        let worse = all.count { $0.upper < 0 }
        if all.allSatisfy({ $0.lower >= -equivalence && $0.upper <= equivalence }) { return .fails }
        if better >= 2 && worse == 0 { return .holds }
        if worse >= 2 && better == 0 { return .fails }
        return .undecided
    }
}
