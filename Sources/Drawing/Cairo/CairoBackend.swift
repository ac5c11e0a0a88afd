internal import CPangoCairo

/// Draws on a Cairo surface: PDF pages and pixels.
final class CairoBackend: CanvasBackend {
    let cairo: CairoContext
    /// Pixels of the surface in a point; 1 for vector surfaces.
    private let pixelsPerPoint: Double

    private(set) var failure: DrawingError?
    /// The destinations that links lead to, and those that there are.
    private(set) var linkedDestinations: Set<String> = []
    private(set) var namedDestinations: Set<String> = []

    init(_ cairo: CairoContext, pixelsPerPoint: Double = 1) {
        self.cairo = cairo
        self.pixelsPerPoint = pixelsPerPoint
        unsafe self.cairo.withContext { context in unsafe cairo_scale(context, pixelsPerPoint, pixelsPerPoint) }
    }

    func saveState() { unsafe cairo.withContext { unsafe cairo_save($0) } }

    func restoreState() { unsafe cairo.withContext { unsafe cairo_restore($0) } }

    func clip(to rectangle: Rectangle) {
        unsafe cairo.withContext { context in
            unsafe cairo_rectangle(context, rectangle.x, rectangle.y, rectangle.width, rectangle.height)
            unsafe cairo_clip(context)
        }
    }

    func fill(_ path: Path, with color: Color) {
        add(path)
        set(color)
        unsafe cairo.withContext { unsafe cairo_fill($0) }
    }

    func stroke(_ path: Path, with stroke: Stroke) {
        add(path)
        set(stroke.color)
        unsafe cairo.withContext { context in
            unsafe cairo_set_line_width(context, stroke.width)
            unsafe cairo_set_line_cap(context, stroke.cap == .round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
            unsafe cairo_set_line_join(context, stroke.cap == .round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER)
            unsafe cairo_set_dash(context, stroke.dash, Int32(stroke.dash.count), 0)
            unsafe cairo_stroke(context)
        }
    }

    func dot(at center: Point, diameter: Double, color: Color) {
        stroke(Path([.move(center), .close]), with: Stroke(width: diameter, color: color, cap: .round))
    }

    func text(
        _ layout: borrowing TextLayout, line: Int, at position: Point, anchor: TextAnchor.Horizontal, scale: Double,
        rotation: Double
    ) {
        let style = layout.style
        unsafe cairo.withContext { context in
            unsafe cairo_save(context)
            unsafe cairo_translate(context, position.x, position.y)
            unsafe cairo_rotate(context, rotation * .pi / 180)
            if scale != 1 { unsafe cairo_scale(context, scale, scale) }
        }
        unsafe layout.withLine(line) { line in
            unsafe cairo.withContext { context in
                if let halo = style.halo, halo.width > 0 {
                    unsafe cairo_move_to(context, 0, 0)
                    unsafe pango_cairo_layout_line_path(context, line)
                    set(halo.color)
                    unsafe cairo_set_line_width(context, halo.width)
                    unsafe cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
                    unsafe cairo_set_dash(context, nil, 0, 0)
                    unsafe cairo_stroke(context)
                }
                set(style.color)
                unsafe cairo_move_to(context, 0, 0)
                unsafe pango_cairo_show_layout_line(context, line)
                unsafe cairo_new_path(context)
            }
        }
        unsafe cairo.withContext { unsafe cairo_restore($0) }
    }

    func image(_ image: RasterImage, in rectangle: Rectangle) {
        do throws(DrawingError) {
            try paint(image.enlarged(forWidth: rectangle.width * pixelsPerPoint), over: rectangle)
        } catch {
            failure = failure ?? error
        }
    }

    private func paint(_ image: RasterImage, over rectangle: Rectangle) throws(DrawingError) {
        let pixels = try CairoPixels(image)
        unsafe cairo.withContext { context in
            unsafe cairo_save(context)
            unsafe cairo_translate(context, rectangle.x, rectangle.y)
            unsafe cairo_scale(
                context, rectangle.width / Double(image.width), rectangle.height / Double(image.height))
            unsafe pixels.cairo.withSurface { surface in unsafe cairo_set_source_surface(context, surface, 0, 0) }
            unsafe cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST)
            unsafe cairo_rectangle(context, 0, 0, Double(image.width), Double(image.height))
            unsafe cairo_fill(context)
            unsafe cairo_restore(context)
        }
    }

    func link(to destination: String, in rectangle: Rectangle) {
        linkedDestinations.insert(destination)
        let sides = [rectangle.x, rectangle.y, rectangle.width, rectangle.height].map { $0.decimal() }
        let area = "rect=[\(sides.joined(separator: " "))]"
        tag(CAIRO_TAG_LINK, attributes: "\(area) dest='\(CairoBackend.asciiName(destination))'") {}
    }

    func destination(named name: String, at position: Point) {
        namedDestinations.insert(name)
        let place = "x=\(position.x.decimal()) y=\(position.y.decimal())"
        tag(CAIRO_TAG_DEST, attributes: "name='\(CairoBackend.asciiName(name))' \(place)") {}
    }

    func structure(_ element: StructureElement, _ body: () -> Void) { tag(element.rawValue, attributes: "", body) }

    /// A destination's name in letters that every PDF reader compares alike.
    static func asciiName(_ name: String) -> String {
        name.unicodeScalars.map { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": String(scalar)
            default: "u\(String(scalar.value, radix: 16))"
            }
        }.joined()
    }

    private func tag(_ name: String, attributes: String, _ body: () -> Void) {
        unsafe cairo.withContext { unsafe cairo_tag_begin($0, name, attributes) }
        body()
        unsafe cairo.withContext { unsafe cairo_tag_end($0, name) }
    }

    private func set(_ color: Color) {
        unsafe cairo.withContext { unsafe cairo_set_source_rgba($0, color.red, color.green, color.blue, color.opacity) }
    }

    private func add(_ path: Path) {
        unsafe cairo.withContext { context in
            unsafe cairo_new_path(context)
            for element in path.elements {
                switch element {
                case .move(let point): unsafe cairo_move_to(context, point.x, point.y)
                case .line(let point): unsafe cairo_line_to(context, point.x, point.y)
                case .curve(let first, let second, let end):
                    unsafe cairo_curve_to(context, first.x, first.y, second.x, second.y, end.x, end.y)
                case .arc: preconditionFailure("the canvas has turned arcs into curves")
                case .close: unsafe cairo_close_path(context)
                }
            }
        }
    }
}
