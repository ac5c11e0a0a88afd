internal import Core
internal import Datasets
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Foundation
internal import Methods
internal import NeuralNetworks
internal import Plotting

/// The pages of a report, composed of its figures and tables.
struct ReportDocument {
    private let report: Report
    private let figures: [ReportFigure]
    private let verdict: VerdictText
    private let date: String
    private var flow: DocumentFlow
    private var figureNumber = 0
    private var tableNumber = 0
    /// How high the figures at the foot of the first page may be, in points.
    private var summaryHeight: Double?

    /// Composes the pages.
    ///
    /// - Parameters:
    ///   - report: What to say.
    ///   - figures: All figures of the report.
    ///   - date: The day that stands on the first page, "2026-01-31".
    init(_ report: Report, figures: [ReportFigure], date: String) {
        self.report = report
        self.figures = figures
        self.date = date
        verdict = VerdictText(report)
        let paper: Paper = report.settings.paper == .a4 ? .a4 : .letter
        flow = DocumentFlow(paper: paper, footer: "\(report.name.escaped) — Gibbous \(gibbousVersion)")
        addSummaryOnOnePage()
        // The figures of latent spaces take a page each: a summary of many methods, which goes on to a second page, would leave
        // most of that one empty.
        let hasRoom = flow.pageCount > 1
        if hasRoom { addReconstructions() }
        addLatentSpaces()
        if !hasRoom { addReconstructions() }
        addGeneration()
        addTraining()
        addMethods()
    }

    /// Draws the pages into a document.
    func render(to document: PDFDocument) { flow.render(to: document) }

    // MARK: - Sections

    /// Adds the summary with its last figures as large as a single page allows.
    private mutating func addSummaryOnOnePage() {
        let empty = self
        for height in [nil, 200, 180, 160, 140, 120] as [Double?] {
            self = empty
            summaryHeight = height
            addSummary()
            if flow.pageCount == 1 { return }
        }
        self = empty
        // On a second page, too, they leave room for what follows.
        summaryHeight = 200
        addSummary()
    }

    private mutating func addSummary() {
        let source = report.source
        let size = "\(NumberFormat.count(source.rowCount)) rows × \(NumberFormat.count(source.featureCount)) features"
        let shape = source.imageShape.map { " (images \($0.description))" } ?? ""
        let split = report.split
        flow.add(
            .title(
                report.name.escaped,
                subtitle: StyledText(
                    "\(size)\(shape); \(NumberFormat.count(split.training.count)) training, "
                        + "\(NumberFormat.count(split.validation.count)) validation, "
                        + "\(NumberFormat.count(split.test.count)) test rows"),
                aside: "\(date) · Gibbous \(gibbousVersion)"))
        flow.add(.paragraph(StyledText(verdict.sentence.unbroken, weight: .semibold), style: .verdict))
        if !verdict.evidence.isEmpty {
            flow.add(.paragraph(StyledText(verdict.evidence.joined(separator: " ").unbroken)))
        }
        add(["latent-overview"])
        addTable(
            MeasureTable(report).comparison,
            caption: "Measures on the test rows",
            explanation: "\(report.testCount). In brackets: 95 % bootstrap intervals\(spread). Bold: the best. "
                + "Definitions are at the end.", title: "Measures")
        addRow(["error-by-dimension", "reconstructions-overview"], maximumHeight: summaryHeight)
        flow.add(.paragraph(StyledText(verdict.caveat.unbroken), style: .note))
    }

    /// What tells the two kinds of uncertainty in a table apart; empty where each network was trained once.
    private var spread: String {
        guard report.settings.repeats > 1, report.methods.contains(where: { !$0.repeats.isEmpty }) else { return "" }
        return " over the test rows, of the models of seed \(report.settings.seed); after ±: the standard deviation "
            + "over \(report.settings.seedsText), each a training of its own. Neither includes the other"
    }

    private mutating func addLatentSpaces() {
        flow.add(.pageBreak)
        flow.add(.heading(level: 1, "Latent spaces"))
        for result in report.methods {
            add(["latent-\(result.method.rawValue)", "latent-\(result.method.rawValue)-detail"])
            if let collapse = CollapseText(result).sentences {
                flow.add(.paragraph(StyledText(collapse.unbroken, weight: .semibold)))
            }
        }
        add(["classes"])
        addFurtherLabels()
    }

    /// The same spaces by what else the user asks for.
    private mutating func addFurtherLabels() {
        let labels = LabelTable(report)
        guard let table = labels.table else { return }
        flow.add(.heading(level: 1, "Further labels"))
        for identifiers in FurtherLabelFigures.identifiers(of: report) {
            add([identifiers.overview, identifiers.classes])
        }
        addTable(
            table, caption: "What neighbours tell of each label",
            explanation: "Test rows (\(report.testCount)) of known label. "
                + (labels.hasIntervals ? "In brackets: 95 % bootstrap intervals. " : "")
                + "Bold: the best. Rows are split by the first label alone.", title: "Labels")
    }

    private mutating func addReconstructions() {
        guard figures.contains(where: { $0.identifier == "reconstructions" }) else { return }
        flow.add(.heading(level: 1, "Reconstructions"))
        add(["reconstructions", "features"])
        addRestoration()
    }

    private mutating func addRestoration() {
        guard let denoising = report.findings.illustration(of: Denoising.self),
            let table = MeasureTable(report).restoration
        else { return }
        flow.add(.heading(level: 1, "Undoing damage"))
        add(["restoration"])
        addTable(
            table, caption: "Damage undone",
            explanation:
                "The test rows (\(report.testCount)), damaged once by \(denoising.damage.text). Restored: what a "
                + "method reconstructs from a damaged row, against the undamaged one. In brackets: 95 % bootstrap intervals. "
                + "Bold: the best.", title: "Damage undone")
    }

    private mutating func addGeneration() {
        let names = ["samples", "interpolation", "latent-plane"]
        guard figures.contains(where: { names.contains($0.identifier) }) else { return }
        flow.add(.heading(level: 1, "New rows"))
        add(names)
        if let evidence = MeasureTable(report).evidence {
            addTable(
                evidence, caption: "The VAE's evidence",
                explanation: evidenceExplanation, title: "Evidence")
        }
    }

    private var evidenceExplanation: String {
        "Mean over the test rows (\(report.testCount)) with 95 % bootstrap intervals\(spread). The ELBO is minus the reconstruction term "
            + "minus the KL divergence. "
            + report.methods.compactMap(\.training?.objective.meaningOfNats).joined(separator: " ")
    }

    private mutating func addTraining() {
        guard figures.contains(where: { $0.identifier == "training" }) else { return }
        flow.add(.heading(level: 1, "Training"))
        add(["training"])
        if report.imageShape == nil, let evidence = MeasureTable(report).evidence {
            addTable(
                evidence, caption: "The VAE's evidence",
                explanation: evidenceExplanation, title: "Evidence")
        }
    }

    private mutating func addMethods() {
        flow.add(.heading(level: 1, "Data and methods"))
        for text in MethodsText(report).paragraphs { flow.add(.paragraph(text)) }
        let ofLabels = report.furtherLabels.flatMap(\.measures.values)
        let measures = Measure.all.filter { measure in
            report.methods.contains { $0.measures[measure] != nil } || ofLabels.contains { $0[measure] != nil }
        }
        addTable(
            Table(
                columns: [Table.Column("measure"), Table.Column("definition")],
                rows: measures.map {
                    [
                        StyledText($0.title, weight: .semibold),
                        StyledText(
                            $0.definition
                                + ($0.unit.isEmpty || $0.isSquaredError ? "" : " Unit: \($0.unit).")),
                    ]
                }), caption: "Definitions of the measures", explanation: "", title: "Definitions")
    }

    // MARK: - Numbered blocks

    /// Adds figures one below the other, those that the report has.
    private mutating func add(_ identifiers: [String]) {
        for identifier in identifiers {
            guard let figure = figures.first(where: { $0.identifier == identifier }) else { continue }
            flow.add(.figure(block(figure)))
        }
    }

    /// Adds figures side by side.
    private mutating func addRow(_ identifiers: [String], maximumHeight: Double?) {
        let row = identifiers.compactMap { name in figures.first { $0.identifier == name } }.map { figure in
            var block = block(figure)
            block.maximumHeight = maximumHeight
            return block
        }
        guard let first = row.first else { return }
        flow.add(row.count == 1 ? .figure(first) : .row(row))
    }

    private mutating func block(_ figure: ReportFigure) -> FigureBlock {
        figureNumber += 1
        return FigureBlock(
            figure.figure, width: figure.width,
            caption: StyledText("Figure \(figureNumber). \(figure.finding) ".unbroken, weight: .semibold)
                + StyledText(figure.explanation.unbroken), outlineTitle: "Figure \(figureNumber). \(figure.title)",
            destination: figure.identifier)
    }

    private mutating func addTable(_ table: Table, caption: String, explanation: String, title: String) {
        tableNumber += 1
        flow.add(
            .table(
                TableBlock(
                    table,
                    caption: StyledText("Table \(tableNumber). \(caption). ".unbroken, weight: .semibold)
                        + StyledText(explanation.unbroken), outlineTitle: "Table \(tableNumber). \(title)")))
    }
}
