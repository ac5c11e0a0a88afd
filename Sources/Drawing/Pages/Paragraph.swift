/// Text broken into lines of even distance.
struct Paragraph: Sendable, Equatable {
    let text: StyledText
    let style: ParagraphStyle
    /// The width at which lines are broken, in points.
    let width: Double
    /// The number of lines.
    let lineCount: Int

    init(_ text: StyledText, style: ParagraphStyle, width: Double) {
        self.text = text
        self.style = style
        self.width = width
        lineCount = text.isEmpty ? 0 : Paragraph.layout(text, style: style.text, width: width).lines.count
    }

    var height: Double { Double(lineCount) * style.leading }

    /// Draws some of the lines, the first with its upper edge at `y`.
    func draw(_ lines: Range<Int>, on canvas: Canvas, x: Double, y: Double) {
        guard !lines.isEmpty else { return }
        // One font's measures place every line, whatever fonts the characters of a line need.
        let letter = TextMeasure.extent(of: "x", style: style.text)
        let rise = (style.leading - letter.height) / 2 + letter.ascent
        let layout = Paragraph.layout(text.on(canvas.theme), style: style.text.on(canvas.theme), width: width)
        for line in lines.clamped(to: 0..<layout.lines.count) {
            let top = y + Double(line - lines.lowerBound) * style.leading
            canvas.draw(layout, line: line, at: Point(x: x, y: top + rise))
            for segment in layout.segments(ofLine: line) {
                guard let destination = segment.destination else { continue }
                canvas.link(
                    to: destination,
                    in: Rectangle(x: x + segment.x, y: top, width: segment.width, height: style.leading))
            }
        }
    }

    private static func layout(_ text: StyledText, style: TextStyle, width: Double) -> TextLayout {
        TextLayout(text, style: style, width: width, limit: 20_000)
    }
}
