internal import Drawing

/// A line of samples and their meaning, above a plot area.
struct LineKey: Sendable {
    enum Sample: Sendable {
        case line(Stroke)
        case ring
        case dot(Color)
    }
    struct Entry: Sendable {
        var sample: Sample
        var text: String
    }

    /// The room that a key takes above a plot area, in points.
    static let room = 13.0
    private static let sampleWidth = 10.0
    private let entries: [Entry]

    init(_ entries: [Entry]) {
        self.entries = entries
    }

    /// Draws the entries above a plot area, at the top of its frame and as far as that reaches.
    func draw(on canvas: Canvas, above area: Rectangle, in frame: Rectangle) {
        draw(on: canvas, at: Point(x: area.x, y: frame.y), width: frame.maxX - area.x)
    }

    /// Draws the entries from the left, ending where there is no more room.
    func draw(on canvas: Canvas, at origin: Point, width: Double) {
        var left = origin.x
        let middle = origin.y + 4
        for entry in entries {
            let textWidth = TextMeasure.extent(of: entry.text, style: FigureStyle.mutedLabel).width
            let sampleWidth =
                switch entry.sample {
                case .line: Self.sampleWidth
                case .ring, .dot: 4.0
                }
            guard left + sampleWidth + 3 + textWidth <= origin.x + width + 0.5 else { return }
            switch entry.sample {
            case .line(let stroke):
                canvas.line(
                    from: Point(x: left, y: middle), to: Point(x: left + sampleWidth, y: middle), with: stroke)
            case .ring:
                KeptMark.draw(on: canvas, at: Point(x: left + 2, y: middle), color: .muted)
            case .dot(let color):
                canvas.dot(at: Point(x: left + 2, y: middle), diameter: 3.2, color: color)
            }
            left += sampleWidth + 3
            canvas.text(
                entry.text, at: Point(x: left, y: middle), anchor: TextAnchor(.left, .middle),
                style: FigureStyle.mutedLabel)
            left += textWidth + 8
        }
    }
}

/// The ring at the epoch whose weights were kept.
enum KeptMark {
    static func draw(on canvas: Canvas, at center: Point, color: Color) {
        let radius = 1.9
        let ring = Path([
            .move(Point(x: center.x + radius, y: center.y)),
            .arc(center: center, radius: radius, from: 0, to: 2 * .pi), .close,
        ])
        canvas.fill(ring, with: .background)
        canvas.stroke(ring, with: Stroke(width: 0.9, color: color))
    }
}
