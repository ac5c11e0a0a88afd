/// Origin, scale and clip of a canvas at a moment.
struct CanvasState {
    private(set) var origin = Point(x: 0, y: 0)
    private(set) var scaleX = 1.0
    private(set) var scaleY = 1.0
    /// The visible rectangle on the surface.
    private(set) var clip: Rectangle

    init(clip: Rectangle) { self.clip = clip }

    /// The factor by which line widths and text grow: the geometric mean of both scales.
    var scale: Double { scaleX == scaleY ? scaleX : (scaleX * scaleY).magnitude.squareRoot() }

    /// True if anything drawn in this state has a place.
    var isDrawable: Bool {
        origin.x.isFinite && origin.y.isFinite && scale.isFinite && scale != 0 && clip.width > 0 && clip.height > 0
    }

    mutating func translate(x: Double, y: Double) {
        origin = onSurface(Point(x: x, y: y))
    }

    mutating func scale(x: Double, y: Double) {
        scaleX *= x
        scaleY *= y
    }

    /// Narrows the clip to its part in a rectangle of the surface.
    mutating func clip(to rectangle: Rectangle) {
        let left = max(clip.x, rectangle.x)
        let top = max(clip.y, rectangle.y)
        clip = Rectangle(
            x: left, y: top, width: max(min(clip.maxX, rectangle.maxX) - left, 0),
            height: max(min(clip.maxY, rectangle.maxY) - top, 0))
    }

    func onSurface(_ point: Point) -> Point {
        Point(x: origin.x + point.x * scaleX, y: origin.y + point.y * scaleY)
    }

    /// The rectangle on the surface, with width and height not negative.
    func onSurface(_ rectangle: Rectangle) -> Rectangle {
        let first = onSurface(Point(x: rectangle.x, y: rectangle.y))
        let second = onSurface(Point(x: rectangle.maxX, y: rectangle.maxY))
        return Rectangle(
            x: min(first.x, second.x), y: min(first.y, second.y), width: (second.x - first.x).magnitude,
            height: (second.y - first.y).magnitude)
    }

    func onSurface(_ path: Path) -> Path {
        var result = Path()
        result.elements.reserveCapacity(path.elements.count)
        for element in path.elements {
            switch element {
            case .move(let point): result.elements.append(.move(onSurface(point)))
            case .line(let point): result.elements.append(.line(onSurface(point)))
            case .curve(let control1, let control2, let end):
                result.curve(to: onSurface(end), control1: onSurface(control1), control2: onSurface(control2))
            case .arc(let center, let radius, let from, let to):
                let isFirst = result.elements.isEmpty || result.elements.last == .close
                for piece in Path.curves(ofArcAt: center, radius: radius, from: from, to: to, joined: !isFirst) {
                    result.elements.append(contentsOf: onSurface(Path([piece])).elements)
                }
            case .close: result.close()
            }
        }
        return result
    }
}
