internal import Core
internal import Drawing
internal import Evidence
internal import Methods
internal import Plotting

/// Figures of rows that are not like the data's own.
enum OtherDataFigures {
    /// The errors of own and of other rows.
    static func errors(of finding: OtherData.Finding, _ text: OtherDataText) -> ReportFigure {
        let color = text.shownMethod?.style.color ?? .ink
        let groups =
            [(text.ownRows, finding.own, color)]
            + finding.kinds.map { (text.shortName(of: $0), $0.errors, Color.muted) }
        let medians = zip(groups, NumberText.errors(groups.map(\.1.medianMse))).map { "\($1) (\($0.0))" }
        return ReportFigure(
            identifier: "other-data-errors", title: "Errors of other data",
            figure: DotPlot(
                rows: groups.map { name, errors, color in
                    DotPlotRow(
                        name: name, value: errors.medianMse, interval: errors.lowerQuartile...errors.upperQuartile,
                        color: color)
                }, xTitle: "MSE", isSorted: false, including: 0...0),
            width: .half, finding: "Median reconstruction error of \(text.method): \(Report.list(medians)).",
            explanation: "Mean squared error per row: dots, medians; lines, interquartile ranges "
                + "(n = \(NumberText.count(finding.rows)) \(text.ownRows) and, unless stated otherwise, as many of "
                + "each other kind)."
        )
    }

    /// The rows that are reconstructed best and worst, in the shape of the data; nil where they have none.
    static func rows(of report: Report, _ answer: Answer<OtherData>, _ text: OtherDataText) -> ReportFigure? {
        guard let drawing = RowDrawing(report) else { return nil }
        let kinds =
            [(text.ownRows, answer.finding.own, answer.illustration.own)]
            + zip(answer.finding.kinds, answer.illustration.kinds).map { (text.shortName(of: $0), $0.errors, $1) }
        let columns = kinds.map(\.1.smallest.count).max() ?? 0
        guard columns > 0 else { return nil }
        let color = text.shownMethod?.style.color ?? .ink
        let rows = kinds.flatMap { name, errors, pictures -> [RowDrawing.Row] in
            let examples = errors.smallest + errors.largest
            func tiles(_ make: (Int) -> RowDrawing.Tile) -> [RowDrawing.Tile?] {
                let tiles = examples.indices.map(make)
                // A kind of few rows has fewer of either; the largest errors stand under their heading all the same.
                return tiles.prefix(errors.smallest.count).map(Optional.some)
                    + [RowDrawing.Tile?](repeating: nil, count: columns - errors.smallest.count)
                    + tiles.dropFirst(errors.smallest.count).map(Optional.some)
            }
            func row(_ index: Int) -> [Float] { Array(pictures.rows[row: index]) }
            func reconstruction(_ index: Int) -> RowDrawing.Tile {
                RowDrawing.Tile(
                    row: Array(pictures.reconstructions[row: index]), reference: row(index), color: color,
                    caption: NumberText.error(examples[index].mse))
            }
            guard drawing.isOfImages else { return [RowDrawing.Row(name: name, tiles: tiles(reconstruction))] }
            return [
                RowDrawing.Row(name: name, tiles: tiles { RowDrawing.Tile(row: row($0)) }),
                RowDrawing.Row(name: "", tiles: tiles(reconstruction)),
            ]
        }
        let noun = drawing.isOfImages ? "image" : "row"
        return ReportFigure(
            identifier: "other-data", title: "Most and least foreign \(noun)s",
            figure: drawing.grid(
                rows,
                groups: [
                    ImageGridGroup(heading: "smallest errors", columns: columns),
                    ImageGridGroup(heading: "largest errors", columns: columns),
                ]), width: drawing.isOfImages ? .half : .full,
            finding: "\(noun.capitalizedFirst)s of each kind that \(text.method) reconstructs best and worst.",
            explanation: (drawing.isOfImages
                ? "Below each image, its reconstruction with the mean squared error."
                : "Grey, the row; colour, its reconstruction; numbers, mean squared error.")
                + " \(drawing.explanation(of: report))")
    }
}
