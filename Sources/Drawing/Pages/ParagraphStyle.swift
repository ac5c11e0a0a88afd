/// The typesetting of a paragraph.
package struct ParagraphStyle: Sendable, Equatable {
    package var text: TextStyle
    /// From baseline to baseline, in points.
    package var leading: Double
    /// The paragraph's element in the document's structure.
    var element: StructureElement

    init(
        size: Double, leading: Double, weight: TextStyle.Weight = .regular, color: Color = .ink,
        _ element: StructureElement
    ) {
        text = TextStyle(size: size, weight: weight, color: color)
        self.leading = leading
        self.element = element
    }

    package static let title = ParagraphStyle(size: 18, leading: 22, weight: .semibold, .heading1)
    package static let heading1 = ParagraphStyle(size: 13, leading: 17, weight: .semibold, .heading1)
    package static let heading2 = ParagraphStyle(size: 10, leading: 13, weight: .semibold, .heading2)
    /// The one sentence that a reader should take away.
    package static let verdict = ParagraphStyle(size: 11, leading: 15, .paragraph)
    package static let body = ParagraphStyle(size: 9, leading: 13, .paragraph)
    /// The style of a line under a title.
    package static let detail = ParagraphStyle(size: 9, leading: 13, color: .muted, .paragraph)
    package static let caption = ParagraphStyle(size: 7.5, leading: 10, .caption)
    package static let note = ParagraphStyle(size: 7.5, leading: 10, color: .muted, .paragraph)
    package static let table = ParagraphStyle(size: 8, leading: 10, .table)
    package static let footer = ParagraphStyle(size: 6.5, leading: 8, color: .muted, .paragraph)
}
