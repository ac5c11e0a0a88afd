internal import Core
internal import Datasets
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting

/// What each latent space keeps and where it fails: errors in the plane, distances, and errors against PCA's.
enum LatentDetailFigures: ReportFigureKind {
    static func figures(of report: Report) -> [ReportFigure] {
        report.methods.map { figure(for: $0, of: report) }
    }

    private static func figure(for result: MethodResult, of report: Report) -> ReportFigure {
        let rowErrors = report.findings[RowErrors.self]
        let rival = rowErrors?.comparedWith[result.id].flatMap { id in report.methods.first { $0.id == id } }
        var panels: [any Figure] = [errorMap(of: result, report: report), distancePanel(of: result, report: report)]
        if let rival { panels.append(paired(result, with: rival, report: report)) }
        var findings: [String] = []
        if let correlation = report.findings[Distances.self]?.spearmanCorrelation[result.id] {
            findings.append("rank correlation of distances ρ = \(NumberFormat.decimal(correlation, decimals: 2))")
        }
        if let rival, let share = rowErrors?.fractionBelow[result.id] {
            findings.append("error below \(rival.method.definiteName)'s on \(percent(share)) of the test rows")
        }
        var sentences = [
            result.latentSize == 1
                ? "a, root of each test row's mean squared error."
                : "a, test rows by the root of their mean squared error.",
            "b, distances of \(NumberText.count(report.findings[Distances.self]?.pairs ?? 0)) pairs of test rows in the data (all features, scaled) and in "
                + "the latent space\(result.method.isLinear ? ", dashed where equal" : ""); ρ is Spearman's rank correlation.",
        ]
        if let rival {
            sentences.append(
                "c, squared error of each test row (\(report.testCount)); below the dashed line "
                    + "\(result.method.definiteName)'s is smaller than \(rival.method.definiteName)'s.")
        }
        if panels.contains(where: { ($0 as? PairPanel)?.isCounted == true }) {
            sentences.append("The more points a cell holds, the darker it is (log scale).")
        }
        return ReportFigure(
            identifier: "latent-\(result.method.rawValue)-detail",
            title: "What the latent space keeps: \(result.method.name)",
            figure: PanelRow(panels: panels + (rival == nil ? [EmptyFigure()] : [])), width: .full,
            finding: findings.isEmpty
                ? "\(result.method.name)." : "\(result.method.name): \(findings.joined(separator: "; ")).",
            explanation: sentences.joined(separator: " "))
    }

    private static func errorMap(of result: MethodResult, report: Report) -> any Figure {
        let latent = LatentPositions(result)
        let test = report.split.test
        // The root of the mean square: as it is, the square leaves all but a few rows at the dark end of the scale.
        let coloring = PointColoring.continuous(
            values: test.map { result.rowErrors[$0].squareRoot() }, name: "root mean squared error")
        let positions = latent.positions.selecting(rows: test)
        let isTest = [Bool](repeating: true, count: test.count)
        if positions.columns == 1 {
            return LatentHistogram(
                title: "Errors", positions: positions, isTest: isTest, coloring: coloring,
                axisTitle: latent.axisTitles.0, panelLetter: "a", seed: report.settings.seed)
        }
        return LatentScatter(
            title: "Errors", positions: positions, isTest: isTest, coloring: coloring,
            axisTitles: latent.axisTitles, panelLetter: "a", seed: report.settings.seed, labelsClusters: false)
    }

    private static func distancePanel(of result: MethodResult, report: Report) -> PairPanel {
        let distances = report.findings.illustration(of: Distances.self)
        let (data, latent) = (distances?.data ?? [], distances?.latent[result.id] ?? [])
        return PairPanel(
            title: "Distances", x: data, y: latent,
            axisTitles: ("distance in the data", "distance in the latent space"),
            scales: (scale(fromZeroTo: data), scale(fromZeroTo: latent)), hasDiagonal: result.method.isLinear,
            panelLetter: "b")
    }

    private static func paired(_ result: MethodResult, with rival: MethodResult, report: Report) -> PairPanel {
        let own = report.split.test.map { result.rowErrors[$0] }
        let others = report.split.test.map { rival.rowErrors[$0] }
        let scale = errorScale(own + others)
        return PairPanel(
            title: "Errors, row by row", x: others, y: own,
            axisTitles: ("squared error, \(rival.method.name)", "squared error, \(result.method.name)"),
            scales: (scale, scale), hasDiagonal: true, panelLetter: "c")
    }

    private static func scale(fromZeroTo values: [Double]) -> AxisScale {
        AxisScale(.linear, from: 0, to: 1.04 * max(DataLimits.range(of: values)?.upperBound ?? 1, 1e-12))
    }

    /// Logarithmic where errors span more than a power of ten.
    private static func errorScale(_ errors: [Double]) -> AxisScale {
        let finite = errors.filter(\.isFinite)
        guard let low = finite.min(), let high = finite.max(), high > low else { return scale(fromZeroTo: errors) }
        guard low > 0, high / low > 10 else { return scale(fromZeroTo: errors) }
        return AxisScale(.log10, from: low, to: high).padded(by: DataLimits.padding)
    }
}
