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
            explanation: "Mean squared error of a row: dots, medians; lines, interquartile ranges "
                + "(n = \(NumberText.count(finding.rows)) \(text.ownRows), and as many of other rows unless said otherwise)."
        )
    }

    /// The images that are reconstructed best and worst; nil for tables.
    static func images(of report: Report, _ answer: Answer<OtherData>, _ text: OtherDataText) -> ReportFigure? {
        guard let shape = report.imageShape else { return nil }
        let pictures =
            [(text.ownRows, answer.finding.own, answer.illustration.own)]
            + zip(answer.finding.kinds, answer.illustration.kinds).map { (text.shortName(of: $0), $0.errors, $1) }
        let columns = pictures.map(\.1.smallest.count).max() ?? 0
        guard columns > 0 else { return nil }
        let rows = pictures.flatMap { name, errors, pictures -> [ImageGridRow] in
            let examples = errors.smallest + errors.largest
            func tiles(_ images: Matrix, caption: (OtherData.Example) -> String?) -> [ImageTile] {
                let tiles = examples.indices.map { index in
                    ImageTile(pixels: Array(images[row: index]), caption: caption(examples[index]))
                }
                // A kind of few rows has fewer of either; the largest errors stand under their heading all the same.
                let white = ImageTile(pixels: [Float](repeating: 1, count: shape.featureCount))
                return tiles.prefix(errors.smallest.count)
                    + [ImageTile](repeating: white, count: columns - errors.smallest.count)
                    + tiles.dropFirst(errors.smallest.count)
            }
            return [
                ImageGridRow(name: name, tiles: tiles(pictures.rows) { _ in nil }),
                ImageGridRow(
                    name: "",
                    tiles: tiles(pictures.reconstructions) { NumberFormat.decimal($0.mse, decimals: 3) }),
            ]
        }
        return ReportFigure(
            identifier: "other-data", title: "Most and least foreign images",
            figure: ImageGrid(
                rows: rows, shape: shape,
                groups: [
                    ImageGridGroup(heading: "smallest errors", columns: columns),
                    ImageGridGroup(heading: "largest errors", columns: columns),
                ]), width: .half,
            finding: "Images that \(text.method) reconstructs best and worst, of each kind.",
            explanation: "Below each image its reconstruction, with the mean squared error. \(report.rangeText)")
    }
}
