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
        return report.imageShape.map { overview(of: report, shape: $0) } ?? rowOverview(of: report)
            ?? featureOverview(of: report)
    }

    /// All that is shown of reconstructions besides; nothing if no method decodes.
    static func details(of report: Report) -> [ReportFigure] {
        guard !report.decoding.isEmpty else { return [] }
        if let shape = report.imageShape { return [images(of: report, shape: shape)] }
        // Of few features the first page has all.
        let hasMore = report.featureNames.count > overviewLimit
        return [values(of: report)] + (hasMore ? [features(of: report)] : [])
    }

    /// A few images for the first page.
    private static func overview(of report: Report, shape: ImageShape) -> ReportFigure {
        ReportFigure(
            identifier: "reconstructions-overview", title: "Some reconstructions",
            figure: grid(of: report, shape: shape, examples: report.findings[Examples.self], count: 2), width: .half,
            finding: medianFinding(of: report),
            explanation: "Test images with the lowest, median and highest error, each reconstructed from "
                + "\(coordinates(of: report)); numbers below, mean squared error.")
    }

    /// Two rows for the first page, as curves or profiles; nil where rows have no shape.
    private static func rowOverview(of report: Report) -> ReportFigure? {
        guard let drawing = RowDrawing(report), report.decoding.count <= 4,
            let grid = ExampleFigures.grid(of: report, drawing, ranks: [.median, .worst])
        else { return nil }
        return ReportFigure(
            identifier: "reconstructions-overview", title: "Some reconstructions", figure: grid, width: .half,
            finding: medianFinding(of: report),
            explanation: "Test rows with median and highest error (grey), each reconstructed from "
                + "\(coordinates(of: report)) (colour); numbers, mean squared error. \(drawing.explanation(of: report))"
        )
    }

    /// True if there is room for a row of differences below each method's images.
    private static func showsDifferences(_ report: Report) -> Bool { report.decoding.count <= 3 }

    /// "two latent coordinates".
    static func coordinates(of report: Report) -> String {
        let size = report.settings.latentSize
        return "\(NumberWord.text(size)) latent coordinate\(size == 1 ? "" : "s")"
    }

    /// The sentence on the median error of each method, the lowest first.
    private static func medianFinding(of report: Report) -> String {
        let noun = report.imageShape == nil ? "row" : "image"
        let medians = report.findings[RowErrors.self]?.medianMse ?? [:]
        let order = report.decoding.sorted { (medians[$0.id] ?? .infinity) < (medians[$1.id] ?? .infinity) }
        let texts = NumberText.errors(order.map { medians[$0.id] ?? .nan })
        guard let own = texts.first else { return "Reconstructions of test \(noun)s." }
        let level = zip(order, texts).filter { $1 == own }.map(\.0.method.definiteName)
        let others = zip(order, texts).filter { $1 != own }.map { "\($0.method.name) \($1)" }
        if others.isEmpty {
            return "The median test \(noun) has an MSE of \(own)"
                + (level.count > 1 ? " with \(Report.list(level))." : ".")
        }
        let subject = "\(Report.list(level).capitalizedFirst) reconstruct\(level.count == 1 ? "s" : "")"
        return "\(subject) the median test \(noun) best (MSE \(own); \(others.joined(separator: ", ")))."
    }

    /// Images above each method's reconstructions, with the errors.
    private static func images(of report: Report, shape: ImageShape) -> ReportFigure {
        let best = report.decoding.min { $0.error < $1.error }
        return ReportFigure(
            identifier: "reconstructions", title: "Reconstructions of test images",
            figure: grid(
                of: report, shape: shape, examples: report.findings[Examples.self],
                hasDifferences: showsDifferences(report)),
            width: .full,
            finding: best.map {
                let mse = $0.measures[.mse].map { IntervalText($0.estimate).inner } ?? "unknown"
                return report.decoding.count > 1 && report.levelWithBest(by: .mse).isEmpty
                    ? "\($0.method.definiteName.capitalizedFirst) gives the most faithful reconstructions (test MSE "
                        + "\(mse))."
                    : report.decoding.count > 1
                        ? "Reconstructions of test images; the lowest test MSE is \($0.method.possessive) (\(mse))."
                        : "Reconstructions of test images (test MSE \(mse))."
            } ?? "",
            explanation:
                "Each image is reconstructed from \(coordinates(of: report)); numbers below, mean squared error. "
                + "Images were ranked by error averaged over the methods; the lowest, middle and highest of "
                + "\(NumberText.count(report.split.test.count)) are shown. \(report.rangeText)"
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
                        caption: example.mse[result.id].map(NumberText.error))
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
            identifier: "reconstructions-overview", title: "Best and worst reconstructed features",
            figure: FeatureErrorChart(
                featureNames: report.featureNames.map(\.escaped), series: series(of: report), limit: overviewLimit),
            width: .half, finding: featureFinding(of: report),
            explanation:
                "Test R² of each feature, one dot per method; features ranked by mean R²"
                + (report.featureNames.count > overviewLimit
                    ? " (top and bottom \(NumberWord.text(overviewLimit / 2)) shown)." : "."))
    }

    /// True against reconstructed values of a table.
    private static func values(of report: Report) -> ReportFigure {
        let density = ReconstructionDensity(
            truth: report.truth.values,
            reconstructions: report.methods.compactMap { result in
                result.reconstruction.map { ReconstructedValues(method: result.method.style, values: $0.values) }
            }, valueName: "value", letters: true, seed: report.settings.seed)
        let decimals = min(3, report.methods.compactMap { $0.measures[.r2]?.estimate }.commonDecimals)
        let r2 = report.methods.compactMap { result in
            result.measures[.r2].map { ($0.estimate.valueText(decimals: decimals), result.method.name) }
        }
        return ReportFigure(
            identifier: "reconstructions", title: "True against reconstructed values", figure: density, width: .full,
            finding: "The reconstructions explain \(Report.list(r2)) of the test rows' variance (R²).",
            explanation: (density.pairCount < report.truth.values.count
                ? "\(NumberText.count(density.pairCount)) scaled values drawn at random from the"
                : "All scaled values of the")
                + " test rows (\(report.testCount))" + (density.isCounted ? ", counted in cells" : "")
                + "; dashed line, perfect reconstruction."
                + (density.outsideCount > 0
                    ? " \(NumberText.count(density.outsideCount)) points fall outside the axis limits of the panels."
                    : ""))
    }

    /// The share of each feature's variance that is reconstructed.
    private static func features(of report: Report) -> ReportFigure {
        let lines = report.methods.compactMap { result in
            result.perFeatureR2.map { (style: result.method.style, values: $0) }
        }
        if let figure = RowDrawing(report)?.lines(lines, yTitle: "test R²") {
            return ReportFigure(
                identifier: "features", title: "Reconstruction along the axis", figure: figure, width: .half,
                finding: spreadFinding(of: report),
                explanation: "Test R² of each feature (\(report.testCount)) along the axis, one line per method.")
        }
        return ReportFigure(
            identifier: "features", title: "Reconstruction of each feature",
            figure: FeatureErrorChart(
                featureNames: report.featureNames.map(\.escaped), series: series(of: report)), width: .full,
            finding: spreadFinding(of: report),
            explanation:
                "Test R² of each feature (\(report.testCount)), one dot per method; features ranked by mean R²"
                + (report.featureNames.count > 24 ? " (top and bottom twelve shown)." : "."))
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
        return
            "“\(best.name.escaped)” is reconstructed best (mean R² "
            + "\(NumberFormat.decimal(best.meanR2, decimals: 2))) and “\(worst.name.escaped)” worst "
            + "(\(NumberFormat.decimal(worst.meanR2, decimals: 2)))."
    }

    /// The sentence on the number of features of which each method keeps at least half.
    private static func spreadFinding(of report: Report) -> String {
        let features = report.findings[Features.self]
        let counts = report.decoding.map { result in
            (
                features?.wellReconstructed[result.id].map { $0 == 0 ? "none" : NumberText.count($0) } ?? "none",
                result.method.name
            )
        }
        let varying = features?.features ?? report.featureNames.count
        return
            "R² is at least \(NumberFormat.plain(Features.wellFrom)) for \(Report.list(counts)) of the "
            + "\(NumberText.count(varying)) "
            + "features\(varying < report.featureNames.count ? " that vary in the test rows" : "")."
    }
}
