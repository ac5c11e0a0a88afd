internal import Drawing
internal import Foundation

/// The moon at a moment between new and full, seen from the northern half of the Earth.
struct MoonPicture {
    /// Pixels along each edge.
    static let side = 28

    /// From 0°, new, over 90°, half, to 180°, full.
    var phase: Double
    /// Of the disc, in pixels.
    var center: Point
    var radius: Double
    /// By how much the axis leans to the right, in degrees.
    var tilt: Double
    /// The brightness of the lit side, 0–1.
    var brightness: Double
    /// The brightness of the dark side, by light from the Earth, 0–1.
    var earthshine: Double

    /// The gray values, row after row from the top: `[28 × 28]`.
    ///
    /// - Throws: `DrawingError` where memory is short.
    func pixels() throws -> [UInt8] {
        let lit = try RasterImage.averaged(side: MoonPicture.side, fineness: 4, drawLitPart)
        let surface = try RasterImage.averaged(side: MoonPicture.side, fineness: 4, drawSurface)
        return (0..<MoonPicture.side * MoonPicture.side).map { pixel in
            let light = earthshine + (brightness - earthshine) * Double(lit.pixels[pixel * 3]) / 255
            return UInt8((light * Double(surface.pixels[pixel * 3])).rounded())
        }
    }

    private func drawLitPart(on canvas: Canvas) {
        canvas.fill(MoonPicture.sky, with: MoonPicture.gray(0))
        canvas.fill(litPart, with: MoonPicture.gray(1))
    }

    /// The half of the limb that faces the sun, closed by the terminator: half an ellipse, as the circle between day
    /// and night is seen at an angle, with the semi-axis `radius · cos(phase)` (Meeus, Astronomical Algorithms, 48).
    var litPart: Path {
        let terminator = radius * cos(phase * .pi / 180)
        // A half-ellipse of two cubic quarters.
        let bend = 0.552_284_749_831
        var path = Path([.arc(center: Point(x: 0, y: 0), radius: radius, from: -.pi / 2, to: .pi / 2)])
        path.curve(
            to: Point(x: terminator, y: 0), control1: Point(x: bend * terminator, y: radius),
            control2: Point(x: terminator, y: bend * radius))
        path.curve(
            to: Point(x: 0, y: -radius), control1: Point(x: terminator, y: -bend * radius),
            control2: Point(x: bend * terminator, y: -radius))
        path.close()
        return placed(path)
    }

    /// The full disc with its largest seas, where they are on the moon.
    private func drawSurface(on canvas: Canvas) {
        canvas.fill(MoonPicture.sky, with: MoonPicture.gray(0))
        canvas.fill(Path(ellipseAt: center, radiusX: radius, radiusY: radius), with: MoonPicture.gray(1))
        for sea in MoonPicture.seas {
            let place = placed(Point(x: sea.x * radius, y: sea.y * radius))
            let ellipse = Path(
                ellipseAt: place, radiusX: sea.width * radius, radiusY: sea.height * radius, rotation: tilt)
            canvas.fill(ellipse, with: MoonPicture.gray(0).opacity(0.22))
        }
    }

    /// Imbrium, Procellarum, Serenitatis, Tranquillitatis, Fecunditatis and Crisium: their positions and semi-axes in
    /// radii.
    private static let seas: [(x: Double, y: Double, width: Double, height: Double)] = [
        (-0.25, -0.48, 0.27, 0.24), (-0.58, -0.05, 0.2, 0.42), (0.28, -0.42, 0.17, 0.16), (0.45, -0.12, 0.2, 0.16),
        (0.68, 0.12, 0.1, 0.16), (0.74, -0.3, 0.08, 0.1),
    ]

    private static let sky = Rectangle(x: 0, y: 0, width: Double(side), height: Double(side))

    private static func gray(_ value: Double) -> Color { Color(red: value, green: value, blue: value) }

    /// A point given from the disc's centre, unturned.
    private func placed(_ point: Point) -> Point {
        let angle = tilt * .pi / 180
        return Point(
            x: center.x + point.x * cos(angle) - point.y * sin(angle),
            y: center.y + point.x * sin(angle) + point.y * cos(angle))
    }

    private func placed(_ path: Path) -> Path {
        Path(
            path.elements.map { element in
                switch element {
                case .move(let point): .move(placed(point))
                case .line(let point): .line(placed(point))
                case .curve(let first, let second, let end):
                    .curve(control1: placed(first), control2: placed(second), end: placed(end))
                case .arc(let center, let radius, let from, let to):
                    .arc(
                        center: placed(center), radius: radius, from: from + tilt * .pi / 180,
                        to: to + tilt * .pi / 180)
                case .close: .close
                }
            })
    }
}
