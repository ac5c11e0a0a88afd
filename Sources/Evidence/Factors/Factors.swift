internal import Core
package import EmbeddingQuality
internal import Methods

/// The information of each latent dimension about the factors of the data, which are known by several labels.
package enum Factors: Question {
    package static let id = "factors"

    package struct Finding: Codable, Sendable {
        /// The test rows that information is counted in.
        package let rows: Int
        /// The training rows that importances were learned from; nil if that took too much.
        package let importanceRows: Int?
        /// The bins of a dimension, and of a factor of many values.
        package let bins: Int
        /// The permutations of the factors that chance is known by, and those of importances.
        package let permutations: Int
        package let importancePermutations: Int?
        /// The names of the factors, in the order of all lists.
        package let factors: [String]
        /// The entropy of each factor in its bins.
        package let entropies: [Double]
        /// The finding about each method, by its id.
        package let methods: [String: MethodFinding]
        /// The id of the method whose dimensions are judged, the VAE's; nil without one.
        package let judged: String?
        /// The outcome for the claim that each latent dimension describes a factor; nil without a VAE.
        package let claim: ClaimOutcome?
    }

    /// The information of one method's dimensions about the factors.
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
        /// The main factor of each dimension: `[dimensions]`.
        package let dimensions: [Dimension]
        /// The number of factors that have a dimension of their own: they are the main factor of the dimension that is most
        /// informative about them.
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

    /// The factor that a dimension is most informative about.
    package struct Dimension: Codable, Sendable, Equatable {
        /// Its name; nil if the dimension is informative about none beyond chance.
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
        let possible = min(bench.factors.count, study.settings.latentSize)
        return Answer(
            Finding(
                rows: bench.places.count, importanceRows: bench.training?.count, bins: LabelledFactor.bins,
                permutations: FactorBench.permutationCount,
                importancePermutations: bench.training == nil ? nil : FactorBench.importancePermutationCount,
                factors: bench.factors.map(\.name), entropies: bench.entropies, methods: methods, judged: judged,
                claim: judged.flatMap { methods[$0] }.map { outcome($0, possible: possible) }))
    }

    /// The outcome for a method, as the definition of `claim` says.
    ///
    /// - Parameters:
    ///   - finding: What was found of the method.
    ///   - possible: The number of factors that can have a dimension of their own.
    /// - Returns: The outcome.
    static func outcome(_ finding: MethodFinding, possible: Int) -> ClaimOutcome {
        guard finding.isAboveChance, 2 * finding.matchedFactors >= possible else { return .fails }
        let difference = finding.migLessBaseline
        if let difference, difference.upper < 0 { return .fails }
        let isAboveBaseline = difference.map { $0.lower > 0 } ?? true
        return isAboveBaseline && finding.matchedFactors >= possible ? .holds : .undecided
    }
}
