@testable import Drawing

/// One line of text that was drawn.
struct DrawnText: Equatable {
    let text: String
    /// The place of its letters on the page, from the height of capitals to the depth of commas, upright or turned.
    let box: Rectangle
    /// The rectangle that it was cut at.
    let clip: Rectangle?
    /// True if a rim keeps it legible on what it stands on.
    let hasHalo: Bool
}

/// One disc that was drawn.
struct DrawnDot: Equatable {
    let center: Point
    let color: Color
    let clip: Rectangle?
}

/// A surface that draws nothing and keeps what it was told to.
final class RecordingBackend: CanvasBackend {
    private(set) var texts: [DrawnText] = []
    private(set) var dots: [DrawnDot] = []
    private(set) var images: [(image: RasterImage, place: Rectangle)] = []
    /// Every command with its numbers to a hundredth of a point.
    private(set) var commands: [String] = []
    private var clips: [Rectangle?] = [nil]
    let failure: DrawingError? = nil

    private var clip: Rectangle? { clips.last ?? nil }

    func saveState() { clips.append(clip) }
    func restoreState() { clips.removeLast() }
    func clip(to rectangle: Rectangle) { clips[clips.count - 1] = rectangle }

    func fill(_ path: Path, with color: Color) {
        commands.append("fill \(Self.text(of: path)) \(Self.text(of: color))")
    }

    func stroke(_ path: Path, with stroke: Stroke) {
        commands.append("stroke \(Self.text(of: path)) \(Self.text(stroke.width)) \(Self.text(of: stroke.color))")
    }

    func dot(at center: Point, diameter: Double, color: Color) {
        dots.append(DrawnDot(center: center, color: color, clip: clip))
        commands.append("dot \(Self.text(of: center)) \(Self.text(diameter)) \(Self.text(of: color))")
    }

    func image(_ image: RasterImage, in rectangle: Rectangle) {
        images.append((image, rectangle))
        commands.append("image \(image.width)×\(image.height) \(Self.text(of: Path(rectangle)))")
    }

    func text(
        _ layout: borrowing TextLayout, line: Int, at position: Point, anchor: TextAnchor.Horizontal, scale: Double,
        rotation: Double
    ) {
        let range = layout.lines[line].range
        let string = String(decoding: Array(layout.text.utf8)[range], as: UTF8.self)
        commands.append("text \(string) \(Self.text(of: position)) \(Self.text(rotation))")
        let size = layout.style.size * scale
        let width = layout.lines[line].extent.width * scale
        let corners = [(0, -0.72 * size), (width, -0.72 * size), (0, 0.2 * size), (width, 0.2 * size)].map { corner in
            AngleOfRotation(degrees: rotation).rotating(x: corner.0, y: corner.1, about: position)
        }
        let (left, right) = (corners.map(\.x).min() ?? 0, corners.map(\.x).max() ?? 0)
        let (top, bottom) = (corners.map(\.y).min() ?? 0, corners.map(\.y).max() ?? 0)
        texts.append(
            DrawnText(
                text: string, box: Rectangle(x: left, y: top, width: right - left, height: bottom - top), clip: clip,
                hasHalo: layout.style.halo != nil))
    }

    private static func text(_ number: Double) -> String { String((number * 100).rounded() / 100) }
    private static func text(of point: Point) -> String { "\(text(point.x)),\(text(point.y))" }
    private static func text(of color: Color) -> String {
        [color.red, color.green, color.blue, color.opacity].map { text($0) }.joined(separator: "/")
    }

    private static func text(of path: Path) -> String {
        path.elements.map { element in
            switch element {
            case .move(let point), .line(let point): text(of: point)
            case .curve(let first, let second, let end): "\(text(of: first)) \(text(of: second)) \(text(of: end))"
            case .arc(let center, let radius, _, _): "\(text(of: center)) \(text(radius))"
            case .close: "z"
            }
        }.joined(separator: " ")
    }
}
