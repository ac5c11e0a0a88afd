internal import Comparison
internal import Drawing
internal import Evidence
internal import Methods
internal import Plotting

/// The use that methods make of their latent dimensions, where these are more than a plane shows.
enum DimensionShares {
    /// The most dimensions that have a row each.
    private static let mostDimensions = 16

    /// The share of each dimension in the variance of a method's codes, the largest first; nil where panels show all dimensions.
    static func figure(of report: Report) -> ReportFigure? {
        let views = report.findings[LatentViews.self]?.methods ?? [:]
        let entries = report.methods.compactMap { result in
            views[result.id]?.dimensionShares.map { (result: result, shares: $0.sorted(by: >)) }
        }
        guard let count = entries.map(\.shares.count).max() else { return nil }
        let shown = min(count, mostDimensions)
        let largest = entries.map { (percent($0.shares.first ?? 0), $0.result.method.name) }
        return ReportFigure(
            identifier: "dimension-shares", title: "Use of the latent dimensions",
            figure: GroupedDotPlot(
                names: (1...shown).map(String.init),
                groups: entries.map { entry in
                    GroupedDots(
                        method: entry.result.method.style,
                        dots: (0..<shown).map { rank in
                            entry.shares.indices.contains(rank) ? .init(value: entry.shares[rank]) : nil
                        })
                }, xTitle: "share of the codes' variance", reference: 1 / Double(count)), width: .half,
            finding: "The leading dimension carries \(Report.list(largest)) of the codes' variance.",
            explanation:
                "Share of each latent dimension in the variance of the training rows' codes, ranked for each method"
                + (shown < count ? " (the first \(NumberWord.text(shown)) of \(NumberWord.text(count)))" : "")
                + "; dashed line, equal shares. A dimension at zero is not used.")
    }
}
