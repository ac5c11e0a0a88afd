internal import Core
internal import Drawing
internal import Evidence
internal import Methods
internal import Plotting

/// Images decoded along each latent dimension, each dimension named by its main factor.
struct TraversalFigure {
    private let report: Report
    private let answer: Answer<Traversals>
    private let result: MethodResult

    /// The figure of a report; nil if nothing was decoded along dimensions.
    init?(_ report: Report) {
        guard let answer = report.findings.answer(to: Traversals.self), report.imageShape != nil,
            let result = report.methods.first(where: { $0.id == answer.finding.method })
        else { return nil }
        self.report = report
        self.answer = answer
        self.result = result
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
        else { return "\(subject) uses none of its \(all) latent dimensions: all have collapsed to the prior." }
        let count = active == all ? "all of its \(all)" : "\(active) of its \(all)"
        let texts = [own, total].map { NumberFormat.decimal($0, decimals: 2) }
        return "\(subject) uses \(count) latent dimensions; \(name(first)) carries most, with \(texts[0]) of "
            + "\(texts[1]) nats of KL divergence."
    }

    /// The sentence on the dimension that changes images most.
    private var change: String {
        let known = finding.dimensions.compactMap { dimension in dimension.endsMse.map { (dimension, $0) } }
        guard let most = known.max(by: { $0.1 < $1.1 }), most.1 > 0 else {
            return "No dimension changes the decoded image."
        }
        return
            "\(name(most.0)) changes the decoded image most: by an MSE of \(NumberText.error(most.1)) from end to end."
    }

    var figure: ReportFigure {
        let factors = FactorText(report)
        let rows = finding.dimensions.enumerated().map { place, dimension in
            ImageGridRow(
                name: rowName(dimension, factors),
                tiles: finding.values.indices.map { step in
                    ImageTile(pixels: Array(answer.illustration.rows[row: place * finding.values.count + step]))
                })
        }
        let ends = [finding.values.first ?? 0, finding.values.last ?? 0].map { NumberFormat.decimal($0, decimals: 1) }
        return ReportFigure(
            identifier: "traversals", title: "Traversals of the latent dimensions",
            figure: ImageGrid(
                rows: rows, shape: report.imageShape ?? ImageShape(height: 1, width: 1),
                groups: [ImageGridGroup(heading: "from \(ends[0]) to \(ends[1])", columns: finding.values.count)],
                maximumTile: 10 * pointsPerMillimetre), width: .full, finding: change,
            explanation:
                "Each row: images decoded by \(result.method.definiteName) along one latent dimension, at quantiles of "
                + "N(0, 1) from \(ends[0]) to \(ends[1]), all others at 0; the largest KL divergence first"
                + (finding.dimensions.count < finding.latentDimensions
                    ? " (of \(finding.latentDimensions) dimensions)" : "")
                + (factors == nil
                    ? "."
                    : ". Names: the factor that the dimension is most informative about, with its mutual information.")
                + " \(report.rangeText)")
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
