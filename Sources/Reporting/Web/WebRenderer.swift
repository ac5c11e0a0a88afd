internal import Core
internal import Drawing

/// Lays a document out as the body of a web page.
struct WebRenderer {
    /// The markup.
    private(set) var body = ""
    /// Characters in figures that no installed font has.
    private(set) var missingCharacters: [Unicode.Scalar] = []
    private var drawings: [InlineSVG] = []
    private var figureCount = 0

    /// Lays a document out.
    ///
    /// - Parameters:
    ///   - document: The document.
    ///   - insert: The markup that follows the first section.
    ///   - threads: The number of figures that may be drawn at the same time.
    /// - Throws: `DrawingError` where no font is installed, or an image can't be drawn.
    init(_ document: ReportDocument, insert: String = "", threads: Int = 1) throws {
        let drawn = ParallelTasks.run(document.figures, threads: threads) { figure in
            Result { try figure.drawing() }
        }
        for result in drawn {
            let drawing = try result.get()
            drawings.append(drawing)
            missingCharacters += drawing.missingCharacters
        }
        body = """
            <main class="report">
            <header>
            <h1 dir="auto">\(document.title.escapedForMarkup())</h1>
            <p class="facts">\(document.facts.escapedForMarkup())</p>
            <p class="date">\(document.date.escapedForMarkup()) · Gibbous \(gibbousVersion)</p>
            </header>
            \(Self.contents(of: document))
            """
        for (index, section) in document.sections.enumerated() {
            add(section)
            if index == 0 { body += insert }
        }
        if document.sections.isEmpty { body += insert }
        body += "</main>\n<footer><p>\(document.title.escapedForMarkup()) — Gibbous \(gibbousVersion)</p></footer>\n"
    }

    /// The list of sections that have a heading, with links to them.
    private static func contents(of document: ReportDocument) -> String {
        let items = document.sections.compactMap { section in
            section.heading.map { heading in
                "<li><a href=\"#\(section.anchor)\">\(heading.escapedForMarkup())</a></li>\n"
            }
        }
        guard !items.isEmpty else { return "" }
        return "<nav class=\"contents\" aria-label=\"Contents\">\n<ol>\n\(items.joined())</ol>\n</nav>\n"
    }

    private mutating func add(_ section: DocumentSection) {
        body += "<section id=\"\(section.anchor)\">\n"
        if let heading = section.heading { body += "<h2>\(heading.escapedForMarkup())</h2>\n" }
        for block in section.blocks {
            switch block {
            case .paragraph(let text, let role): body += "<p\(role.attribute)>\(text.markup)</p>\n"
            case .figure(let figure): add(figure)
            case .row(let figures):
                body += "<div class=\"figures\">\n"
                for figure in figures { add(figure) }
                body += "</div>\n"
            case .table(let table):
                body += table.markup()
            }
        }
        body += "</section>\n"
    }

    private mutating func add(_ figure: ReportFigure) {
        figureCount += 1
        body += figure.markup(drawing: drawings[figureCount - 1])
    }
}

extension DocumentSection {
    /// The id of its element, which links lead to.
    fileprivate var anchor: String { Self.destination(of: id).escapedForMarkup() }
}

extension DocumentBlock.ParagraphRole {
    /// The class of its element.
    fileprivate var attribute: String {
        switch self {
        case .body: ""
        case .verdict: " class=\"verdict\""
        case .note: " class=\"note\""
        }
    }
}
