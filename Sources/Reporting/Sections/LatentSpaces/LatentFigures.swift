internal import Comparison
internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// The latent spaces: side by side on the first page, and at full size on one of their own.
enum LatentFigures {
    /// A plot of one method's codes, with what its caption has to tell.
    private struct Panel {
        let figure: any Figure
        let outside: Int
        let isDensity: Bool
    }

    /// The most classes that small panels name on their clusters.
    private static let mostNamedInOverview = 30
    /// The most panels beside each other at full size.
    private static func columns(for count: Int) -> Int { count <= 4 ? 2 : 3 }

    /// All methods side by side, in the same colours.
    static func overview(of context: SectionContext, hasGallery: Bool = true) -> ReportFigure {
        let report = context.report
        let classCount = context.coloring.classCount
        let shown = hasGallery ? overviewMethods(of: report) : report.methods
        let panels = zip(shown, PanelLetters.first(shown.count)).map { result, letter in
            panel(
                result, of: context, title: result.method.name, letter: letter,
                isNamed: classCount <= mostNamedInOverview)
        }
        // Names that found no room stand beside the large panels.
        let isKeyed = classCount <= ClassKey.mostClasses || !hasGallery
        let grid = PanelGrid(panels: panels.map(\.figure), legend: isKeyed ? nil : EmptyFigure())
        var sentences = [explanation(of: report, panels: panels, results: shown)]
        if shown.count < report.methods.count {
            sentences.append(
                "\(NumberWord.text(shown.count).capitalizedFirst) of \(NumberWord.text(report.methods.count)) methods are shown."
            )
        }
        if !isKeyed { sentences.append("The classes are named in the section on latent spaces.") }
        return ReportFigure(
            identifier: "latent-overview", title: "Latent space of each method",
            figure: grid.limited(for: panels.count), width: .full,
            finding: finding(of: report), explanation: sentences.joined(separator: " "),
            leastShare: leastShare(columns: PanelGrid.columns(for: max(3, panels.count)), panel: leastPanel.overview))
    }

    /// The most methods that are all shown on the first page.
    private static let mostInOverview = 4

    /// The methods on the first page: all, or of more than have room in one row the linear one, the network that the verdict is
    /// about, and another one, which is a generative one if there is any.
    private static func overviewMethods(of report: Report) -> [MethodResult] {
        guard report.methods.count > mostInOverview, let linear = report.baseline,
            let network = report.methods.first(where: { $0.id == report.findings[Verdict.self]?.network })
        else { return report.methods }
        let others = report.methods.filter { $0.id != linear.id && $0.id != network.id }
        let other = others.first(where: \.method.followsPrior) ?? others.first
        let shown = [linear.id, network.id, other?.id]
        return report.methods.filter { shown.contains($0.id) }
    }

    /// The least width of a panel on the first page, and on the page of large ones, in points.
    private static let leastPanel = (overview: 48 * pointsPerMillimetre, gallery: 64 * pointsPerMillimetre)

    /// The share of the text's width at which panels in so many columns are as wide as they have to be; all of it where they are
    /// never as wide.
    private static func leastShare(columns: Int, panel: Double) -> Double {
        let gutters = FigureStyle.gutter * Double(columns - 1)
        return min(1, (panel * Double(columns) + gutters) / Paper.contentWidth)
    }

    /// All methods at full size on one page, with the accuracy of each class, which is the key to the colours too.
    static func gallery(of context: SectionContext) -> ReportFigure {
        let report = context.report
        let letters = PanelLetters.first(report.methods.count + 1)
        let panels = zip(report.methods, letters).map { result, letter in
            panel(result, of: context, title: result.method.name, letter: letter, isNamed: true)
        }
        let classes = ClassAccuracy(of: context, letter: letters[report.methods.count])
        var sentences = [
            "\(overviewMethods(of: report).count < report.methods.count ? "Latent spaces of all methods" : "Latent spaces of the first page at full size"): test rows (\(report.testCount)) in full colour, training and validation "
                + "rows in a tint."
        ]
        if classes != nil, report.methods.contains(where: { $0.latentSize > 1 }) {
            sentences.append("Classes are named in panels in which their rows lie together.")
        }
        if let classes { sentences.append(classes.explanation) }
        for result in report.methods {
            guard let active = result.measures[.activeCodes]?.estimate else { continue }
            sentences.append(
                "\(IntervalText(active, in: .percent, decimals: 1).text) of \(result.method.possessive) test codes are active."
            )
        }
        if let text = EmbeddingText(of: report.methods.map(\.method)) { sentences.append(text.sentence) }
        return ReportFigure(
            identifier: "latent-spaces", title: "Latent spaces at full size",
            figure: arranged(panels.map(\.figure), accuracies: classes, hasIndex: hasIndex(context)), width: .full,
            finding: classes?.finding ?? quality(of: report), explanation: sentences.joined(separator: " "),
            leastShare: leastShare(columns: columns(for: panels.count), panel: leastPanel.gallery))
    }

    /// Panels in rows, with the accuracies where a place is free in the last row, or below.
    private static func arranged(_ panels: [any Figure], accuracies: ClassAccuracy?, hasIndex: Bool) -> any Figure {
        let columns = columns(for: panels.count)
        guard let accuracies else {
            let grid = PanelGrid(panels: panels, columns: min(columns, panels.count))
            return panels.count == 1 ? FigureWithMargin(main: grid, margin: nil, share: 0.6) : grid
        }
        // A plot with every class is their key too.
        let legend: (any Figure)? = accuracies.hasAllClasses || hasIndex ? EmptyFigure() : nil
        if panels.count % columns == columns - 1 {
            return PanelGrid(panels: panels + [FreePanel(accuracies.plot)], columns: columns, legend: legend)
        }
        return FigureStack([PanelGrid(panels: panels, columns: columns, legend: legend), accuracies.plot])
    }

    /// True if classes are so many that their key is a figure of its own.
    private static func hasIndex(_ context: SectionContext) -> Bool {
        context.coloring.classCount > mostNamedInOverview
    }

    /// The names of classes that are too many for a key, and the codes by which more than can be written out go.
    static func index(of context: SectionContext) -> ReportFigure? {
        guard hasIndex(context), case .categorical(_, let categories, let colors) = context.coloring,
            let most = categories.indices.max(by: { (colors.counts[$0], $1) < (colors.counts[$1], $0) }),
            let fewest = categories.indices.min(by: { (colors.counts[$0], $0) < (colors.counts[$1], $1) })
        else { return nil }
        return ReportFigure(
            identifier: "classes", title: "Classes", figure: ClassIndex(colors: colors), width: .full,
            finding: "\(NumberText.count(categories.count)) classes "
                + (colors.counts[fewest] == colors.counts[most]
                    ? "with \(NumberText.count(colors.counts[most])) rows each."
                    : "with \(NumberText.count(colors.counts[fewest])) to \(NumberText.count(colors.counts[most])) rows."),
            explanation: ClassIndex.showsCodes(classCount: categories.count)
                ? "Codes used in the scatter plots, with the colour, name and number of rows of each class. "
                    + "Classes share 20 colours and are distinguished by their codes."
                : "Colour, name and number of rows of each class. Classes share 20 colours and are distinguished by their "
                    + "names and places.")
    }

    private static func panel(
        _ result: MethodResult, of context: SectionContext, title: String, letter: String, isNamed: Bool
    ) -> Panel {
        let report = context.report
        let latent = LatentPositions(result, in: report)
        if latent.positions.columns == 1 {
            let histogram = LatentHistogram(
                title: title, positions: latent.positions, isTest: report.isTest, coloring: context.coloring,
                axisTitle: latent.axisTitles.0, panelLetter: letter, seed: report.settings.seed)
            return Panel(figure: histogram, outside: histogram.outsideCount, isDensity: false)
        }
        let named = ClassAccuracy.compactClasses(of: result, in: context)
        let scatter = LatentScatter(
            title: title, positions: latent.positions, isTest: report.isTest, coloring: context.coloring,
            axisTitles: latent.axisTitles, showsPrior: result.method.followsPrior, panelLetter: letter,
            seed: report.settings.seed, labelsClusters: isNamed && named != nil, namedClasses: named)
        return Panel(figure: scatter, outside: scatter.outsideCount, isDensity: scatter.isDensity)
    }

    /// The finding about the codes, by labels or neighbourhoods.
    private static func finding(of report: Report) -> String {
        if report.methods.allSatisfy({ $0.measures[.knnAccuracy] != nil }) {
            let shares = report.methods.compactMap { result in
                result.measures[.knnAccuracy].map { (report.testShareText($0.estimate.value), result.method.name) }
            }
            if report.hasFewTestRows {
                return "Five nearest neighbours classify \(Report.list(shares)) test rows correctly."
            }
            if let share = shares.first?.0, shares.count > 1, shares.allSatisfy({ $0.0 == share }) {
                return "\(allSpaces(shares.count)) separate the classes equally well (5-NN accuracy \(share))."
            }
            return "5-NN accuracy in the latent space is \(Report.list(shares))."
        }
        if report.methods.allSatisfy({ $0.measures[.knnR2] != nil }) {
            let text = "R² \(values(of: .knnR2, in: report))"
            return report.methods.allSatisfy { $0.measures[.knnR2].map { $0.estimate.value <= 0 } ?? false }
                ? "In no latent space do five nearest neighbours predict \(report.quotedLabel) better than its mean: \(text)."
                : "Five nearest neighbours predict \(report.quotedLabel) with \(text)."
        }
        if report.methods.allSatisfy({ $0.measures[.trustworthiness] != nil }) {
            return "Trustworthiness: \(values(of: .trustworthiness, in: report))."
        }
        let size = report.settings.latentSize
        return "\(NumberText.count(report.dataset.featureCount)) features in \(size) dimension\(size == 1 ? "" : "s")."
    }

    /// "All three latent spaces".
    private static func allSpaces(_ count: Int) -> String {
        (count == 2 ? "Both" : "All \(NumberWord.text(count))") + " latent spaces"
    }

    /// "0.835 (PCA) and 0.969 (AE)".
    private static func values(of measure: Measure, in report: Report) -> String {
        Report.list(
            report.methods.compactMap { result in
                text(measure, of: result, in: report).map { ($0, result.method.name) }
            })
    }

    /// A measure's value with the decimals that all methods share.
    private static func text(_ measure: Measure, of result: MethodResult, in report: Report) -> String? {
        let decimals = min(3, report.methods.compactMap { $0.measures[measure]?.estimate }.commonDecimals)
        return result.measures[measure]?.estimate.valueText(decimals: decimals)
    }

    /// The sentence on the rows that every latent space shows as near without their being so; the least that can be said of it.
    private static func quality(of report: Report) -> String {
        report.methods.contains { $0.measures[.continuity] != nil }
            ? "Continuity: \(values(of: .continuity, in: report))." : "Latent spaces of all methods."
    }

    private static func explanation(of report: Report, panels: [Panel], results: [MethodResult]) -> String {
        var sentences = [
            "All rows, \(report.coloredText): test rows (\(report.testCount)) in full colour, training and validation rows in a tint"
                + (report.hasMissingLabels ? "; grey, no label." : ".")
        ]
        if panels.contains(where: \.isDensity) {
            sentences.append("Density plot; the strength of the colour encodes the rank of the local point count.")
        }
        sentences += LatentPositions.viewSentences(of: results, in: report)
        if let method = results.map(\.method).first(where: \.followsPrior), report.settings.latentSize > 1 {
            sentences.append("Circles: one and two standard deviations of \(method.definiteName)'s prior.")
        }
        let outside = panels.reduce(0) { $0 + $1.outside }
        if outside > 0 {
            let mark =
                !results.contains { $0.latentSize > 1 }
                ? "not drawn" : outside == 1 ? "triangle on the frame" : "triangles on the frame"
            sentences.append(
                "\(NumberWord.text(outside).capitalizedFirst) point\(outside == 1 ? " falls" : "s fall") outside the "
                    + "axis limits (\(mark)).")
        }
        return sentences.joined(separator: " ")
    }
}

extension Report {
    /// True if some rows have no label, where others have one.
    fileprivate var hasMissingLabels: Bool {
        switch labels {
        case .categorical(let labels): labels.codes.contains { $0 < 0 }
        case .continuous(let labels): labels.values.contains { !$0.isFinite }
        case nil: false
        }
    }
}

extension PointColoring {
    /// The number of classes; 0 of other colourings.
    fileprivate var classCount: Int {
        if case .categorical(_, let categories, _) = self { categories.count } else { 0 }
    }
}
