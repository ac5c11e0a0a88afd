internal import Datasets
internal import Drawing
internal import LinearAlgebra
internal import Plotting

/// What the methods make of unseen rows.
enum ReconstructionFigures: ReportFigureKind {
    static func figures(of report: Report) -> [ReportFigure] {
        guard let shape = report.imageShape else { return tables(of: report) }
        return [overview(of: report, shape: shape), images(of: report, shape: shape)]
    }

    /// A few images for the first page.
    private static func overview(of report: Report, shape: ImageShape) -> ReportFigure {
        ReportFigure(
            identifier: "reconstructions-overview", title: "Some reconstructions",
            figure: grid(of: report, shape: shape, examples: report.illustrations.examples.prefix(2)), width: .half,
            finding: "What is left of an image in \(report.settings.latentSize) numbers.",
            explanation: "Test images of low, middle and high error; below each reconstruction its mean squared error.")
    }

    /// Images above what each method makes of them, with each image's error.
    private static func images(of report: Report, shape: ImageShape) -> ReportFigure {
        let best = report.methods.min { $0.error < $1.error }
        return ReportFigure(
            identifier: "reconstructions", title: "Reconstructions of test images",
            figure: grid(of: report, shape: shape, examples: report.illustrations.examples), width: .full,
            finding: best.map {
                "The \($0.method.name) is nearest to the originals: test MSE "
                    + "\($0.measures[.mse]?.estimate.text ?? "")."
            } ?? "",
            explanation: "Test images and their reconstructions from \(report.settings.latentSize) numbers each; below "
                + "each its mean squared error. Chosen by the error's mean over the methods: lowest, middle and highest "
                + "of \(NumberText.count(report.split.test.count)). \(report.rangeText)")
    }

    private static func grid(
        of report: Report, shape: ImageShape, examples: Illustrations.Examples
    ) -> ImageGrid {
        let input = ImageGridRow(
            name: "Input", tiles: examples.all.map { ImageTile(pixels: Array(report.truth[row: $0])) })
        let rows = report.methods.map { result in
            ImageGridRow(
                name: result.method.name,
                tiles: examples.all.map { row in
                    ImageTile(
                        pixels: Array(result.reconstruction[row: row]),
                        caption: NumberFormat.decimal(result.rowErrors[report.split.test[row]], decimals: 3))
                })
        }
        let groups = [("best", examples.best), ("median", examples.median), ("worst", examples.worst)]
            .filter { !$0.1.isEmpty }.map { ImageGridGroup(heading: $0.0, columns: $0.1.count) }
        return ImageGrid(rows: [input] + rows, shape: shape, groups: groups)
    }

    /// True against reconstructed values, and which columns keep how much.
    private static func tables(of report: Report) -> [ReportFigure] {
        let density = ReconstructionDensity(
            truth: report.truth.values,
            reconstructions: report.methods.map {
                ReconstructedValues(method: $0.method.style, values: $0.reconstruction.values)
            }, valueName: "standardised value", letters: true, seed: report.settings.seed)
        let features = FeatureErrorChart(
            featureNames: report.featureNames.map(\.escaped),
            series: report.methods.map { FeatureErrorSeries(method: $0.method.style, rSquared: $0.perFeatureR2) })
        let r2 = report.methods.compactMap { result in
            result.measures[.r2].map { "\(result.method.name) \($0.estimate.valueText())" }
        }
        return [
            ReportFigure(
                identifier: "reconstructions-overview", title: "Best and worst kept features",
                figure: FeatureErrorChart(
                    featureNames: report.featureNames.map(\.escaped),
                    series: report.methods.map {
                        FeatureErrorSeries(method: $0.method.style, rSquared: $0.perFeatureR2)
                    },
                    limit: 10), width: .half, finding: "What is kept differs from feature to feature.",
                explanation:
                    "R² of a feature over the test rows, a dot for each method; the five best and the five worst."),
            ReportFigure(
                identifier: "reconstructions", title: "True against reconstructed values", figure: density,
                width: .full,
                finding: "Share of the test rows' variance that is reconstructed: R² \(Report.list(r2)).",
                explanation: "All values of the test rows (\(report.testCount)), counted in cells; dashed: a perfect "
                    + "reconstruction."),
            ReportFigure(
                identifier: "features", title: "Reconstruction of each feature", figure: features, width: .full,
                finding: "What is kept differs from feature to feature.",
                explanation:
                    "R² of each feature over the test rows (\(report.testCount)), a dot for each method, sorted by "
                    + "their mean."
                    + (report.featureNames.count > 24 ? " The 12 best and the 12 worst kept features." : "")),
        ]
    }
}

extension Report {
    /// The shape of the data's images; nil for tables.
    var imageShape: ImageShape? { source.imageShape }

    /// Which values black and white are.
    var rangeText: String {
        (source.imageShape?.channels ?? 1) == 1
            ? "Grey: scaled values from 0 (black) to 1 (white), the same for all."
            : "Colours: scaled values from 0 to 1."
    }
}
