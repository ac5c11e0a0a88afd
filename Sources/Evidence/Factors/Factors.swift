internal import Core
package import EmbeddingQuality
internal import Methods

/// The factors of the data, known by several labels, that each latent dimension tells of.
package enum Factors: Question {
    package static let id = "factors"

    package struct Finding: Codable, Sendable {
        /// The test rows that information is counted in.
        package let rows: Int
        /// The training rows that importances were learned from; nil if that took too much.
        package let importanceRows: Int?
        /// The bins of a dimension, and of a factor of many values.
        package let bins: Int
        /// The shufflings that chance is known by, and those of importances.
        package let shufflings: Int
        package let importanceShufflings: Int?
        /// The names of the factors, in the order of all lists.
        package let factors: [String]
        /// The entropy of each factor in its bins.
        package let entropies: [Double]
        /// What was found of each method, by its id.
        package let methods: [String: MethodFinding]
        /// The id of the method whose dimensions are judged, the VAE's; nil without one.
        package let judged: String?
        /// The outcome for the claim that each latent dimension describes a factor; nil without a VAE.
        package let claim: ClaimOutcome?

        /// What was found of the judged method.
        package var judgedFinding: MethodFinding? { judged.flatMap { methods[$0] } }
    }

    /// What the dimensions of one method tell of the factors.
    package struct MethodFinding: Codable, Sendable {
        /// The mutual information gap.
        package let mig: Estimate
        package let migByChance: ChanceLevel
        /// The gap less that of the linear method, of the same rows; nil of the linear method itself.
        package let migLessBaseline: Estimate?
        /// Separated attribute predictability.
        package let sap: Double
        package let sapByChance: ChanceLevel
        /// Importances by boosted trees; nil if that took too much.
        package let importance: Importance?
        /// `[factors][dimensions]`, in nats.
        package let mutualInformation: [[Double]]
        /// For each factor the information that dimensions have of it by chance, the mean of all and the limit of the largest.
        package let informationByChance: [ChanceLevel]
        /// What each dimension tells most about: `[dimensions]`.
        package let dimensions: [Dimension]
        /// The factors that are the main factor of the dimension that tells most about them.
        package let matchedFactors: Int

        /// True if the gap is larger than chance lets expect.
        package var isAboveChance: Bool { mig.value > migByChance.limit }
    }

    /// The importance of dimensions for predicting the factors.
    package struct Importance: Codable, Sendable {
        package let disentanglement: Double
        package let disentanglementByChance: ChanceLevel
        package let completeness: Double
        package let completenessByChance: ChanceLevel
        /// R² over the test rows, the mean over factors; nil if no factor varies among them.
        package let informativeness: Double?
    }

    /// The factor that a dimension tells most about.
    package struct Dimension: Codable, Sendable, Equatable {
        /// Its name; nil if the dimension tells no more of any than chance lets expect.
        package let factor: String?
        package let nats: Double?
    }

    package static func find(in study: Study) throws -> Answer<Factors>? {
        guard study.settings.latentSize > 1, let bench = FactorBench(study) else { return nil }
        let baseline = study.baseline.map { bench.gap(of: $0) }
        let found = ParallelTasks.run(study.methods, threads: study.settings.threads) { result in
            bench.finding(of: result, baseline: result.method.isLinear ? nil : baseline)
        }
        var methods: [String: MethodFinding] = [:]
        for (result, finding) in zip(study.methods, found) { methods[result.id] = finding }
        let judged = study.methods.first(where: \.method.isProbabilistic)?.id
        return Answer(
            Finding(
                rows: bench.places.count, importanceRows: bench.training?.count, bins: LabelledFactor.bins,
                shufflings: FactorBench.shufflingCount,
                importanceShufflings: bench.training == nil ? nil : FactorBench.importanceShufflingCount,
                factors: bench.factors.map(\.name), entropies: bench.entropies, methods: methods, judged: judged,
                claim: judged.flatMap { methods[$0] }.map(outcome)))
    }

    /// The claim holds if the gap is above chance and above that of the linear method, fails if it is not above chance or below the
    /// linear method's.
    private static func outcome(_ finding: MethodFinding) -> ClaimOutcome {
        guard finding.isAboveChance else { return .fails }
        guard let difference = finding.migLessBaseline else { return .holds }
        return difference.lower > 0 ? .holds : difference.upper < 0 ? .fails : .undecided
    }
}
