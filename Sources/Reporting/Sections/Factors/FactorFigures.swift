internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting

/// The figure of the mutual information between latent dimensions and factors.
enum FactorFigures {
    /// The most dimensions of a method that a figure has room for.
    static let mostDimensions = 10

    /// A heat map of factors and dimensions for each method.
    static func information(_ text: FactorText) -> ReportFigure {
        let finding = text.finding
        let most = finding.methods.values.lazy.flatMap(\.mutualInformation).flatMap(\.self).max() ?? 0
        let limits = ColorLimits(low: 0, high: max(most, 0.01), palette: .amounts)
        let letters = PanelLetters.first(text.methods.count)
        let panels = text.methods.enumerated().compactMap { place, result -> HeatMap? in
            guard let own = finding.methods[result.id] else { return nil }
            let dimensions = dimensions(of: own)
            let levels = own.informationByChance.map(\.limit)
            let values = own.mutualInformation.map { information in dimensions.map { information[$0] } }
            return HeatMap(
                title: result.method.name, panelLetter: letters[place],
                rowNames: finding.factors.map(\.escaped),
                columnNames: dimensions.map { result.method.dimensionNaming.name(of: $0) }, values: values,
                limits: limits, keyTitle: "mutual information (nats)",
                isMuted: { values[$0][$1] <= levels[$0] })
        }
        let all = finding.methods.values.map(\.dimensions.count).max() ?? 0
        return ReportFigure(
            identifier: "factor-information", title: "Factors and latent dimensions", figure: PanelGrid(panels: panels),
            width: .full,
            finding: text.foremost.map { result in
                text.naming(of: result, dimensions: finding.methods[result.id].map(dimensions(of:)) ?? [])
            } ?? "",
            explanation:
                "Mutual information between each factor (row) and each latent dimension (column), estimated with "
                + "\(finding.bins) bins on the test rows (n = \(NumberText.count(finding.rows))). Grey numbers do "
                + "not exceed chance (\(finding.permutations) permutations of the factors)."
                + (all > mostDimensions
                    ? " Only the most informative of the \(all) dimensions are shown." : ""))
    }

    /// The dimensions that are shown: all, or those with the most information, in their order.
    private static func dimensions(of own: Factors.MethodFinding) -> [Int] {
        let all = Array(own.dimensions.indices)
        guard all.count > mostDimensions else { return all }
        let largest = all.map { dimension in own.mutualInformation.map { $0[dimension] }.max() ?? 0 }
        return all.sorted { (-largest[$0], $0) < (-largest[$1], $1) }.prefix(mostDimensions).sorted()
    }
}
