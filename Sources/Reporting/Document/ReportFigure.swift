package import Drawing

/// A figure of a report: an element of a document and a file by the same code.
package struct ReportFigure: Sendable {
    /// The share of the text's width that a figure takes.
    package enum Width: Sendable {
        case full, half, third, quarter

        /// The share of the width that a figure usually keeps: narrow ones have less to give.
        fileprivate var leastShare: Double {
            switch self {
            case .full: 0.6
            case .half: 0.7
            case .third, .quarter: 0.9
            }
        }
    }

    /// The name of its file and of links to it, in ASCII, which no other figure of the report has.
    package let identifier: String
    /// Its name in the outline.
    package let title: String
    package let figure: any Figure
    package let width: Width
    /// The observation that the reader should make, in a sentence.
    package let finding: String
    /// Contents, encoding and numbers of rows.
    package let explanation: String
    /// The share of its width below which a page that is short of room does not make it.
    package let leastShare: Double
    /// The caption's last sentence, which leads elsewhere; empty for none.
    package internal(set) var pointer: StyledText
    /// Its name in the document, such as "Figure 3", which the document gives it.
    package internal(set) var label = "Figure"

    /// The figure in words, for readers who do not see it: its name and what it shows, without how it shows it.
    ///
    /// The caption, where it stands beside the figure, has the rest.
    package var alternativeText: String {
        "\(title). \(finding)".replacing("\u{A0}", with: " ")
    }

    /// The figure in words, with how it shows what it shows, for files without a caption.
    package var description: String { "\(finding) \(explanation)" }

    package init(
        identifier: String, title: String, figure: any Figure, width: Width, finding: String, explanation: String,
        pointer: StyledText = "", leastShare: Double? = nil
    ) {
        self.identifier = identifier
        self.title = title
        self.figure = figure
        self.width = width
        self.finding = finding
        self.explanation = explanation
        self.pointer = pointer
        self.leastShare = leastShare ?? width.leastShare
    }
}
