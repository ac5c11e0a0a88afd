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
                        caption: example.mse[result.id].map(NumberText.error))
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
            finding: "Best, median and worst test image of \(result.method.definiteName).",
            explanation: "Numbers below, mean squared error.")
    }

    /// Rows that are no images: of low, middle and high error, as curves or profiles, each with its reconstruction by every
    /// method; nil where rows have no shape.
    static func rows(of report: Report) -> ReportFigure? {
        guard let drawing = RowDrawing(report), !drawing.isOfImages,
            let grid = grid(of: report, drawing, ranks: Rank.allCases)
        else { return nil }
        let order = report.findings[Features.self]?.order
        let isKnown = report.dataset.featureAxis != nil || order?.channel != nil
        return ReportFigure(
            identifier: drawing.isOfProfiles ? "profiles" : "curves",
            title: drawing.isOfProfiles ? "Reconstructed profiles" : "Reconstructed curves", figure: grid, width: .full,
            finding:
                "Test rows with the lowest, median and highest error, reconstructed from "
                + "\(ReconstructionFigures.coordinates(of: report)).",
            explanation:
                "Grey, the row; colour, its reconstruction; numbers, mean squared error over all features. "
                + drawing.explanation(of: report)
                + (isKnown || drawing.isOfProfiles
                    ? ""
                    : order.map {
                        " Neighbouring features correlate with "
                            + "\(NumberFormat.decimal($0.neighborCorrelation, decimals: 2)), randomly drawn features "
                            + "with \(NumberFormat.decimal($0.randomCorrelation, decimals: 2))."
                    } ?? ""))
    }

    /// A rank of test rows by their error.
    enum Rank: String, CaseIterable {
        case best, median, worst
    }

    /// A row of each rank by every method; nil without any.
    static func grid(of report: Report, _ drawing: RowDrawing, ranks: [Rank]) -> (any Figure)? {
        guard let examples = report.findings[Examples.self] else { return nil }
        let methods = report.methods.filter { $0.reconstruction != nil }
        let rows = ranks.compactMap { rank -> RowDrawing.Row? in
            let example =
                switch rank {
                case .best: examples.best.first
                case .median: examples.median.first
                case .worst: examples.worst.last
                }
            return example.map { example in
                RowDrawing.Row(
                    name: rank.rawValue,
                    tiles: methods.map { result in
                        result.reconstruction.map {
                            RowDrawing.Tile(
                                row: Array($0[row: example.testRow]),
                                reference: Array(report.truth[row: example.testRow]),
                                color: result.method.style.color,
                                caption: example.mse[result.id].map(NumberText.error))
                        }
                    })
            }
        }
        guard !methods.isEmpty, !rows.isEmpty else { return nil }
        return drawing.grid(rows, groups: methods.map { ImageGridGroup(heading: $0.method.name, columns: 1) })
    }
}
