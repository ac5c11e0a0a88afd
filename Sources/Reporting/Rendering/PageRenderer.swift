internal import Core
internal import Drawing

/// Lays a document out on pages, with figures and tables numbered in the order in which they stand there.
struct PageRenderer {
    private(set) var flow: DocumentFlow
    /// The number of pages.
    var pageCount: Int { flow.pageCount }
    private var figureCount = 0
    private var tableCount = 0

    /// The cost of a page that ends within a section that is to stay on one.
    private static let cohesion = 0.2

    /// Lays a document out.
    ///
    /// - Parameters:
    ///   - document: The document.
    ///   - paper: The paper that it is printed on.
    init(_ document: ReportDocument, on paper: Paper) {
        flow = DocumentFlow(paper: paper, footer: "\(document.title) — Gibbous \(gibbousVersion)")
        flow.add(
            .title(
                document.title, subtitle: StyledText(document.facts),
                aside: "\(document.date) · Gibbous \(gibbousVersion)"))
        for section in document.sections { add(section) }
    }

    /// Draws the pages at the end of a PDF document.
    func render(to document: PDFDocument) { flow.render(to: document) }

    private mutating func add(_ section: DocumentSection) {
        if section.hints.beginsPage { flow.add(.pageBreak) }
        var blocks = section.blocks.packed.map { block -> Block in
            switch block {
            case .paragraph(let text, let role): .paragraph(text, style: role.style)
            case .figure(let figure): .figure(numbered(figure))
            case .row(let figures) where figures.count == 1: .figure(numbered(figures[0]))
            case .row(let figures): .row(figures.map { numbered($0) })
            case .table(let table): .table(numbered(table))
            }
        }
        if let heading = section.heading {
            blocks.insert(
                .heading(level: 1, heading, destination: DocumentSection.destination(of: section.id)), at: 0)
        }
        for (place, block) in blocks.enumerated() {
            flow.add(
                block, columns: section.hints.columns,
                cohesion: section.hints.staysOnPage && place > 0 ? Self.cohesion : 0)
        }
    }

    private mutating func numbered(_ figure: ReportFigure) -> FigureBlock {
        figureCount += 1
        return FigureBlock(
            figure.figure, width: figure.width.block,
            caption: StyledText("Figure \(figureCount). \(figure.finding) ".unbroken, weight: .semibold)
                + StyledText(figure.explanation.unbroken), outlineTitle: "Figure \(figureCount). \(figure.title)",
            destination: figure.identifier)
    }

    private mutating func numbered(_ table: ReportTable) -> TableBlock {
        tableCount += 1
        return TableBlock(
            table.table,
            caption: StyledText("Table \(tableCount). \(table.caption). ".unbroken, weight: .semibold)
                + StyledText(table.explanation.unbroken), outlineTitle: "Table \(tableCount). \(table.title)")
    }
}

extension DocumentBlock.ParagraphRole {
    /// The style on paper.
    fileprivate var style: ParagraphStyle {
        switch self {
        case .body: .body
        case .verdict: .verdict
        case .note: .note
        }
    }
}

extension ReportFigure.Width {
    /// The width in a block of a page.
    var block: FigureBlock.Width {
        switch self {
        case .full: .full
        case .half: .half
        case .third: .third
        case .quarter: .quarter
        }
    }

    /// The width in points, on either paper.
    var points: Double { Paper.columnWidth(of: block.rawValue) }
}
