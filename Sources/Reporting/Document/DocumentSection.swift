/// A part of a report that answers one question.
package struct DocumentSection: Sendable {
    /// Its name in links and hints, in ASCII.
    package let id: String
    /// Its heading; nil for one that stands without, under the document's title.
    package let heading: String?
    package internal(set) var blocks: [DocumentBlock]
    /// The layout on paper.
    package let hints: PageHints

    package init(id: String, heading: String?, blocks: [DocumentBlock], hints: PageHints = PageHints()) {
        self.id = id
        self.heading = heading
        self.blocks = blocks
        self.hints = hints
    }

    /// The name of its beginning, to which links lead where it has a heading.
    ///
    /// No figure has such a name.
    package static func destination(of id: String) -> String { "section.\(id)" }

    /// Its figures, in their order.
    package var figures: [ReportFigure] {
        blocks.flatMap { block -> [ReportFigure] in
            switch block {
            case .figure(let figure): [figure]
            case .row(let figures): figures
            case .paragraph, .table: []
            }
        }
    }
}

/// Wishes of a section that only a rendering on pages can fulfil.
package struct PageHints: Sendable, Equatable {
    /// True if it begins on a page of its own.
    package var beginsPage = false
    /// True if it is to be no longer than the page that it begins on, unless figures would become too small for that.
    package var staysOnPage = false
    /// The number of columns that its texts and tables flow in.
    package var columns = 1

    package init(beginsPage: Bool = false, staysOnPage: Bool = false, columns: Int = 1) {
        precondition(columns > 0, "\(columns) columns")
        self.beginsPage = beginsPage
        self.staysOnPage = staysOnPage
        self.columns = columns
    }
}
