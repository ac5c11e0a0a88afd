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
            canvas.text(
                TextMeasure.truncated(title, to: max(0, frame.maxX - left), style: FigureStyle.panelTitle),
                at: Point(x: left, y: baseline), anchor: TextAnchor(.left, .baseline), style: FigureStyle.panelTitle)
        }
    }
}
