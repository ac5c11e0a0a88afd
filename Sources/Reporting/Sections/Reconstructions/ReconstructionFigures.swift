internal import Comparison
internal import Core
internal import Drawing
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// The reconstructions of unseen rows by the methods that decode.
enum ReconstructionFigures {
    /// A few images, or a few features of a table, for the first page; nil if no method decodes.
    static func overview(of report: Report) -> ReportFigure? {
        guard !report.decoding.isEmpty else { return nil }
        return report.imageShape.map { overview(of: report, shape: $0) } ?? featureOverview(of: report)
    }

    /// All that is shown of reconstructions besides; nothing if no method decodes.
    static func details(of report: Report) -> [ReportFigure] {
        guard !report.decoding.isEmpty else { return [] }
        return report.imageShape.map { [images(of: report, shape: $0)] } ?? [values(of: report), features(of: report)]
    }

    /// A few images for the first page.
    private static func overview(of report: Report, shape: ImageShape) -> ReportFigure {
        ReportFigure(
            identifier: "reconstructions-overview", title: "Some reconstructions",
            figure: grid(of: report, shape: shape, examples: report.findings[Examples.self], count: 2), width: .half,
            finding: medianFinding(of: report),
            explanation: "Test images of low, middle and high error, from \(numbers(of: report)) each; below each "
                + "reconstruction its mean squared error.")
    }

    /// True if there is room for a row of differences below each method's images.
    private static func showsDifferences(_ report: Report) -> Bool { report.decoding.count <= 3 }

    /// "2 numbers".
    static func numbers(of report: Report) -> String {
        report.settings.latentSize == 1 ? "1 number" : "\(report.settings.latentSize) numbers"
    }

    private static func medianFinding(of report: Report) -> String {
        let medians = report.decoding.map { report.findings[RowErrors.self]?.medianMse[$0.id] ?? .nan }
        let parts = zip(report.decoding, NumberText.errors(medians)).map { "\($1) (\($0.method.name))" }
        return "Half of the test images have an MSE below \(Report.list(parts))."
    }

    /// Images above what each method makes of them, with each image's error.
    private static func images(of report: Report, shape: ImageShape) -> ReportFigure {
        let best = report.decoding.min { $0.error < $1.error }
        return ReportFigure(
            identifier: "reconstructions", title: "Reconstructions of test images",
            figure: grid(
                of: report, shape: shape, examples: report.findings[Examples.self],
                hasDifferences: showsDifferences(report)),
            width: .full,
            finding: best.map {
                (report.decoding.count > 1
                    ? "\($0.method.definiteName.capitalizedFirst) is nearest to the originals: test" : "Test")
                    + " MSE \($0.measures[.mse]?.estimate.text ?? "")."
            } ?? "",
            explanation: "Test images and their reconstructions from \(numbers(of: report)) each; below "
                + "each its mean squared error. Chosen by the error's mean over the methods: lowest, middle and highest "
                + "of \(NumberText.count(report.split.test.count)). \(report.rangeText)"
                + (showsDifferences(report) ? " \(DifferenceImage.explanation)" : ""))
    }

    private static func grid(
        of report: Report, shape: ImageShape, examples: Examples.Finding?, count: Int = .max,
        hasDifferences: Bool = false
    ) -> ImageGrid {
        let groups = [
            ("best", (examples?.best ?? []).prefix(count)), ("median", (examples?.median ?? []).prefix(count)),
            ("worst", (examples?.worst ?? []).suffix(count)),
        ]
        let shown = groups.flatMap(\.1)
        let input = ImageGridRow(
            name: "Input", tiles: shown.map { ImageTile(pixels: Array(report.truth[row: $0.testRow])) })
        let rows = report.methods.flatMap { result -> [ImageGridRow] in
            guard let reconstruction = result.reconstruction else { return [] }
            let images = ImageGridRow(
                name: result.method.name,
                tiles: shown.map { example in
                    ImageTile(
                        pixels: Array(reconstruction[row: example.testRow]),
                        caption: NumberFormat.decimal(example.mse[result.id] ?? .nan, decimals: 3))
                })
            let differences = ImageGridRow(
                name: "difference",
                tiles: shown.map {
                    DifferenceImage.tile(of: reconstruction, from: report.truth, row: $0.testRow, shape)
                })
            return hasDifferences ? [images, differences] : [images]
        }
        return ImageGrid(
            rows: [input] + rows, shape: shape,
            groups: groups.filter { !$0.1.isEmpty }.map { ImageGridGroup(heading: $0.0, columns: $0.1.count) })
    }

    /// The best and the worst features of a table.
    private static func featureOverview(of report: Report) -> ReportFigure {
        ReportFigure(
            identifier: "reconstructions-overview", title: "Best and worst kept features",
            figure: FeatureErrorChart(
                featureNames: report.featureNames.map(\.escaped), series: series(of: report), limit: overviewLimit),
            width: .half, finding: featureFinding(of: report),
            explanation:
                "R² of a feature over the test rows, a dot for each method, sorted by their mean"
                + (report.featureNames.count > overviewLimit
                    ? "; the \(overviewLimit / 2) best and the \(overviewLimit / 2) worst." : "."))
    }

    /// True against reconstructed values of a table.
    private static func values(of report: Report) -> ReportFigure {
        let density = ReconstructionDensity(
            truth: report.truth.values,
            reconstructions: report.methods.compactMap { result in
                result.reconstruction.map { ReconstructedValues(method: result.method.style, values: $0.values) }
            }, valueName: "scaled value", letters: true, seed: report.settings.seed)
        let decimals = min(3, report.methods.compactMap { $0.measures[.r2]?.estimate }.commonDecimals)
        let r2 = report.methods.compactMap { result in
            result.measures[.r2].map { "\($0.estimate.valueText(decimals: decimals)) (\(result.method.name))" }
        }
        return ReportFigure(
            identifier: "reconstructions", title: "True against reconstructed values", figure: density, width: .full,
            finding: "R², the share of the test rows' variance that is reconstructed: \(Report.list(r2)).",
            explanation: (density.pairCount < report.truth.values.count
                ? "\(NumberText.count(density.pairCount)) values drawn from the" : "All values of the")
                + " test rows (\(report.testCount))" + (density.isCounted ? ", counted in cells" : "")
                + "; dashed: a perfect reconstruction."
                + (density.outsideCount > 0
                    ? " \(NumberText.count(density.outsideCount)) points of all panels lie outside the axes." : ""))
    }

    /// The share of each feature's variance that is reconstructed.
    private static func features(of report: Report) -> ReportFigure {
        ReportFigure(
            identifier: "features", title: "Reconstruction of each feature",
            figure: FeatureErrorChart(
                featureNames: report.featureNames.map(\.escaped), series: series(of: report)), width: .full,
            finding: spreadFinding(of: report),
            explanation:
                "R² of each feature over the test rows (\(report.testCount)), a dot for each method, sorted by "
                + "their mean."
                + (report.featureNames.count > 24 ? " The 12 best and the 12 worst kept features." : ""))
    }
}

extension ReconstructionFigures {
    private static let overviewLimit = 6

    /// R² of each feature, of every method that decodes.
    private static func series(of report: Report) -> [FeatureErrorSeries] {
        report.methods.compactMap { result in
            result.perFeatureR2.map { FeatureErrorSeries(method: result.method.style, rSquared: $0) }
        }
    }

    /// The best and the worst feature.
    private static func featureFinding(of report: Report) -> String {
        guard let features = report.findings[Features.self], let best = features.best, let worst = features.worst,
            best.name != worst.name
        else { return "R² of each feature." }
        return "Kept best: \(best.name.escaped), mean R² \(NumberFormat.decimal(best.meanR2, decimals: 2)); "
            + "worst: \(worst.name.escaped), with \(NumberFormat.decimal(worst.meanR2, decimals: 2))."
    }

    /// The sentence on the number of features of which each method keeps at least half.
    private static func spreadFinding(of report: Report) -> String {
        let features = report.findings[Features.self]
        let counts = report.decoding.map { result in
            "\(NumberText.count(features?.wellReconstructed[result.id] ?? 0)) (\(result.method.name))"
        }
        let varying = features?.features ?? report.featureNames.count
        return
            "Features with R² of at least \(NumberFormat.plain(Features.wellFrom)): \(Report.list(counts)) of "
            + "\(NumberText.count(varying))\(varying < report.featureNames.count ? " that vary in the test rows" : "")."
    }
}

extension String {
    /// "The AE" for "the AE".
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Report {
    /// The shape of the data's images; nil for tables.
    var imageShape: ImageShape? { dataset.imageShape }

    /// The values that are black and white.
    var rangeText: String {
        (dataset.imageShape?.channels ?? 1) == 1
            ? "Grey: scaled values from 0 (black) to 1 (white), the same for all."
            : "Colours: scaled values from 0 to 1."
    }
}
