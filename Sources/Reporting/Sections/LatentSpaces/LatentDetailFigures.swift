internal import Comparison
internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// Small multiples on the quality of latent spaces, a panel for each method: errors in the plane, distances, and errors row by row.
struct LatentDetailFigures {
    private let report: Report
    private let rowErrors: RowErrors.Finding?
    /// The range that colours of errors span in all panels.
    private let errorLimits: ColorLimits?

    init(_ report: Report) {
        self.report = report
        rowErrors = report.findings[RowErrors.self]
        let test = report.split.test
        errorLimits = ColorLimits(
            values: report.methods.flatMap { result in
                result.rowErrors.map { errors in Self.roots(of: errors, at: test) } ?? []
            })
    }

    /// The figures that there is something to show in.
    var figures: [ReportFigure] { [errors, distances, pairs].compactMap(\.self) }

    /// The root of the mean square: as it is, the square leaves all but a few rows at the dark end of the scale.
    private static func roots(of errors: [Double], at rows: [Int]) -> [Double] { rows.map { errors[$0].squareRoot() } }

    private static let errorTitle = "RMS error"

    /// The errors of rows at their places in each latent space; nil without a decoder.
    private var errors: ReportFigure? {
        let shown = report.methods.compactMap { result in result.rowErrors.map { (result: result, errors: $0) } }
        guard !shown.isEmpty else { return nil }
        let panels = zip(shown, PanelLetters.first(shown.count)).map { entry, letter in
            errorMap(of: entry.result, entry.errors, letter: letter)
        }
        let isPlane = shown.contains { $0.result.latentSize > 1 }
        let medians = shown.map { rowErrors?.medianMse[$0.result.id] ?? .nan }
        let parts = zip(shown, NumberText.errors(medians)).map { ($1, $0.result.method.name) }
        return ReportFigure(
            identifier: "latent-errors", title: "Errors in latent spaces",
            figure: arranged(
                panels, legend: isPlane ? errorLimits.map { ColorBar(title: Self.errorTitle, limits: $0) } : nil),
            width: .full, finding: "The median squared error of a test row is \(Report.list(parts)).",
            explanation: isPlane
                ? "Test rows (\(report.testCount)) coloured by root-mean-square reconstruction error, on one scale for all panels."
                : "Root-mean-square reconstruction error of each test row (\(report.testCount)) against its code."
        )
    }

    /// The distances that latent spaces keep.
    private var distances: ReportFigure? {
        let finding = report.findings[Distances.self]
        let panels = zip(report.methods, PanelLetters.first(report.methods.count)).map { result, letter in
            distancePanel(of: result, letter: letter)
        }
        let correlations = report.methods.compactMap { result in
            finding?.spearmanCorrelation[result.id].map { (NumberFormat.decimal($0, decimals: 2), result.method.name) }
        }
        let pairs = NumberText.count(finding?.pairs ?? 0)
        return ReportFigure(
            identifier: "latent-distances", title: "Distances in latent spaces",
            figure: arranged(panels), width: .full,
            finding: correlations.isEmpty
                ? "Distances in the latent space."
                : "Distances in the latent space correlate with those in the data at ρ = \(Report.list(correlations)).",
            explanation:
                "Distance in the latent space against distance in the data (all features, scaled) for pairs of test rows "
                + "(n = \(pairs)); ρ, Spearman's rank correlation"
                + (report.methods.contains(where: \.method.isLinear) ? "; dashed line, equality." : ".")
                + density(of: panels))
    }

    /// The rows that each method reconstructs better than another; nil without two that decode.
    private var pairs: ReportFigure? {
        var seen: Set<Set<String>> = []
        // A linear method's rival is compared with it already.
        let networksFirst = report.methods.filter { !$0.method.isLinear } + report.methods.filter(\.method.isLinear)
        let shown = networksFirst.compactMap { result in
            rival(of: result).map { (result: result, rival: $0) }
        }.filter { seen.insert([$0.result.id, $0.rival.id]).inserted }
        let letters = PanelLetters.first(shown.count)
        let panels = zip(shown, letters).compactMap { paired($0.result, with: $0.rival, letter: $1) }
        guard !panels.isEmpty else { return nil }
        return ReportFigure(
            identifier: "latent-rows", title: "Errors row by row", figure: arranged(panels), width: .full,
            finding: Self.sentence(
                on: shown.compactMap { entry in
                    rowErrors?.fractionBelow[entry.result.id].map { (entry.result.method, entry.rival.method, $0) }
                }),
            explanation:
                "Each test row (\(report.testCount)) under both methods; below the dashed line, the method of the "
                + "vertical axis is better." + density(of: panels))
    }

    /// The sentence on the shares of test rows that methods reconstruct better than their rivals.
    private static func sentence(on shares: [(method: Method, rival: Method, share: Double)]) -> String {
        guard let first = shares.first else { return "Squared errors row by row." }
        let subject = "\(first.method.definiteName.capitalizedFirst)'s error is below \(first.rival.possessive) on "
        if shares.count == 1 { return subject + "\(percent(first.share)) of the test rows." }
        guard shares.allSatisfy({ $0.rival.rawValue == first.rival.rawValue }) else {
            let others = shares.dropFirst().map {
                "\($0.method.possessive) is below \($0.rival.possessive) on \(percent($0.share))"
            }
            return subject + Report.list(["\(percent(first.share)) of the test rows"] + others) + "."
        }
        let parts = shares.map { (percent($0.share), $0.method.name) }
        return "The error is below \(first.rival.possessive) on \(Report.list(parts)) of the test rows."
    }

    /// Panels in rows of three.
    private func arranged(_ panels: [any Figure], legend: (any Figure)? = nil) -> any Figure {
        PanelGrid(panels: panels, columns: min(3, panels.count), legend: legend ?? EmptyFigure())
            .limited(for: panels.count)
    }

    private func density(of panels: [PairPanel]) -> String {
        panels.contains(where: \.isCounted) ? " Cells of stronger colour contain more points (log scale)." : ""
    }

    private func rival(of result: MethodResult) -> MethodResult? {
        rowErrors?.comparedWith[result.id].flatMap { id in report.methods.first { $0.id == id } }
    }

    private func errorMap(of result: MethodResult, _ rowErrors: [Double], letter: String) -> any Figure {
        let latent = LatentPositions(result, in: report)
        let test = report.split.test
        let coloring = PointColoring.continuous(values: Self.roots(of: rowErrors, at: test), name: Self.errorTitle)
        let positions = latent.positions.selecting(rows: test)
        let isTest = [Bool](repeating: true, count: test.count)
        let title = result.method.name
        if positions.columns == 1 {
            return LatentHistogram(
                title: title, positions: positions, isTest: isTest, coloring: coloring,
                axisTitle: latent.axisTitles.0, panelLetter: letter, seed: report.settings.seed)
        }
        return LatentScatter(
            title: title, positions: positions, isTest: isTest, coloring: coloring,
            axisTitles: latent.axisTitles, panelLetter: letter, seed: report.settings.seed, labelsClusters: false,
            colorLimits: errorLimits)
    }

    private func distancePanel(of result: MethodResult, letter: String) -> PairPanel {
        let distances = report.findings.illustration(of: Distances.self)
        let (data, latent) = (distances?.data ?? [], distances?.latent[result.id] ?? [])
        return PairPanel(
            title: result.method.name, x: data, y: latent,
            axisTitles: ("data distance", "latent distance"),
            scales: (scale(fromZeroTo: data), scale(fromZeroTo: latent)), hasDiagonal: result.method.isLinear,
            panelLetter: letter)
    }

    private func paired(
        _ result: MethodResult, with rival: MethodResult, letter: String
    ) -> PairPanel? {
        guard let ownErrors = result.rowErrors, let otherErrors = rival.rowErrors else { return nil }
        let own = report.split.test.map { ownErrors[$0] }
        let others = report.split.test.map { otherErrors[$0] }
        let scale = errorScale(own + others)
        return PairPanel(
            title: "\(result.method.name) against \(rival.method.name)", x: others, y: own,
            axisTitles: ("squared error, \(rival.method.name)", "squared error, \(result.method.name)"),
            scales: (scale, scale), hasDiagonal: true, panelLetter: letter)
    }

    private func scale(fromZeroTo values: [Double]) -> AxisScale {
        AxisScale(.linear, from: 0, to: 1.04 * max(DataLimits.range(of: values)?.upperBound ?? 1, 1e-12))
    }

    /// Logarithmic where errors span more than a power of ten.
    private func errorScale(_ errors: [Double]) -> AxisScale {
        let finite = errors.filter(\.isFinite)
        guard let low = finite.min(), let high = finite.max(), high > low else { return scale(fromZeroTo: errors) }
        guard low > 0, high / low > 10 else { return scale(fromZeroTo: errors) }
        return AxisScale(.log10, from: low, to: high).padded(by: DataLimits.padding)
    }
}
