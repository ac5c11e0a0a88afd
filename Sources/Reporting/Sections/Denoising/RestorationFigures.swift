internal import Core
internal import Datasets
internal import Drawing
internal import EmbeddingQuality
internal import Methods
internal import Plotting

/// What the methods make of damaged test rows.
enum RestorationFigures: ReportFigureKind {
    static func figures(of report: Report) -> [ReportFigure] {
        guard let restoration = report.restoration else { return [] }
        let isOfImages = report.imageShape != nil
        return [
            ReportFigure(
                identifier: "restoration", title: "Undoing damage",
                figure: report.imageShape.map { images(of: report, restoration, shape: $0) }
                    ?? chart(of: report, restoration),
                width: isOfImages ? .full : .half, finding: finding(of: report),
                explanation: isOfImages
                    ? "Test images, the same damaged by \(restoration.damage.text), and what each method reconstructs from the "
                        + "damaged ones; below each its mean squared error against the undamaged image. Chosen as the images of "
                        + "the figure of reconstructions. \(report.rangeText)"
                    : "Mean squared error against the undamaged test rows (\(report.testCount)) with 95 % bootstrap intervals: "
                        + "of the rows damaged by \(restoration.damage.text), and of what each method reconstructs from them."
            )
        ]
    }

    private static func finding(of report: Report) -> String {
        let undone = report.methods.compactMap { result in
            result.measures[.undone].map { (result.method, $0.estimate) }
        }
        guard let best = undone.max(by: { $0.1.value < $1.1.value }) else { return "Undoing damage." }
        let subject = best.0.definiteName.capitalizedFirst
        guard best.1.value > 0 else {
            return "No method undoes any of the damage on average: what reconstructing takes from a row outweighs it."
        }
        let others = undone.filter { $0.0 != best.0 }.map { "\(percent($0.1.value)) (\($0.0.name))" }
        return "\(subject) undoes \(percent(best.1.value)) of the damage"
            + (others.isEmpty ? "." : ", the others \(Report.list(others)).")
    }

    private static func images(of report: Report, _ restoration: Restoration, shape: ImageShape) -> ImageGrid {
        let examples = report.illustrations.examples
        func row(_ name: String, _ images: Matrix, hasErrors: Bool = true) -> ImageGridRow {
            let errors = ReconstructionError(truth: report.truth, reconstruction: images).perRow
            return ImageGridRow(
                name: name,
                tiles: examples.all.map {
                    ImageTile(
                        pixels: Array(images[row: $0]),
                        caption: hasErrors ? NumberFormat.decimal(errors[$0], decimals: 3) : nil)
                })
        }
        return ImageGrid(
            rows: [row("Clean", report.truth, hasErrors: false), row("Damaged", restoration.damaged)]
                + restoration.restored.map { row($0.method.name, $0.rows) }, shape: shape)
    }

    private static func chart(of report: Report, _ restoration: Restoration) -> DotPlot {
        func row(_ name: String, _ estimate: Estimate, _ color: Color) -> DotPlotRow {
            DotPlotRow(name: name, value: estimate.value, interval: estimate.lower...estimate.upper, color: color)
        }
        return DotPlot(
            rows: [row("as damaged", restoration.damagedError.estimate, .ink)]
                + report.methods.compactMap { result in
                    result.measures[.restored].map { row(result.method.name, $0.estimate, result.method.style.color) }
                }, xTitle: "MSE against the undamaged test rows", including: 0...0)
    }
}
