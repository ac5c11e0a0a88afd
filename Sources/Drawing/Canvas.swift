/// What to draw a line with.
package struct Stroke: Sendable, Equatable {
    package enum Cap: Sendable { case butt, round }
    package var width: Double
    package var color: Color
    /// Lengths of dashes and gaps in turn, in points; empty for a solid line.
    package var dash: [Double]
    package var cap: Cap
    package init(width: Double, color: Color = .ink, dash: [Double] = [], cap: Cap = .butt) {
        self.width = width
        self.color = color
        self.dash = dash
        self.cap = cap
    }
}

/// How a line of text is set.
package struct TextStyle: Sendable, Equatable, Hashable {
    package enum Weight: Sendable { case regular, semibold }
    /// A white outline behind the letters that keeps them legible over points.
    package struct Halo: Sendable, Equatable, Hashable {
        package var width: Double
        package var color: Color
        package init(width: Double = 3, color: Color = .white) {
            self.width = width
            self.color = color
        }
    }
    /// Font size in points.
    package var size: Double
    package var weight: Weight
    package var color: Color
    package var halo: Halo?
    package init(size: Double, weight: Weight = .regular, color: Color = .ink, halo: Halo? = nil) {
        self.size = size
        self.weight = weight
        self.color = color
        self.halo = halo
    }
}

/// Which point of a line of text is put at a position.
package struct TextAnchor: Sendable, Equatable {
    package enum Horizontal: Sendable { case left, center, right }
    package enum Vertical: Sendable { case top, middle, baseline, bottom }
    package var horizontal: Horizontal
    package var vertical: Vertical
    package init(_ horizontal: Horizontal, _ vertical: Vertical) {
        self.horizontal = horizontal
        self.vertical = vertical
    }
}

/// A grid of pixels to be drawn enlarged without smoothing.
package struct RasterImage: Sendable, Equatable {
    package let width: Int
    package let height: Int
    /// Red, green, blue of each pixel, row after row from the top: `[height × width × 3]`.
    package var pixels: [UInt8]
    package init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(pixels.count == width * height * 3)
        self.width = width
        self.height = height
        self.pixels = pixels
    }
}

/// A path of straight and curved pieces.
package struct Path: Sendable, Equatable {
    package enum Element: Sendable, Equatable {
        case move(Point)
        case line(Point)
        case curve(control1: Point, control2: Point, end: Point)
        case arc(center: Point, radius: Double, from: Double, to: Double)
        case close
    }
    package var elements: [Element]
    package init(_ elements: [Element] = []) { self.elements = elements }
    package mutating func move(to point: Point) { elements.append(.move(point)) }
    package mutating func line(to point: Point) { elements.append(.line(point)) }
    package mutating func close() { elements.append(.close) }
}

/// A surface that figures are drawn on, the same for PDF, SVG and pixels.
///
/// Coordinates are points, y downward. A class because figures nest and share one surface; used by one thread.
package final class Canvas {
    /// Draws with the surface's state (origin, clip) put back afterwards.
    package func withSavedState(_ body: () -> Void) { fatalError() }
    package func translate(x: Double, y: Double) { fatalError() }
    package func scale(x: Double, y: Double) { fatalError() }
    package func clip(to rectangle: Rectangle) { fatalError() }
    package func fill(_ rectangle: Rectangle, with color: Color) { fatalError() }
    package func fill(_ path: Path, with color: Color) { fatalError() }
    package func stroke(_ path: Path, with stroke: Stroke) { fatalError() }
    package func stroke(_ rectangle: Rectangle, with stroke: Stroke) { fatalError() }
    package func line(from start: Point, to end: Point, with stroke: Stroke) { fatalError() }
    /// A filled disc, as a zero-length round-capped stroke: the smallest form in PDF and SVG.
    package func dot(at center: Point, diameter: Double, color: Color) { fatalError() }
    /// One line of text.
    ///
    /// Rotation is clockwise, in degrees, about `position`.
    package func text(_ string: String, at position: Point, anchor: TextAnchor, style: TextStyle, rotation: Double = 0)
    {
        fatalError()
    }
    /// An image over a rectangle, each pixel a sharp-edged block.
    package func image(_ image: RasterImage, in rectangle: Rectangle) { fatalError() }

    init() {}
}

/// What a line of text takes, in points.
package struct TextExtent: Sendable, Equatable {
    package var width: Double
    /// From the baseline up.
    package var ascent: Double
    /// From the baseline down.
    package var descent: Double
    package var height: Double { ascent + descent }
}

/// Measures and breaks text as it will be drawn.
package enum TextMeasure {
    package static func extent(of string: String, style: TextStyle) -> TextExtent { fatalError() }
    /// The string cut to fit a width, with an ellipsis where something was cut.
    package static func truncated(_ string: String, to width: Double, style: TextStyle) -> String { fatalError() }
}
