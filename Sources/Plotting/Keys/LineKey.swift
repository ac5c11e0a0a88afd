internal import Drawing

/// A line of samples and their meaning, above a plot area.
struct LineKey: Sendable {
    enum Sample: Sendable {
        case line(Stroke)
        case ring
        case dot(Color)

        /// The width in points.
        fileprivate var width: Double {
            switch self {
            case .line: 10
            case .ring, .dot: 4
            }
        }
    }
    struct Entry: Sendable {
        var sample: Sample
        var text: String
    }

    /// The room that a key takes above a plot area, in points.
    static let room = 13.0
    private static let (sampleGap, entryGap) = (3.0, 8.0)
    private let entries: [Entry]

    init(_ entries: [Entry]) {
        self.entries = entries
    }

    /// Between the left edge of a frame, where a panel's letter stands, and a key that is wider than the plot area.
    private static let letterRoom = 12.0

    /// Draws the entries above a plot area, at the top of its frame and as far as that reaches; what is wider begins further left.
    func draw(on canvas: Canvas, above area: Rectangle, in frame: Rectangle) {
        let left = min(area.x, max(frame.x + Self.letterRoom, frame.maxX - width))
        draw(on: canvas, at: Point(x: left, y: frame.y), width: frame.maxX - left)
    }

    /// The width of all entries, in points.
    private var width: Double {
        let widths = entries.map {
            $0.sample.width + Self.sampleGap + TextMeasure.extent(of: $0.text, style: FigureStyle.mutedLabel).width
        }
        return widths.reduce(0, +) + Self.entryGap * Double(max(0, entries.count - 1))
    }

    /// Draws the entries from the left, ending where there is no more room.
    func draw(on canvas: Canvas, at origin: Point, width: Double) {
        var left = origin.x
        let middle = origin.y + 4
        for entry in entries {
            let textWidth = TextMeasure.extent(of: entry.text, style: FigureStyle.mutedLabel).width
            let sampleWidth = entry.sample.width
            guard left + sampleWidth + Self.sampleGap + textWidth <= origin.x + width + 0.5 else { return }
            switch entry.sample {
            case .line(let stroke):
                canvas.line(
                    from: Point(x: left, y: middle), to: Point(x: left + sampleWidth, y: middle), with: stroke)
            case .ring:
                KeptMark.draw(on: canvas, at: Point(x: left + 2, y: middle), color: .muted)
            case .dot(let color):
                canvas.dot(at: Point(x: left + 2, y: middle), diameter: 3.2, color: color)
            }
            left += sampleWidth + Self.sampleGap
            canvas.text(
                entry.text, at: Point(x: left, y: middle), anchor: TextAnchor(.left, .middle),
                style: FigureStyle.mutedLabel)
            left += textWidth + Self.entryGap
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
