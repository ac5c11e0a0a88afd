internal import Comparison
internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// The quality of each latent space: errors in the plane, distances, and errors against PCA's.
enum LatentDetailFigures {
    /// The figure of one method's latent space.
    static func figure(for result: MethodResult, of report: Report) -> ReportFigure {
        let rowErrors = report.findings[RowErrors.self]
        let rival = rowErrors?.comparedWith[result.id].flatMap { id in report.methods.first { $0.id == id } }
        let contents = Self.panels(of: result, rival: rival, report: report)
        let panels = contents.map(\.figure)
        var findings: [String] = []
        if let correlation = report.findings[Distances.self]?.spearmanCorrelation[result.id] {
            findings.append(
                "distances in the latent space correlate with those in the data at ρ = "
                    + NumberFormat.decimal(correlation, decimals: 2))
        }
        if let rival, let share = rowErrors?.fractionBelow[result.id] {
            findings.append(
                "the error is below \(rival.method.definiteName)'s on \(percent(share)) of the test rows")
        }
        var sentences = contents.map(\.explanation)
        if panels.contains(where: { ($0 as? PairPanel)?.isCounted == true }) {
            sentences.append("Darker cells contain more points (log scale).")
        }
        return ReportFigure(
            identifier: "latent-\(result.method.rawValue)-detail",
            title: "What the latent space keeps: \(result.method.name)",
            figure: PanelRow(panels: panels + (panels.count..<3).map { _ in EmptyFigure() }), width: .full,
            finding: findings.isEmpty
                ? "\(result.method.name)." : "\(result.method.name): \(findings.joined(separator: "; ")).",
            explanation: sentences.joined(separator: " "))
    }

    /// A panel with the sentence of the caption that explains it.
    private struct Panel {
        let figure: any Figure
        let explanation: String
    }

    /// The panels that a method has something to show in, with letters in their order.
    private static func panels(of result: MethodResult, rival: MethodResult?, report: Report) -> [Panel] {
        var panels: [Panel] = []
        var letter: String { PanelLetters.first(panels.count + 1)[panels.count] }
        if let rowErrors = result.rowErrors {
            panels.append(
                Panel(
                    figure: errorMap(of: result, rowErrors, report: report, letter: letter),
                    explanation: result.latentSize == 1
                        ? "\(letter), Root-mean-square reconstruction error of the test rows."
                        : "\(letter), Test rows coloured by root-mean-square reconstruction error."))
        }
        let pairs = NumberText.count(report.findings[Distances.self]?.pairs ?? 0)
        panels.append(
            Panel(
                figure: distancePanel(of: result, report: report, letter: letter),
                explanation:
                    "\(letter), Latent-space distance against data-space distance (all features, scaled) for \(pairs) pairs of "
                    + "test rows; \(result.method.isLinear ? "dashed line, equality; " : "")ρ, Spearman's rank correlation."
            ))
        if let own = result.rowErrors, let rival, let others = rival.rowErrors {
            panels.append(
                Panel(
                    figure: paired((result, own), with: (rival, others), test: report.split.test, letter: letter),
                    explanation:
                        "\(letter), Squared error of each test row (\(report.testCount)) under \(rival.method.definiteName) and "
                        + "\(result.method.definiteName), which is better below the dashed line."))
        }
        return panels
    }

    private static func errorMap(
        of result: MethodResult, _ rowErrors: [Double], report: Report, letter: String
    ) -> any Figure {
        let latent = LatentPositions(result)
        let test = report.split.test
        // The root of the mean square: as it is, the square leaves all but a few rows at the dark end of the scale.
        let coloring = PointColoring.continuous(
            values: test.map { rowErrors[$0].squareRoot() }, name: "root mean squared error")
        let positions = latent.positions.selecting(rows: test)
        let isTest = [Bool](repeating: true, count: test.count)
        if positions.columns == 1 {
            return LatentHistogram(
                title: "Errors", positions: positions, isTest: isTest, coloring: coloring,
                axisTitle: latent.axisTitles.0, panelLetter: letter, seed: report.settings.seed)
        }
        return LatentScatter(
            title: "Errors", positions: positions, isTest: isTest, coloring: coloring,
            axisTitles: latent.axisTitles, panelLetter: letter, seed: report.settings.seed, labelsClusters: false)
    }

    private static func distancePanel(of result: MethodResult, report: Report, letter: String) -> PairPanel {
        let distances = report.findings.illustration(of: Distances.self)
        let (data, latent) = (distances?.data ?? [], distances?.latent[result.id] ?? [])
        return PairPanel(
            title: "Distances", x: data, y: latent,
            axisTitles: ("distance in the data", "distance in the latent space"),
            scales: (scale(fromZeroTo: data), scale(fromZeroTo: latent)), hasDiagonal: result.method.isLinear,
            panelLetter: letter)
    }

    private static func paired(
        _ first: (result: MethodResult, errors: [Double]), with second: (result: MethodResult, errors: [Double]),
        test: [Int], letter: String
    ) -> PairPanel {
        let own = test.map { first.errors[$0] }
        let others = test.map { second.errors[$0] }
        let scale = errorScale(own + others)
        return PairPanel(
            title: "Errors, row by row", x: others, y: own,
            axisTitles: (
                "squared error, \(second.result.method.name)", "squared error, \(first.result.method.name)"
            ),
            scales: (scale, scale), hasDiagonal: true, panelLetter: letter)
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
