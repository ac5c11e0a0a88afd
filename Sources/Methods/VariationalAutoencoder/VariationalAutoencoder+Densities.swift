public import Core
public import OneDNN

extension VariationalAutoencoder {
    public var hasGaussianLikelihood: Bool { likelihood == .gaussian }

    public func importanceWeightedBounds(
        of rows: Matrix, posterior: Posterior?, draws: Int, seed: UInt64
    ) throws(OneDNNError) -> [Double] {
        var generator = SeededGenerator(seed: seed, stream: "importance weights")
        let known = if let posterior { posterior } else { try self.posterior(of: rows) }
        return try ImportanceWeighting(decoder: networks.rawDecoder, loss: fixedLoss()).bounds(
            of: rows, posterior: known, draws: draws, using: &generator)
    }

    /// The most rows that baselines are fitted to.
    private static let mostBaselineRows = 20_000

    /// Linear models beside a Gaussian likelihood, else the likelihood without a code; see ``ProbabilisticReduction``.
    public func densityBaselines(fittedTo source: any RowSource, rows: [Int]) throws -> [DensityBaseline] {
        let chosen = rows.thinned(Self.mostBaselineRows)
        guard hasGaussianLikelihood else {
            return try IndependentFeatures(likelihood, kind, source: source, rows: chosen).map {
                [DensityBaseline(.independentFeatures, model: $0)]
            } ?? []
        }
        var baselines = [DensityBaseline(.probabilisticPCA)]
        if source.featureCount <= FactorAnalysis.mostFeatures, latentSize < source.featureCount, chosen.count > 1,
            let model = try FactorAnalysis.fit(source, rows: chosen, latentSize: latentSize)
        {
            baselines.append(DensityBaseline(.factorAnalysis, model: model))
        }
        return baselines
    }
}
