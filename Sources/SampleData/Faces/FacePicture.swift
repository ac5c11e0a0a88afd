internal import Drawing
internal import Foundation

/// A cartoon face, drawn from six factors alone.
struct FacePicture {
    /// Pixels along each edge.
    static let side = 32

    private let factors: FaceFactors
    private let skin: Color
    private let shade: Color
    private let hair: Color
    /// Half the head's width and height, in pixels.
    private let head: Size
    private let center = Point(x: 16, y: 16.5)

    init(_ factors: FaceFactors) {
        self.factors = factors
        skin = FacePicture.skinTones.color(at: factors.skinTone)
        shade = skin.mixed(with: Color(0x3A1508), 0.35)
        hair = FacePicture.hairColours.color(at: factors.hairColour)
        head = Size(width: 7 + 4 * factors.headWidth, height: 10.5)
    }

    /// Red, green, blue of each pixel: `[32 × 32 × 3]`.
    ///
    /// - Throws: `DrawingError` where memory is short.
    func pixels() throws -> [UInt8] {
        try RasterImage.averaged(side: FacePicture.side) { canvas in
            drawBehindTheHead(on: canvas)
            drawHead(on: canvas)
            drawBeard(on: canvas)
            drawMouth(on: canvas)
            drawEyes(on: canvas)
            drawGlasses(on: canvas)
            drawFringe(on: canvas)
        }.pixels
    }

    private static let skinTones = ColorRamp([0xFFE3CF, 0xF3C39B, 0xD3966A, 0x9A613C, 0x5A3522])
    private static let hairColours = ColorRamp([0x1B1718, 0x5A3520, 0xB5481C, 0xE9BE5A, 0xF4EFE6])

    private func drawBehindTheHead(on canvas: Canvas) {
        let side = Double(FacePicture.side)
        canvas.fill(Rectangle(x: 0, y: 0, width: side, height: side), with: Color(0xA9D3E5))
        // Shoulders and neck.
        canvas.fill(Path(ellipseAt: Point(x: 16, y: 34), radiusX: 13, radiusY: 6.5), with: Color(0x2F6F73))
        canvas.fill(Path(ellipseAt: Point(x: 16, y: 27.5), radiusX: 3.6, radiusY: 4), with: shade)
        // Hair around the head.
        let back = Path(
            ellipseAt: Point(x: 16, y: center.y - 3), radiusX: head.width + 1.5, radiusY: head.height - 0.2)
        canvas.fill(back, with: hair)
    }

    private func drawHead(on canvas: Canvas) {
        for side in [-1.0, 1.0] {
            let ear = Point(x: center.x + side * head.width, y: center.y + 1)
            canvas.fill(Path(ellipseAt: ear, radiusX: 1.7, radiusY: 2.1), with: skin)
            canvas.fill(Path(ellipseAt: ear, radiusX: 0.8, radiusY: 1.1), with: shade.opacity(0.5))
        }
        canvas.fill(Path(ellipseAt: center, radiusX: head.width, radiusY: head.height), with: skin)
        for side in [-1.0, 1.0] {
            let cheek = Point(x: center.x + side * head.width * 0.6, y: center.y + 3.4)
            let blush = Color(0xE8604C).opacity(0.1 + 0.3 * factors.smile)
            canvas.fill(Path(ellipseAt: cheek, radiusX: 1.8, radiusY: 1.3), with: blush)
        }
    }

    /// Grows from the chin up to the ears and over the lip, and gets longer.
    private func drawBeard(on canvas: Canvas) {
        let beard = factors.beard
        let strength = min(beard / 0.25, 1)
        guard strength > 0 else { return }
        let outer = Size(width: head.width + 0.3, height: head.height + 0.3 + 2.2 * beard)
        // How far below the horizontal it begins on both sides.
        let start = (70 - 62 * beard) * .pi / 180
        func edge(_ angle: Double) -> Point {
            Point(x: center.x + outer.width * cos(angle), y: center.y + outer.height * sin(angle))
        }
        var path = Path(through: (0...40).map { edge(start + (.pi - 2 * start) * Double($0) / 40) })
        let top = center.y + 8.2 - 5 * beard
        let left = edge(.pi - start)
        let right = edge(start)
        let inner = 0.62 * head.width
        path.curve(
            to: Point(x: center.x, y: top), control1: Point(x: left.x + 0.8, y: max(top + 2.5, left.y)),
            control2: Point(x: center.x - inner, y: top))
        path.curve(
            to: right, control1: Point(x: center.x + inner, y: top),
            control2: Point(x: right.x - 0.8, y: max(top + 2.5, right.y)))
        path.close()
        canvas.fill(path, with: hair.mixed(with: Color(0x000000), 0.12).opacity(strength))
    }

    private func drawMouth(on canvas: Canvas) {
        // From −1, corners down, to 1, corners up and open.
        let curve = 2 * factors.smile - 1
        let width = 3.6 + 0.8 * max(curve, 0)
        let middle = center.y + 5.6
        let corner = middle - (curve > 0 ? 1.6 : 2.2) * curve
        let opening = 0.8 + 1.9 * max(curve, 0)
        let left = Point(x: center.x - width, y: corner)
        let right = Point(x: center.x + width, y: corner)
        let upper = middle + (curve > 0 ? 0.7 : 1.2) * curve
        let lower = upper + opening
        // Skin around the lips, which a beard leaves free.
        var lips = Path([.move(left)])
        func arch(to end: Point, height: Double) {
            let reach = width * 0.55
            let sign = end.x > center.x ? 1.0 : -1.0
            lips.curve(
                to: end, control1: Point(x: center.x - sign * reach, y: height),
                control2: Point(x: center.x + sign * reach, y: height))
        }
        arch(to: right, height: upper)
        arch(to: left, height: lower + 0.6 * opening)
        lips.close()
        canvas.stroke(lips, with: Stroke(width: 1, color: Color(0xA8323A), cap: .round))
        canvas.fill(lips, with: Color(0x7A1420).mixed(with: .white, max(curve, 0)))
    }

    private func drawEyes(on canvas: Canvas) {
        for side in [-1.0, 1.0] {
            let eye = Point(x: center.x + side * eyeDistance, y: center.y - 0.8)
            canvas.fill(Path(ellipseAt: eye, radiusX: 1.75, radiusY: 1.5), with: .white)
            canvas.fill(Path(ellipseAt: eye, radiusX: 1.05, radiusY: 1.15), with: Color(0x23303A))
            let brow = Path([
                .move(Point(x: eye.x - 1.9, y: eye.y - 2.6 + side * 0.15)),
                .line(Point(x: eye.x + 1.9, y: eye.y - 2.6 - side * 0.15)),
            ])
            canvas.stroke(
                brow, with: Stroke(width: 1, color: hair.mixed(with: Color(0x2A1A12), 0.35), cap: .round))
        }
        let nose = Path([
            .move(Point(x: center.x, y: center.y + 0.4)),
            .curve(
                control1: Point(x: center.x + 1.2, y: center.y + 1.6),
                control2: Point(x: center.x + 1.5, y: center.y + 2.7),
                end: Point(x: center.x - 0.4, y: center.y + 2.6)),
        ])
        canvas.stroke(nose, with: Stroke(width: 0.8, color: shade, cap: .round))
    }

    /// Frames appear first; then the glass gets darker.
    private func drawGlasses(on canvas: Canvas) {
        let frame = min(max((factors.glasses - 0.1) / 0.3, 0), 1)
        let tint = 0.9 * min(max((factors.glasses - 0.4) / 0.6, 0), 1)
        guard frame > 0 else { return }
        let stroke = Stroke(width: 0.9, color: Color(0x16181D).opacity(frame))
        let radius = Size(width: 2.9, height: 2.6)
        let y = center.y - 0.6
        for side in [-1.0, 1.0] {
            let middle = Point(x: center.x + side * eyeDistance, y: y)
            let lens = Path(ellipseAt: middle, radiusX: radius.width, radiusY: radius.height)
            canvas.fill(lens, with: Color(0x16181D).opacity(tint))
            canvas.stroke(lens, with: stroke)
            canvas.line(
                from: Point(x: middle.x + side * radius.width, y: y),
                to: Point(x: center.x + side * head.width, y: y - 0.4), with: stroke)
        }
        let bridge = eyeDistance - radius.width
        canvas.line(from: Point(x: center.x - bridge, y: y), to: Point(x: center.x + bridge, y: y), with: stroke)
    }

    private func drawFringe(on canvas: Canvas) {
        let brow = center.y - 5
        var path = Path([.move(Point(x: center.x - head.width - 0.4, y: center.y - 1.5))])
        path.curve(
            to: Point(x: center.x + head.width + 0.4, y: center.y - 1.5),
            control1: Point(x: center.x - head.width - 0.8, y: center.y - 15.2),
            control2: Point(x: center.x + head.width + 0.8, y: center.y - 15.2))
        path.curve(
            to: Point(x: center.x + head.width * 0.3, y: brow - 1.2),
            control1: Point(x: center.x + head.width * 0.8, y: brow + 0.4),
            control2: Point(x: center.x + head.width * 0.6, y: brow - 0.2))
        path.curve(
            to: Point(x: center.x - head.width - 0.4, y: center.y - 1.5),
            control1: Point(x: center.x - head.width * 0.3, y: brow + 1.8),
            control2: Point(x: center.x - head.width * 0.8, y: brow + 1))
        path.close()
        canvas.fill(path, with: hair)
    }

    private var eyeDistance: Double { max(3.3, head.width * 0.42) }
}
