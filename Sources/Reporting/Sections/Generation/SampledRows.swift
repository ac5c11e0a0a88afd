internal import Comparison
internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting

/// Samples in the shape of the data, with the training row nearest each.
enum SampledRows {
    /// The most samples of a source that curves and profiles show.
    private static let mostCurves = 6

    /// The figure; nil where rows have no shape to be drawn in, or there are no samples.
    static func figure(of report: Report, _ answer: Answer<NewData>) -> ReportFigure? {
        guard let drawing = RowDrawing(report) else { return nil }
        let methods = report.methods.map(\.method)
        let shown = answer.finding.shown
        let examples = answer.illustration.examples.filter { shown.contains($0.source) }
        guard !examples.isEmpty else { return nil }
        let real = answer.illustration.real
        let rows =
            examples.map { example in
                Source(
                    name: example.source.name(among: methods), color: example.source.color(among: methods),
                    rows: example.rows, nearest: example.nearest)
            } + [
                Source(
                    name: drawing.isOfImages ? "test images" : "test rows", color: .ink, rows: real.rows,
                    nearest: real.nearest)
            ]
        let noun = drawing.isOfImages ? "image" : "row"
        return ReportFigure(
            identifier: "samples", title: "Samples and the nearest training \(noun)s",
            figure: drawing.grid(
                rows.flatMap { drawing.isOfImages ? $0.images : [$0.curves(most: mostCurves)] },
                maximumTile: 10 * pointsPerMillimetre), width: .full,
            finding: copyFinding(answer.finding, methods),
            explanation: (drawing.isOfImages
                ? "Samples, each above the nearest training image; last rows, test images likewise."
                : "Samples (colour) with the nearest training row (grey); last row, test rows likewise.")
                + " All decoders received the same draws from N(0, I) (seed \(report.settings.seed)); fitted codes, "
                + "draws from a normal distribution fitted to the training codes; probabilistic PCA, draws including "
                + "its noise. "
                + drawing.explanation(of: report))
    }

    /// The samples of one source.
    private struct Source {
        let name: String
        let color: Color
        let rows: Matrix
        let nearest: Matrix

        /// A row of samples above one of the training images nearest them.
        var images: [RowDrawing.Row] {
            [(name, rows), ("nearest training image", nearest)].map { name, matrix in
                RowDrawing.Row(
                    name: name, tiles: (0..<matrix.rows).map { RowDrawing.Tile(row: Array(matrix[row: $0])) })
            }
        }

        /// The first samples, the nearest training row behind each.
        func curves(most: Int) -> RowDrawing.Row {
            RowDrawing.Row(
                name: name,
                tiles: (0..<min(most, rows.rows)).map { index in
                    RowDrawing.Tile(
                        row: Array(rows[row: index]),
                        reference: index < nearest.rows ? Array(nearest[row: index]) : nil, color: color)
                })
        }
    }

    /// The sentence on samples nearer to a training row than other training rows are.
    private static func copyFinding(_ finding: NewData.Finding, _ methods: [Method]) -> String {
        let shares = finding.shown.compactMap { source in
            finding.sources.first { $0.source == source }?.copies?.copied.map { copied in
                "\(percent(copied.value)) (\(source.name(among: methods)))"
            }
        }
        let real = finding.control.copies?.copied.map { "; of the test rows, \(percent($0.value))" }
        guard !shares.isEmpty else { return "Samples and the nearest training rows." }
        return
            "Of the samples, \(Report.list(shares)) are at least as close to a training row as its nearest neighbour is"
            + "\(real ?? "")."
    }
}
