internal import Core
internal import Drawing

/// Lays a document out on pages, with figures and tables numbered in the order in which they stand there.
struct PageRenderer {
    private var flow: DocumentFlow
    /// The number of pages.
    var pageCount: Int { flow.pageCount }
    private var figureCount = 0
    private var tableCount = 0

    /// The most height of figures in rows and of those that stand alone, in points; nil for as high as they like to be.
    private typealias Heights = (inRow: Double?, alone: Double?)

    /// The sizes that figures are tried at until their section fits: those in rows give way first.
    private static let heights: [Heights] = [
        (nil, nil), (200, nil), (180, nil), (160, nil), (140, nil), (120, nil), (105, nil), (105, 140), (105, 120),
        (90, 105),
    ]
    /// The heights where none makes the section fit: on a second page, too, rows leave room for what follows.
    private static let heightsWithoutFit: Heights = (200, nil)

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
        guard section.hints.staysOnPage || section.hints.keepsTogether else {
            add(section, (nil, nil))
            return
        }
        let before = self
        let pageCount = max(1, flow.pageCount)
        guard section.hints.staysOnPage else {
            add(section, (nil, nil))
            guard flow.pageCount > pageCount else { return }
            self = before
            flow.add(.pageBreak)
            add(section, (nil, nil))
            return
        }
        for heights in Self.heights {
            self = before
            add(section, heights)
            if flow.pageCount <= pageCount { return }
        }
        self = before
        add(section, Self.heightsWithoutFit)
    }

    private mutating func add(_ section: DocumentSection, _ heights: Heights) {
        if let heading = section.heading {
            flow.add(.heading(level: 1, heading, destination: DocumentSection.destination(of: section.id)))
        }
        for block in section.blocks {
            switch block {
            case .paragraph(let text, let role): flow.add(.paragraph(text, style: role.style))
            case .figure(let figure): add([figure], maximumHeight: heights.alone)
            case .row(let figures): add(figures, maximumHeight: heights.inRow)
            case .table(let table): flow.add(.table(numbered(table)))
            }
        }
    }

    private mutating func add(_ figures: [ReportFigure], maximumHeight: Double?) {
        var row: [FigureBlock] = []
        for figure in figures {
            var block = numbered(figure)
            block.maximumHeight = maximumHeight
            row.append(block)
        }
        guard let first = row.first else { return }
        flow.add(row.count == 1 ? .figure(first) : .row(row))
    }

    private mutating func numbered(_ figure: ReportFigure) -> FigureBlock {
        figureCount += 1
        return FigureBlock(
            figure.figure, width: figure.width.block,
            caption: figure.caption(number: figureCount), outlineTitle: "Figure \(figureCount). \(figure.title)",
            destination: figure.identifier)
    }

    private mutating func numbered(_ table: ReportTable) -> TableBlock {
        tableCount += 1
        return TableBlock(
            table.table,
            caption: table.caption(number: tableCount), outlineTitle: "Table \(tableCount). \(table.title)")
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
    fileprivate var block: FigureBlock.Width {
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
