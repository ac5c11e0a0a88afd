package import Drawing

/// A piece of a section.
package enum DocumentBlock: Sendable {
    case paragraph(StyledText, role: ParagraphRole = .body)
    case figure(ReportFigure)
    /// Figures side by side, which may be drawn smaller where a page is too short.
    case row([ReportFigure])
    case table(ReportTable)

    /// The place of a paragraph in the document.
    package enum ParagraphRole: Sendable {
        case body
        /// The one sentence that a reader should take away.
        case verdict
        /// A remark in small print.
        case note
    }
}

/// A table with its caption.
package struct ReportTable: Sendable {
    /// The name of links to it, in ASCII, which no other table or figure of the report has.
    package let identifier: String
    /// Its name in the outline.
    package let title: String
    package internal(set) var table: Table
    /// The caption's first words, without a full stop.
    package let caption: String
    /// Contents, encoding and numbers of rows; empty where there is nothing to explain.
    package let explanation: String
    /// The caption's last sentence, which leads elsewhere; empty for none.
    package internal(set) var pointer: StyledText
    /// Its name in the document, such as "Table 2", which the document gives it.
    package internal(set) var label = "Table"

    package init(
        _ table: Table, title: String, caption: String, explanation: String = "", pointer: StyledText = ""
    ) {
        self.table = table
        self.title = title
        self.caption = caption
        self.explanation = explanation
        self.pointer = pointer
        let letters = title.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "-" }
        identifier = "table-" + letters.joined()
    }
}

extension DocumentBlock {
    /// The answer of a section in a sentence or two, at its head, set in one way in all sections.
    package static func headline(_ sentence: String) -> DocumentBlock {
        .paragraph(StyledText(sentence.unbroken, weight: .semibold))
    }

    /// The beginning of a section: its answer, then its further sentences in a paragraph of their own.
    package static func opening(_ headline: String, details: [String] = []) -> [DocumentBlock] {
        let details = details.filter { !$0.isEmpty }
        let paragraph = StyledText(details.joined(separator: " ").unbroken)
        return (headline.isEmpty ? [] : [.headline(headline)]) + (details.isEmpty ? [] : [.paragraph(paragraph)])
    }

    /// A narrow figure of numbers and one of single rows, if there is one: beside it, or above it where it takes the whole width.
    static func figures(_ figure: ReportFigure, rows: ReportFigure?) -> [DocumentBlock] {
        guard let rows else { return [.figure(figure)] }
        return rows.width == .half ? [.row([figure, rows])] : [.figure(rows), .figure(figure)]
    }
}
