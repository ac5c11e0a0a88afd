internal import Core
internal import Drawing
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// Single test rows: the best, the median and the worst of each method.
enum ExampleFigures {
    /// Methods beyond these have no figure of their own.
    private static let mostMethods = 4

    /// A figure for each method with its own best, median and worst image; nothing for tables.
    static func images(of report: Report) -> [ReportFigure] {
        guard let shape = report.imageShape, let examples = report.findings[Examples.self] else { return [] }
        let methods = report.methods.filter { examples.byMethod[$0.id] != nil }.prefix(mostMethods)
        return methods.compactMap { result in
            examples.byMethod[result.id].flatMap {
                figure(of: result, $0, report, shape, width: methods.count > 3 ? .quarter : .third)
            }
        }
    }

    private static func figure(
        of result: MethodResult, _ ranked: Examples.Ranked, _ report: Report, _ shape: ImageShape,
        width: ReportFigure.Width
    ) -> ReportFigure? {
        guard let reconstruction = result.reconstruction else { return nil }
        let shown = ranked.all
        func row(_ name: String, _ tile: (Examples.Example) -> ImageTile) -> ImageGridRow {
            ImageGridRow(name: name, tiles: shown.map(tile))
        }
        let grid = ImageGrid(
            rows: [
                row("Input") { ImageTile(pixels: Array(report.truth[row: $0.testRow])) },
                row(result.method.name) { example in
                    ImageTile(
                        pixels: Array(reconstruction[row: example.testRow]),
                        caption: NumberFormat.decimal(example.mse[result.id] ?? .nan, decimals: 3))
                },
                row("difference") {
                    DifferenceImage.tile(of: reconstruction, from: report.truth, row: $0.testRow, shape)
                },
            ], shape: shape,
            groups: ["best", "median", "worst"].map { ImageGridGroup(heading: $0, columns: 1) },
            maximumTile: 13 * pointsPerMillimetre)
        return ReportFigure(
            identifier: "reconstructions-\(result.method.rawValue)",
            title: "Best and worst images: \(result.method.name)",
            figure: grid, width: width,
            finding: "\(result.method.name): its own best, median and worst test image.",
            explanation: "Below each reconstruction its mean squared error.")
    }

    /// Rows that are curves, as curves, each with its reconstruction by every method; nil where rows are none.
    static func curves(of report: Report) -> ReportFigure? {
        guard let answer = report.findings.answer(to: Features.self), !answer.illustration.curve.isEmpty,
            let examples = report.findings[Examples.self]
        else { return nil }
        let curve = answer.illustration.curve
        let methods = report.methods.filter { $0.reconstruction != nil }
        let shown = [("best", examples.best.first), ("median", examples.median.first), ("worst", examples.worst.last)]
            .compactMap { name, example in example.map { (name, $0) } }
        guard !methods.isEmpty, !shown.isEmpty, curve.allSatisfy({ $0 < report.truth.columns }) else { return nil }
        let rows = shown.map { name, example in
            SignalRow(
                name: name, input: curve.map { report.truth[example.testRow, $0] },
                reconstructions: methods.map { result in
                    curve.map { result.reconstruction?[example.testRow, $0] ?? .nan }
                },
                captions: methods.map { NumberFormat.decimal(example.mse[$0.id] ?? .nan, decimals: 3) })
        }
        let channel = answer.finding.order?.channel
        let order = answer.finding.order
        return ReportFigure(
            identifier: "curves", title: "Reconstructed curves",
            figure: SignalRows(
                methods: methods.map(\.method.style), rows: rows, xTitle: channel == nil ? "feature" : "time"),
            width: .full, finding: "Test rows of low, middle and high error, as curves.",
            explanation:
                "Grey, the row; colour, its reconstruction from \(ReconstructionFigures.numbers(of: report)); at the right its "
                + "mean squared error over all features."
                + (channel.map {
                    " Of the channels, the one that varies most is shown (channel \($0), counted from 0)."
                }
                    ?? order.map {
                        " Neighbouring features correlate with \(NumberFormat.decimal($0.neighborCorrelation, decimals: 2)), "
                            + "features drawn at random with \(NumberFormat.decimal($0.randomCorrelation, decimals: 2))."
                    } ?? ""))
    }
}
