internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting

/// Figures of likelihoods.
enum LikelihoodFigures {
    /// The most dimensions that have a row each.
    private static let mostDimensions = 24
    /// The divergence below which a dimension tells nothing of its row, in nats.
    private static let leastInformation = 0.01

    /// The KL divergence of each latent dimension, the largest first; nil without any.
    static func rates(of method: Method, _ numbers: Likelihoods.Network, rows: Int) -> ReportFigure? {
        let rates = numbers.rateByDimension.enumerated().sorted {
            (-$0.element.value, $0.offset) < (-$1.element.value, $1.offset)
        }
        guard let most = rates.first else { return nil }
        let shown = rates.prefix(mostDimensions)
        let naming = method.dimensionNaming
        return ReportFigure(
            identifier: "rate-\(method.rawValue)", title: "KL divergence by dimension: \(method.name)",
            figure: DotPlot(
                rows: shown.map { dimension, rate in
                    DotPlotRow(
                        name: naming.name(of: dimension), value: rate.value, interval: rate.lower...rate.upper,
                        color: method.style.color)
                }, xTitle: "KL divergence (nats)", isSorted: false, including: 0...0), width: .half,
            finding: rates.count > 1 && most.element.value < leastInformation
                ? "No latent dimension carries information: the largest KL divergence is "
                    + "\(NumberText.error(most.element.value)) nats."
                : rates.count == 1
                    ? "The code of \(method.definiteName) carries \(IntervalText(most.element).text) nats."
                    : "\(naming.name(of: most.offset)) carries most information: \(IntervalText(most.element).text) nats.",
            explanation:
                "KL divergence of the posterior from the prior in each latent dimension of \(method.definiteName), "
                + "mean over test rows (n = \(NumberText.count(rows))) with 95 % bootstrap intervals"
                + (shown.count < rates.count
                    ? "; the largest of \(NumberText.count(rates.count)) are shown." : ".")
                + " Dimensions at zero are not used.")
    }

    /// The bounds of a network beside the exact likelihoods of simple models.
    static func models(of method: Method, _ numbers: Likelihoods.Network, rows: Int) -> ReportFigure {
        func row(_ name: String, _ estimate: Estimate, _ color: Color) -> DotPlotRow {
            DotPlotRow(name: name, value: estimate.value, interval: estimate.lower...estimate.upper, color: color)
        }
        let color = method.style.color
        let best = numbers.baselines.max { $0.logLikelihood.value < $1.logLikelihood.value }
        return ReportFigure(
            identifier: "likelihoods", title: "Likelihoods of models",
            figure: DotPlot(
                rows: [
                    row("\(method.name), weighted bound", numbers.importanceWeightedBound, color),
                    row("\(method.name), ELBO", numbers.elbo, color),
                ] + numbers.baselines.map { row($0.model.name, $0.logLikelihood, .ink) },
                xTitle: "ln p(x), nats"), width: .half,
            finding: best.map {
                "The best simple model is \($0.model.name) (\(IntervalText($0.logLikelihood).inner) nats per row)."
            } ?? "The log-likelihood lies above both bounds.",
            explanation:
                "Mean log-likelihood of test rows (n = \(NumberText.count(rows))) with 95 % bootstrap intervals: "
                + "lower bounds for \(method.definiteName), exact values for the other models.")
    }
}
