/// A figure on a page with what stands under it.
package struct FigureBlock: Sendable {
    /// The share of the text's width that a figure takes.
    package enum Width: Int, Sendable { case full = 1, half, third, quarter }

    package var figure: any Figure
    package var width: Width
    /// Stands under the figure, or beside one that is alone and narrower than the text, on its page.
    package var caption: StyledText
    /// The figure's name in the outline; `nil` for none.
    package var outlineTitle: String?
    /// A name that links lead to.
    package var destination: String?
    /// The share of its width that the figure keeps on a page that is short of room; what it then has no place for goes on to the
    /// next page.
    package var leastShare: Double

    package init(
        _ figure: any Figure, width: Width = .full, caption: StyledText = "", outlineTitle: String? = nil,
        destination: String? = nil, leastShare: Double = 0
    ) {
        self.figure = figure
        self.leastShare = leastShare
        self.width = width
        self.caption = caption
        self.outlineTitle = outlineTitle
        self.destination = destination
    }
}

/// A table on a page with what stands above it.
package struct TableBlock: Sendable {
    package var table: Table
    /// Stands above the table, on the page where it begins.
    package var caption: StyledText
    package var outlineTitle: String?
    package var destination: String?

    package init(
        _ table: Table, caption: StyledText = "", outlineTitle: String? = nil, destination: String? = nil
    ) {
        self.table = table
        self.caption = caption
        self.outlineTitle = outlineTitle
        self.destination = destination
    }
}

/// A piece of a document, from top to bottom.
package enum Block: Sendable {
    /// The document's title; under it a line of facts, and at that line's right end an aside such as the date. Its name in the outline
    /// and that of links to it are nil for none.
    case title(
        String, subtitle: StyledText, aside: String, outlineTitle: String? = nil, destination: String? = nil)
    /// A heading of level 1 or 2, which also stands in the outline, and to which links may lead.
    case heading(level: Int, String, destination: String? = nil)
    case paragraph(StyledText, style: ParagraphStyle = .body)
    case figure(FigureBlock)
    /// Figures side by side in equal columns, with a caption each.
    case row([FigureBlock])
    case table(TableBlock)
    case pageBreak
}
