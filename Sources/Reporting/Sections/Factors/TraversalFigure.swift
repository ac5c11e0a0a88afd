internal import Core
internal import Drawing
internal import Evidence
internal import Methods
internal import Plotting

/// Rows decoded along each latent dimension, each dimension named by its main factor.
struct TraversalFigure {
    private let report: Report
    private let answer: Answer<Traversals>
    private let result: MethodResult
    private let drawing: RowDrawing

    /// The most dimensions that curves have room for.
    private static let mostPanels = 6

    /// The figure of a report; nil if nothing was decoded along dimensions.
    init?(_ report: Report) {
        guard let answer = report.findings.answer(to: Traversals.self), let drawing = RowDrawing(report),
            let result = report.methods.first(where: { $0.id == answer.finding.method })
        else { return nil }
        self.report = report
        self.answer = answer
        self.result = result
        self.drawing = drawing
    }

    private var finding: Traversals.Finding { answer.finding }

    private func name(_ dimension: Traversals.Dimension) -> String {
        result.method.dimensionNaming.name(of: dimension.index)
    }

    /// The sentence on how much of the latent space is used.
    var usage: String {
        let subject = result.method.definiteName.capitalizedFirst
        let (active, all) = (finding.activeDimensions, finding.latentDimensions)
        guard active > 0, let first = finding.dimensions.first, let own = first.klDivergence,
            let total = finding.klDivergence
        else {
            return all == 1
                ? "\(subject) does not use its only latent dimension: it has collapsed to the prior."
                : "\(subject) uses none of its \(all) latent dimensions: all have collapsed to the prior."
        }
        if all == 1 {
            return
                "\(subject) uses its only latent dimension, with \(NumberFormat.decimal(own, decimals: 2)) nats of "
                + "KL divergence."
        }
        let count = active == all ? "all of its \(all)" : "\(active) of its \(all)"
        let texts = [own, total].map { NumberFormat.decimal($0, decimals: 2) }
        return "\(subject) uses \(count) latent dimensions; \(name(first)) carries most information, with "
            + "\(texts[0]) of \(texts[1]) nats of KL divergence."
    }

    /// The sentence on the dimension that changes rows most.
    private var change: String {
        let known = finding.dimensions.compactMap { dimension in dimension.endsMse.map { (dimension, $0) } }
        guard let most = known.max(by: { $0.1 < $1.1 }), most.1 > 0 else {
            return "No dimension changes the decoded rows."
        }
        return
            "\(name(most.0)) changes the decoded \(noun) most: by an MSE of \(NumberText.error(most.1)) from end to "
            + "end."
    }

    private var noun: String { drawing.isOfImages ? "image" : "row" }

    /// The rows along a dimension that is shown, `[values, features]`.
    private func rows(along place: Int) -> Matrix {
        let count = finding.values.count
        return answer.illustration.rows.selecting(rows: Array(place * count..<(place + 1) * count))
    }

    var figure: ReportFigure {
        let factors = FactorText(report)
        let ends = [finding.values.first ?? 0, finding.values.last ?? 0].map { NumberFormat.decimal($0, decimals: 1) }
        let shown = Array(
            finding.dimensions.enumerated().prefix(drawing.isOfImages ? finding.dimensions.count : Self.mostPanels))
        let named = shown.map { place, dimension in (title: rowName(dimension, factors), rows: rows(along: place)) }
        return ReportFigure(
            identifier: "traversals", title: "Traversals of the latent dimensions",
            figure: drawing.family(named, values: finding.values, keyTitle: "latent coordinate")
                ?? drawing.grid(
                    named.map { title, rows in
                        RowDrawing.Row(
                            name: title, tiles: (0..<rows.rows).map { RowDrawing.Tile(row: Array(rows[row: $0])) })
                    },
                    groups: [ImageGridGroup(heading: "from \(ends[0]) to \(ends[1])", columns: finding.values.count)],
                    maximumTile: 10 * pointsPerMillimetre), width: .full, finding: change,
            explanation:
                "\(drawing.isOfImages ? "Rows of images" : "Panels"), output of \(result.method.possessive) decoder "
                + "along one latent dimension at quantiles of N(0, 1) from \(ends[0]) to \(ends[1])"
                + (finding.latentDimensions > 1 ? ", all others at 0; largest KL divergence first" : "")
                + (shown.count < finding.latentDimensions ? " (of \(finding.latentDimensions) dimensions)" : "")
                + (factors == nil
                    ? "."
                    : ". Names, the factor that the dimension is most informative about, with its mutual information.")
                + " \(drawing.isOfImages ? drawing.explanation(of: report) : drawing.familyExplanation())")
    }

    /// "z₃: rotation, 0.81 nats", or with the divergence where no factors are known.
    private func rowName(_ dimension: Traversals.Dimension, _ factors: FactorText?) -> String {
        guard let factors else {
            let divergence = dimension.klDivergence.map { " (KL \(FactorText.nats($0)))" }
            return name(dimension) + (divergence ?? "")
        }
        return "\(name(dimension)): \(factors.name(of: dimension.index, in: result) ?? "no factor")"
    }
}
