internal import Drawing

/// The line above a plot area: the panel's letter and its title.
struct PanelHeading: Sendable {
    var letter: String?
    var title: String?

    var isEmpty: Bool { letter == nil && title == nil }

    /// Draws the heading above an area: the letter at the frame's left edge, the title at the area's.
    func draw(on canvas: Canvas, frame: Rectangle, area: Rectangle) {
        let baseline = area.y - 4
        var left = area.x
        if let letter {
            canvas.text(
                letter, at: Point(x: frame.x, y: baseline), anchor: TextAnchor(.left, .baseline),
                style: FigureStyle.panelLetter)
            let end = frame.x + TextMeasure.extent(of: letter, style: FigureStyle.panelLetter).width + 4
            left = max(left, end)
        }
        if let title {
            let room = max(0, frame.maxX - left)
            let style = Self.style(for: title, room: room)
            canvas.text(
                TextMeasure.truncated(title, to: room, style: style), at: Point(x: left, y: baseline),
                anchor: TextAnchor(.left, .baseline), style: style)
        }
    }

    /// The style in which a title has room; the smallest one where it has none.
    private static func style(for title: String, room: Double) -> TextStyle {
        var style = FigureStyle.panelTitle
        while style.size > leastSize, TextMeasure.extent(of: title, style: style).width > room { style.size -= 0.5 }
        return style
    }

    /// The smallest type of titles, in points.
    private static let leastSize = 5.5
}
