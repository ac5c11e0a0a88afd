internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting

/// Figures of what is decoded between two codes.
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

    /// The decoded images of one way; nil of tables.
    func images() -> ReportFigure? {
        let shown = answer.illustration
        guard let shape = report.imageShape, shown.ends.rows == 2, !shown.shown.isEmpty else { return nil }
        let ends = (0..<2).map { ImageTile(pixels: Array(shown.ends[row: $0])) }
        func row(_ name: String, _ images: Matrix) -> ImageGridRow {
            ImageGridRow(
                name: name,
                tiles: [ends[0]] + (0..<images.rows).map { ImageTile(pixels: Array(images[row: $0])) } + [ends[1]])
        }
        let rows =
            (shown.truth.map { [row("held out", $0)] } ?? [])
            + shown.shown.map { row(Self.name($0.method, $0.route), $0.rows) }
        let isHeldOut = finding.heldOut != nil
        return ReportFigure(
            identifier: "interpolation",
            title: isHeldOut ? "Between training images, where others were held out" : "Between two test images",
            figure: ImageGrid(
                rows: rows, shape: shape,
                groups: [
                    ImageGridGroup(heading: "from", columns: 1),
                    ImageGridGroup(
                        heading: isHeldOut ? "decoded where rows were held out" : "decoded between their codes",
                        columns: finding.steps), ImageGridGroup(heading: "to", columns: 1),
                ]), width: .full,
            finding: isHeldOut ? "From one side of what was held out to the other." : "From one test image to another.",
            explanation: (finding.heldOut.map { held in
                "One of \(finding.pairs) pairs of \(finding.choice): each step stands where its "
                    + "\(held.label) is, if that changes evenly on the way. Held out: the test image of the nearest \(held.label). "
            }
                ?? "\((finding.example?.choice ?? "").capitalizedFirst), in \(finding.steps) even steps through each latent space. ")
                + "Blend: the two images mixed pixel by pixel. Outermost: the images themselves. \(report.rangeText)")
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
                identifier: "distance-between-codes", title: "Distance from real rows between two codes",
                figure: PassageCurves(
                    places: (0..<steps).map { Double($0) / Double(max(1, steps - 1)) },
                    series: ways.map { method, way in series(method, way.route, way.distanceByStep) },
                    titles: ("share of the way", "relative distance from real rows"), reference: 1), width: .half,
                finding: farthest(ways),
                explanation:
                    "Mean over \(finding.pairs) pairs of \(finding.choice). Distance of each decoded step from the nearest of "
                    + "\(compared) test rows, the two ends left out, by the median distance between neighbours among these "
                    + "(dashed). Circle: on the great circle about the prior's centre."),
            ReportFigure(
                identifier: "distance-of-ways", title: "Distance from real rows by method",
                figure: DotPlot(
                    rows: ways.map { method, way in
                        dot(Self.name(method, way.route), way.nearestDistance, method.style.color)
                    }, xTitle: "relative distance from real rows"), width: .half,
                finding: Self.gains(
                    ways.map { (Self.name($0.0, $0.1.route), $0.1.nearerThanBlend) },
                    than: "Nearer to real rows than a blend of the same ends"),
                explanation:
                    "The same distances, with 95 % bootstrap intervals over pairs. A blurred row is near to many: the blend "
                    + "of the same decoded ends is the control."),
        ]
    }

    private func charts(_ held: Interpolation.HeldOut) -> [ReportFigure] {
        let ways = held.ways.map { (method($0.method), $0) }.filter {
            $0.0 != nil || $0.1.method == Interpolation.blendName
        }
        return [
            ReportFigure(
                identifier: "error-between-codes", title: "Error where rows were held out",
                figure: PassageCurves(
                    places: held.labels, series: ways.map { method, way in series(method, way.route, way.mseByStep) },
                    titles: (held.label + (held.unit.map { " (\($0.escaped))" } ?? ""), "MSE")), width: .half,
                finding: largest(held),
                explanation: "Mean over \(finding.pairs) pairs of training rows, of \(held.label) "
                    + "\(NumberFormat.significant(held.lowEnd, digits: 3)) and "
                    + "\(NumberFormat.significant(held.highEnd, digits: 3)) on average: squared error from the nearest of the test "
                    + "rows (\(report.testCount)) whose \(held.label) differs from the step's by at most "
                    + "\(NumberFormat.significant(held.tolerance, digits: 2))."),
            ReportFigure(
                identifier: "error-of-ways", title: "Error where rows were held out, by method",
                figure: DotPlot(
                    rows: ways.map { method, way in
                        dot(Self.name(method, way.route), way.mse, method?.style.color ?? .muted)
                    }, xTitle: "MSE"), width: .half,
                finding: Self.gains(
                    ways.map { (Self.name($0.0, $0.1.route), $0.1.mseBelowBlend) }, than: "Below the error of the blend"
                ),
                explanation:
                    "The same errors, with 95 % bootstrap intervals over pairs. Blend: the two rows at the ends mixed value "
                    + "by value."),
        ]
    }

    /// The sentence on the farthest step of each method's straight ways.
    private func farthest(_ ways: [(Method, Interpolation.Way)]) -> String {
        let parts = ways.filter { $0.1.route == .line }.map {
            "\(NumberFormat.decimal($0.1.farthestStep, decimals: 2)) (\($0.0.name))"
        }
        return
            "The step farthest from real rows is \(Report.list(parts)) times as far from them as these from each other."
    }

    /// The sentence on the label at which each method's error is largest.
    private func largest(_ held: Interpolation.HeldOut) -> String {
        let parts = held.ways.compactMap { way -> String? in
            guard way.route == .line,
                let step = way.mseByStep.indices.max(by: { way.mseByStep[$0] < way.mseByStep[$1] })
            else { return nil }
            return
                "\(NumberFormat.significant(held.labels[step], digits: 3)) (\(Self.name(method(way.method), way.route)))"
        }
        return "The error is largest where \(held.label) is \(Report.list(parts))."
    }

    /// The sentence on what ways gain over blends, such as "Below the error of the blend: 32 % (PCA)".
    private static func gains(_ ways: [(name: String, gain: Estimate?)], than: String) -> String {
        let parts = ways.compactMap { way in way.gain.map { "\(percent($0.value)) (\(way.name))" } }
        return parts.isEmpty ? "A straight way decodes a blend of its ends." : "\(than): \(Report.list(parts))."
    }

    private func series(_ method: Method?, _ route: Interpolation.Route, _ values: [Double]) -> PassageCurves.Series {
        PassageCurves.Series(style: Self.style(method, route), values: values)
    }

    private func dot(_ name: String, _ estimate: Estimate, _ color: Color) -> DotPlotRow {
        DotPlotRow(name: name, value: estimate.value, interval: estimate.lower...estimate.upper, color: color)
    }

    /// The errors and similarities where rows were held out; nil where none were.
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
            title: "Decoded rows against those held out", caption: "Decoded rows against those held out",
            explanation: "In brackets: 95 % intervals over \(finding.pairs) pairs of ends. Bold: the lowest error.")
    }
}
