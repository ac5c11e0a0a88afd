/// The costs among which the pages of a document are chosen, in units of one page.
///
/// A page that is short of room lets its figures give way, or leaves room blank; either costs the more the farther it goes.
enum PageCost {
    /// The room that a page leaves blank, by its share; that of a document's last page costs nothing.
    static let blank = 2.0
    /// Figures that give way by a number of steps: beyond ``mostReadableStep`` it costs so much that a figure rather goes on to
    /// the next page than that all become too small to be read.
    static func givingWay(_ step: Int) -> Double {
        let beyond = Double(max(0, step - mostReadableStep))
        return 0.015 * Double(step * (step + 1)) + 0.7 * beyond * beyond
    }
    static let mostReadableStep = 4
    /// A page that is filled by less than ``leastFill``.
    static let nearlyEmpty = 4.0
    static let leastFill = 0.42
    /// A page, the last one included, with less than ``leastHeight`` on it: five lines and a heading.
    static let fewLines = 4.0
    static let leastHeight = 90.0
    /// Chunks that belong together on two pages, and one that is higher than a page.
    static let separation = 1_000.0
    static let overflow = 1_000_000.0

    // Pages that end within what is read in one go.
    static let withinParagraph = 0.6
    static let withinTable = 0.25
    static let betweenParagraphs = 0.12
    /// Between a text and the figure or the table that it is about.
    static let beforeFigure = 0.25
    /// Between a figure or a table and the text after it.
    static let afterFigure = 0.06
    static let betweenFigures = 0.03
}
