internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting

/// Figures of rows decoded between two codes.
struct BetweenCodesFigures {
    private let report: Report
    private let answer: Answer<Interpolation>

    init(_ report: Report, _ answer: Answer<Interpolation>) {
        self.report = report
        self.answer = answer
    }

    private var finding: Interpolation.Finding { answer.finding }

    /// The name of a method's way, or of the blend.
    private static func name(_ method: Method?, _ route: Interpolation.Route) -> String {
        guard let method else { return "blend" }
        return route == .line ? method.name : "\(method.name), circle"
    }

    private static func style(_ method: Method?, _ route: Interpolation.Route) -> MethodStyle {
        let name = name(method, route)
        guard let method else { return MethodStyle(name: name, color: .muted, dash: [1, 2]) }
        return method.style.named(name, dash: route == .line ? nil : [3, 1.5])
    }

    private func method(_ id: String) -> Method? { report.methods.first { $0.id == id }?.method }

    /// The decoded rows of one way in the shape of the data; nil where they have none.
    func rows() -> ReportFigure? {
        let shown = answer.illustration
        guard let drawing = RowDrawing(report), shown.ends.rows == 2, let steps = shown.shown.first?.rows.rows,
            steps > 1
        else { return nil }
        let noun = drawing.isOfImages ? "image" : "row"
        let isHeldOut = finding.heldOut != nil
        return ReportFigure(
            identifier: "interpolation",
            title: isHeldOut ? "Interpolation across the held-out range" : "Interpolation between two test \(noun)s",
            figure: curves(drawing, steps: steps) ?? images(drawing), width: .full,
            finding: isHeldOut
                ? "Interpolation across the held-out range." : "Interpolation between two test \(noun)s.",
            explanation: passage(drawing, noun: noun) + " "
                + (drawing.isOfImages ? drawing.explanation(of: report) : drawing.familyExplanation()))
    }

    /// The rows that are shown, with the name of the method that decodes them.
    private var shownRows: [(title: String, rows: Matrix)] {
        (answer.illustration.truth.map { [("held out", $0)] } ?? [])
            + answer.illustration.shown.map { (Self.name($0.method, $0.route), $0.rows) }
    }

    /// Curves over each other, a panel for each method; nil of images.
    private func curves(_ drawing: RowDrawing, steps: Int) -> (any Figure)? {
        let held = finding.heldOut
        let labels = held?.labels.count == steps ? held?.labels : nil
        let values = labels ?? (0..<steps).map { Double($0) / Double(steps - 1) }
        return drawing.family(
            shownRows.filter { $0.rows.rows == steps }, values: values,
            keyTitle: labels == nil
                ? "position between the two rows"
                : (held?.label ?? "") + (held?.unit.map { " (\($0.escaped))" } ?? ""))
    }

    /// Images side by side, a row for each method, the ends at its own ends.
    private func images(_ drawing: RowDrawing) -> any Figure {
        let ends = (0..<2).map { RowDrawing.Tile(row: Array(answer.illustration.ends[row: $0])) }
        let isHeldOut = finding.heldOut != nil
        return drawing.grid(
            shownRows.map { title, rows in
                RowDrawing.Row(
                    name: title,
                    tiles: [ends[0]] + (0..<rows.rows).map { RowDrawing.Tile(row: Array(rows[row: $0])) } + [ends[1]])
            },
            groups: [
                ImageGridGroup(heading: "from", columns: 1),
                ImageGridGroup(
                    heading: isHeldOut ? "decoded across the held-out range" : "decoded between their codes",
                    columns: finding.steps), ImageGridGroup(heading: "to", columns: 1),
            ])
    }

    /// The sentences on the ends and on the steps between them.
    private func passage(_ drawing: RowDrawing, noun: String) -> String {
        let blend = "Blend, \(drawing.isOfImages ? "pixel-wise" : "value-by-value") mixture of the two \(noun)s."
        if let held = finding.heldOut {
            return
                "One of \(finding.pairs) pairs of \(finding.choice). Steps are placed as if \(held.label) changed "
                + "evenly between the ends; held out, the test \(noun)s with the closest \(held.label). \(blend)"
        }
        return
            "\(NumberWord.text(finding.steps).capitalizedFirst) equidistant points on the straight line between the "
            + "codes of "
            + "\(finding.example?.choice ?? "two test rows")\(drawing.isOfImages ? ", shown at either end" : ""), "
            + "decoded by each method. \(blend)"
    }

    /// The values along the ways and their means, side by side.
    func charts() -> [ReportFigure] {
        if let held = finding.heldOut { return charts(held) }
        return finding.realness.map(charts) ?? []
    }

    private func charts(_ realness: Interpolation.Realness) -> [ReportFigure] {
        let ways = realness.ways.compactMap { way in method(way.method).map { ($0, way) } }
        let steps = finding.steps
        let compared = NumberText.count(realness.comparedRows)
        return [
            ReportFigure(
                identifier: "distance-between-codes", title: "Distance to real rows between two codes",
                figure: PassageCurves(
                    places: (0..<steps).map { Double($0) / Double(max(1, steps - 1)) },
                    series: ways.map { method, way in series(method, way.route, way.distanceByStep) },
                    titles: ("position between the codes", "relative distance"), reference: 1),
                width: .half,
                finding: farthest(ways),
                explanation:
                    "Mean over \(finding.pairs) pairs of \(finding.choice). Distance of each decoded point to the "
                    + "nearest of \(compared) test rows (the two ends excluded), relative to the median distance "
                    + "between neighbouring test rows (dashed line)."
                    + (ways.contains { $0.1.route == .greatCircle }
                        ? " Circle, great circle about the centre of the prior." : "")),
            ReportFigure(
                identifier: "distance-of-ways", title: "Distance to real rows by method",
                figure: DotPlot(
                    rows: ways.map { method, way in
                        dot(Self.name(method, way.route), way.nearestDistance, method.style.color)
                    }, xTitle: "relative distance to real rows"), width: .half,
                finding: Self.gains(
                    ways.map { (Self.name($0.0, $0.1.route), $0.1.nearerThanBlend) },
                    of: "Compared with a blend of the same ends, the distance to real rows is", ("shorter", "longer")),
                explanation:
                    "The same distances with 95 % bootstrap intervals over pairs. Since blurred rows are close to "
                    + "many others, a blend of the decoded ends serves as the control."),
        ]
    }

    private func charts(_ held: Interpolation.HeldOut) -> [ReportFigure] {
        let ways = held.ways.map { (method($0.method), $0) }.filter {
            $0.0 != nil || $0.1.method == Interpolation.blendName
        }
        return [
            ReportFigure(
                identifier: "error-between-codes", title: "Error in the held-out range",
                figure: PassageCurves(
                    places: held.labels, series: ways.map { method, way in series(method, way.route, way.mseByStep) },
                    titles: (held.label + (held.unit.map { " (\($0.escaped))" } ?? ""), "MSE")), width: .half,
                finding: largest(held),
                explanation: "Mean over \(finding.pairs) pairs of training rows with \(held.label) "
                    + "\(NumberFormat.significant(held.lowEnd, digits: 3)) and "
                    + "\(NumberFormat.significant(held.highEnd, digits: 3)) on average: squared error against the "
                    + "closest test row (\(report.testCount)) whose \(held.label) is within "
                    + "\(NumberFormat.significant(held.tolerance, digits: 2)) of the step's."),
            ReportFigure(
                identifier: "error-of-ways", title: "Error in the held-out range by method",
                figure: DotPlot(
                    rows: ways.map { method, way in
                        dot(Self.name(method, way.route), way.mse, method?.style.color ?? .muted)
                    }, xTitle: "MSE"), width: .half,
                finding: Self.gains(
                    ways.map { (Self.name($0.0, $0.1.route), $0.1.mseBelowBlend) },
                    of: "Compared with a blend of the same ends, the error is", ("lower", "higher")),
                explanation:
                    "The same errors with 95 % bootstrap intervals over pairs. Blend, the two rows at the ends mixed "
                    + "value by value."),
        ]
    }

    /// The sentence on the farthest step of each method's straight ways.
    private func farthest(_ ways: [(Method, Interpolation.Way)]) -> String {
        let parts = ways.filter { $0.1.route == .line }.map {
            (NumberFormat.decimal($0.1.farthestStep, decimals: 2), $0.0.name)
        }
        return
            "At its farthest point, the path is \(Report.list(parts)) times as far from real rows as these are from "
            + "one another."
    }

    /// The sentence on the label at which each method's error is largest.
    private func largest(_ held: Interpolation.HeldOut) -> String {
        let parts = held.ways.compactMap { way -> String? in
            guard way.route == .line,
                let step = way.mseByStep.indices.max(by: { way.mseByStep[$0] < way.mseByStep[$1] })
            else { return nil }
            return
                "\(NumberFormat.significant(held.labels[step], digits: 3)) "
                + "(\(Self.name(method(way.method), way.route)))"
        }
        return "The error is largest at \(held.label) \(Report.list(parts))."
    }

    /// The sentence on the gains of ways over blends: "… the error is 32 % lower (PCA) and the same (AE)".
    private static func gains(
        _ ways: [(name: String, gain: Estimate?)], of subject: String, _ words: (less: String, more: String)
    ) -> String {
        let parts = ways.compactMap { way in
            way.gain.map { gain in
                let size = percent(abs(gain.value))
                let text = size == percent(0) ? "the same" : "\(size) \(gain.value > 0 ? words.less : words.more)"
                return (text, way.name)
            }
        }
        return parts.isEmpty ? "A straight path decodes a blend of its ends." : "\(subject) \(Report.list(parts))."
    }

    private func series(_ method: Method?, _ route: Interpolation.Route, _ values: [Double]) -> PassageCurves.Series {
        PassageCurves.Series(style: Self.style(method, route), values: values)
    }

    private func dot(_ name: String, _ estimate: Estimate, _ color: Color) -> DotPlotRow {
        DotPlotRow(name: name, value: estimate.value, interval: estimate.lower...estimate.upper, color: color)
    }

    /// The errors and similarities in the held-out range; nil where none were.
    func table() -> ReportTable? {
        guard let held = finding.heldOut else { return nil }
        let ways = held.ways.map { (name: Self.name(method($0.method), $0.route), way: $0) }
        let hasSimilarity = held.ways.contains { $0.ssim != nil }
        let errors = NumberText.errors(held.ways.map(\.mse.value))
        let lowest = held.ways.map(\.mse.value).min()
        let rows = zip(ways, errors).map { entry, error in
            [
                StyledText(entry.name),
                StyledText(error, weight: entry.way.mse.value == lowest ? .semibold : .regular),
            ]
                + (hasSimilarity ? [StyledText(entry.way.ssim.map(\.text) ?? "–")] : [])
                + [StyledText(entry.way.mseBelowBlend.map { $0.scaled(by: 100).text } ?? "–")]
        }
        return ReportTable(
            Table(
                columns: [Table.Column("method"), Table.Column("MSE ↓", alignment: .decimal)]
                    + (hasSimilarity ? [Table.Column("SSIM ↑", alignment: .decimal)] : [])
                    + [Table.Column("% below the blend ↑", alignment: .decimal)], rows: rows),
            title: "Decoded and held-out rows", caption: "Error of decoded rows against the held-out rows",
            explanation: "Brackets, 95 % bootstrap intervals over \(finding.pairs) pairs of ends; bold, lowest error.")
    }
}
