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
    /// Its name in the outline.
    package let title: String
    package let table: Table
    /// The caption's first words, without a full stop.
    package let caption: String
    /// Contents, encoding and numbers of rows; empty where there is nothing to explain.
    package let explanation: String

    package init(_ table: Table, title: String, caption: String, explanation: String = "") {
        self.title = title
        self.table = table
        self.caption = caption
        self.explanation = explanation
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
}
