internal import Comparison
internal import Core
internal import Evidence
internal import Methods
internal import Plotting

/// The features of a table that each latent dimension changes, with PCA's loadings beside them.
struct SensitivityFigure {
    private let report: Report
    private let finding: Sensitivities.Finding
    private let network: MethodResult
    private let own: Sensitivities.MethodFinding

    /// The figure of a report; nil without a network that decodes rows of a table.
    init?(_ report: Report) {
        guard let finding = report.findings[Sensitivities.self] else { return nil }
        let networks = report.methods.filter { !$0.method.isLinear && finding.methods[$0.id] != nil }
        guard let network = networks.first(where: \.method.isProbabilistic) ?? networks.first,
            let own = finding.methods[network.id]
        else { return nil }
        self.report = report
        self.finding = finding
        self.network = network
        self.own = own
    }

    /// The sentence on how many dimensions act as a single component does.
    var likeness: String {
        let name = network.method.definiteName
        guard let similarity = own.componentSimilarity, let count = own.componentDimensions else { return strongest }
        guard let largest = similarity.max() else {
            return "The latent dimensions of \(name) change no feature."
        }
        let bound = NumberFormat.plain(Sensitivities.componentFrom)
        let like = "features in the same proportions as one principal component (cosine of at least \(bound))."
        if count == 0 {
            return
                "No latent dimension of \(name) changes the features in the proportions of a single principal "
                + "component: "
                + "the largest cosine is \(NumberFormat.decimal(largest, decimals: 2))."
        }
        let verb = count == 1 ? "changes" : "change"
        return count == similarity.count && count > 1
            ? "All latent dimensions of \(name) change the \(like)"
            : "\(NumberWord.text(count).capitalizedFirst) of \(NumberWord.text(similarity.count)) latent dimensions of \(name) \(verb) the \(like)"
    }

    /// The sentence on the feature that the network changes most.
    private var strongest: String {
        var best: (feature: Int, dimension: Int, change: Double)?
        for (place, feature) in finding.features.enumerated() {
            for (dimension, change) in (feature.change[network.id] ?? []).enumerated()
            where abs(change) > abs(best?.change ?? 0) {
                best = (place, dimension, change)
            }
        }
        guard let best else { return "The latent dimensions of \(network.method.definiteName) change no feature." }
        return "The strongest effect of \(network.method.definiteName) is that of "
            + "\(network.method.dimensionNaming.name(of: best.dimension)) on "
            + "“\(finding.features[best.feature].name.escaped)”: "
            + "\(NumberFormat.decimal(best.change, decimals: 2)) per standard deviation."
    }

    var figure: ReportFigure {
        let methods = report.methods.filter { finding.methods[$0.id] != nil }
        let shown = methods.map { (result: $0, dimensions: dimensions(of: $0)) }
        let largest = finding.features.lazy.flatMap(\.change.values).flatMap(\.self).map(abs).max() ?? 0
        let reach = max(largest, 0.01)
        let limits = ColorLimits(low: -reach, high: reach, palette: .diverging)
        let letters = PanelLetters.first(shown.count)
        let panels = shown.enumerated().map { place, method in
            HeatMap(
                title: method.result.method.name, panelLetter: letters[place],
                rowNames: finding.features.map(\.name.escaped),
                columnNames: method.dimensions.map { method.result.method.dimensionNaming.name(of: $0) },
                values: finding.features.map { feature in
                    method.dimensions.map { feature.change[method.result.id]?[$0] ?? .nan }
                },
                limits: limits, keyTitle: "change of the scaled feature per s.d. of the code")
        }
        let isCut = report.featureNames.count > finding.features.count
        return ReportFigure(
            identifier: "sensitivities", title: "Features that latent dimensions change",
            figure: PanelGrid(panels: panels), width: .full, finding: strongest,
            explanation:
                "Mean change of each decoded feature (row) per standard deviation of each latent dimension (column), "
                + "over the test rows (n = \(NumberText.count(finding.rows))); for PCA, loadings times standard "
                + "deviation. Blue, negative; red, positive."
                + (isCut ? " Only the \(finding.features.count) features that change most are shown." : "")
                + (report.settings.latentSize > FactorFigures.mostDimensions
                    ? " Of \(report.settings.latentSize) dimensions, the first are shown (for a VAE, those with the "
                        + "largest KL divergence)." : ""))
    }

    /// The dimensions that are shown: all, the first ones, or those of the largest KL divergence first.
    private func dimensions(of result: MethodResult) -> [Int] {
        let all = Array(0..<result.latentSize)
        guard let divergences = result.divergenceByDimension, divergences.count == all.count else {
            return Array(all.prefix(FactorFigures.mostDimensions))
        }
        let order = all.sorted { (-divergences[$0], $0) < (-divergences[$1], $1) }
        return Array(order.prefix(FactorFigures.mostDimensions))
    }
}
