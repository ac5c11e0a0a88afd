/// Something that has found its place on a page.
struct PageItem: Sendable {
    enum Content: Sendable {
        case lines(Paragraph, Range<Int>)
        case figure(any Figure)
        case rows(TableLayout, Range<Int>)
    }

    /// An entry of the outline that leads here.
    struct OutlineEntry: Sendable, Equatable {
        var title: String
        /// 1 stands at the top, 2 under the last 1 before it.
        var level: Int
    }

    var content: Content
    /// The place on the page, in points.
    var frame: Rectangle
    /// The index of the flow's block that it comes from.
    var block: Int
    var outline: OutlineEntry?
    var destination: String?

    /// The names in it that links lead to: its own, and those of a table's rows.
    var destinations: [String] {
        guard case .rows(let layout, let rows) = content else { return [destination].compactMap(\.self) }
        return ([destination] + rows.map { layout.table.destinations[$0] }).compactMap(\.self)
    }

    func draw(on canvas: Canvas) {
        if let destination { canvas.destination(named: destination, at: Point(x: frame.x, y: frame.y)) }
        switch content {
        case .lines(let paragraph, let lines):
            canvas.structure(paragraph.style.element) { paragraph.draw(lines, on: canvas, x: frame.x, y: frame.y) }
        case .figure(let figure):
            canvas.structure(.figure) { canvas.withSavedState { figure.draw(on: canvas, in: frame) } }
        case .rows(let table, let rows):
            canvas.structure(.table) { table.draw(rows, on: canvas, x: frame.x, y: frame.y) }
        }
    }
}

extension PageItem {
    /// A whole paragraph at a place.
    init(_ paragraph: Paragraph, x: Double, y: Double, block: Int) {
        self.init(
            content: .lines(paragraph, 0..<paragraph.lineCount),
            frame: Rectangle(x: x, y: y, width: paragraph.width, height: paragraph.height), block: block)
    }
}
