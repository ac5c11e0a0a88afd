/// A report as a document: sections of blocks, in their order, which know no paper and no file format.
///
/// Every rendering is made from it, and every figure that is in it has a file of its own.
package struct ReportDocument: Sendable {
    /// The data set's name.
    package let title: String
    /// One line of facts about the data.
    package let facts: String
    /// The day on which it was made, "2026-01-31".
    package let date: String
    /// The document's conclusion, in a sentence.
    package let subject: String
    /// Words by which it may be found.
    package let keywords: [String]
    package let sections: [DocumentSection]

    /// A document whose figures and tables are numbered in their order, and mentioned by their numbers.
    ///
    /// - Parameters:
    ///   - title: The data set's name.
    ///   - facts: One line of facts about the data.
    ///   - date: The day on which it was made, "2026-01-31".
    ///   - subject: The document's conclusion, in a sentence.
    ///   - keywords: Words by which it may be found.
    ///   - sections: Its parts, in their order.
    package init(
        title: String, facts: String, date: String, subject: String, keywords: [String], sections: [DocumentSection]
    ) {
        self.title = title
        self.facts = facts
        self.date = date
        self.subject = subject
        self.keywords = keywords
        self.sections = DocumentNumbering.numbered(sections)
    }

    /// The figures of all sections, in their order.
    package var figures: [ReportFigure] { sections.flatMap(\.figures) }
}
