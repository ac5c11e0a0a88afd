internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// Figures of corrupted test rows and their reconstructions.
enum RestorationFigures {
    /// Corrupted images and their reconstructions; for tables, the errors of both.
    static func figure(of report: Report, _ denoising: Answer<Denoising>) -> ReportFigure {
        let noise = denoising.illustration.corruption.text
        let isOfImages = report.imageShape != nil
        return ReportFigure(
            identifier: "restoration", title: "Undoing damage",
            figure: report.imageShape.map { images(of: report, denoising, shape: $0) }
                ?? chart(of: report, denoising.finding),
            width: isOfImages ? .full : .half, finding: finding(of: report),
            explanation: isOfImages
                ? "Test images, the same damaged by \(noise), and what each method reconstructs from the "
                    + "damaged ones; below each its mean squared error against the undamaged image. Chosen as the images of "
                    + "the figure of reconstructions. \(report.rangeText)"
                : "Mean squared error against the undamaged test rows (\(report.testCount)) with 95 % bootstrap intervals: "
                    + "of the rows damaged by \(noise), and of what each method reconstructs from them."
        )
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

    private static func images(of report: Report, _ denoising: Answer<Denoising>, shape: ImageShape) -> ImageGrid {
        let examples = denoising.finding.examples
        func row(_ name: String, _ images: Matrix, mse: (Denoising.Example) -> Double? = { _ in nil }) -> ImageGridRow {
            ImageGridRow(
                name: name,
                tiles: examples.map { example in
                    ImageTile(
                        pixels: Array(images[row: example.testRow]),
                        caption: mse(example).map { NumberFormat.decimal($0, decimals: 3) })
                })
        }
        return ImageGrid(
            rows: [
                row("Clean", report.truth), row("Damaged", denoising.illustration.corrupted, mse: \.damagedMse),
            ]
                + denoising.illustration.restored.map { method, rows in
                    row(method.name, rows) { $0.restoredMse[method.rawValue] }
                }, shape: shape)
    }

    private static func chart(of report: Report, _ denoising: Denoising.Finding) -> DotPlot {
        func row(_ name: String, _ estimate: Estimate, _ color: Color) -> DotPlotRow {
            DotPlotRow(name: name, value: estimate.value, interval: estimate.lower...estimate.upper, color: color)
        }
        return DotPlot(
            rows: (denoising.damagedMse.map { [row("as damaged", $0, .ink)] } ?? [])
                + report.methods.compactMap { result in
                    result.measures[.restored].map { row(result.method.name, $0.estimate, result.method.style.color) }
                }, xTitle: "MSE against the undamaged test rows", including: 0...0)
    }
}
