internal import Core
internal import Drawing

/// Lays a document out on pages.
struct PageRenderer {
    private(set) var flow: DocumentFlow
    /// The number of pages.
    var pageCount: Int { flow.pageCount }

    /// The cost of a page that ends within a section that is to stay on one.
    private static let cohesion = 0.2

    /// Lays a document out.
    ///
    /// - Parameters:
    ///   - document: The document.
    ///   - paper: The paper that it is printed on.
    init(_ document: ReportDocument, on paper: Paper) {
        // The first page has no heading to lead to but the document's own.
        let first = document.sections.first.flatMap { $0.heading == nil ? $0 : nil }
        let home = first.map { DocumentSection.destination(of: $0.id) }
        flow = DocumentFlow(
            paper: paper, footer: "\(document.title) — Gibbous \(gibbousVersion)",
            home: home.map { ("Verdict, page 1", $0) })
        flow.add(
            .title(
                document.title, subtitle: StyledText(document.facts),
                aside: "\(document.date) · Gibbous \(gibbousVersion)", outlineTitle: first.map { _ in "Verdict" },
                destination: home))
        for section in document.sections { add(section) }
    }

    /// Draws the pages at the end of a PDF document.
    func render(to document: PDFDocument) { flow.render(to: document) }

    private mutating func add(_ section: DocumentSection) {
        if section.hints.beginsPage { flow.add(.pageBreak) }
        var blocks = section.blocks.packed.map { block -> Block in
            switch block {
            case .paragraph(let text, let role): .paragraph(text, style: role.style)
            case .figure(let figure): .figure(figureBlock(figure))
            case .row(let figures) where figures.count == 1: .figure(figureBlock(figures[0]))
            case .row(let figures): .row(figures.map(figureBlock))
            case .table(let table): .table(tableBlock(table))
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

    private func figureBlock(_ figure: ReportFigure) -> FigureBlock {
        FigureBlock(
            figure.figure, width: figure.width.block,
            caption: figure.captionText, outlineTitle: "\(figure.label). \(figure.title)",
            destination: figure.identifier, leastShare: figure.leastShare)
    }

    private func tableBlock(_ table: ReportTable) -> TableBlock {
        TableBlock(
            table.table,
            caption: table.captionText, outlineTitle: "\(table.label). \(table.title)", destination: table.identifier)
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
