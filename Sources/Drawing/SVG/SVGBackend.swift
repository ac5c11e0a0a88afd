/// Writes what is drawn as SVG elements.
///
/// Cairo writes SVG too, with letters as outlines and ids counted over all files of a process; here text stays text,
/// and a figure's bytes depend on the figure alone.
final class SVGBackend: CanvasBackend {
    /// The place of the elements.
    enum Target {
        /// A file of its own, whatever program opens it.
        case file
        /// A web page, which allows no style in elements and shows images as sharp as asked.
        case page
    }

    private static let elementEnd = "/>\n"
    private let prefix: String
    private let size: Size
    private let target: Target
    /// The dots and lines that were drawn last and are not in the body yet, on a page.
    private var marks = MarkGroup()
    /// The path that was filled last, and where the body ended after it, on a page.
    private var filled: (path: Path, end: Int)?
    private(set) var failure: DrawingError?
    private(set) var body = ""
    /// Clip paths by rectangle, numbered in the order of their first use.
    private(set) var clips: [Rectangle] = []
    /// The number of groups that each saved state has opened.
    private var openGroups = [0]
    /// The number of groups of each name so far.
    private var groupCounts: [String: Int] = [:]

    init(prefix: String, size: Size, target: Target) {
        self.prefix = prefix
        self.size = size
        self.target = target
    }

    var isForScreen: Bool { target == .page }

    /// The name of an element of this file, which no other figure's file has.
    func identifier(_ name: String) -> String { "\(prefix)-\(name)" }

    /// Adds what is still missing to the body.
    func finish() {
        body += marks.elements
        marks = MarkGroup()
    }

    func saveState() { openGroups.append(0) }

    func restoreState() {
        finish()
        let count = openGroups.popLast() ?? 0
        for _ in 0..<count { body += "</g>\n" }
    }

    func beginGroup(named name: String) {
        finish()
        let count = (groupCounts[name] ?? 0) + 1
        groupCounts[name] = count
        body += "<g id=\"\(identifier("\(name)-\(count)"))\">\n"
        openGroups[openGroups.count - 1] += 1
    }

    func clip(to rectangle: Rectangle) {
        if rectangle == Rectangle(x: 0, y: 0, width: size.width, height: size.height) { return }
        finish()
        let number: Int
        if let known = clips.firstIndex(of: rectangle) {
            number = known
        } else {
            number = clips.count
            clips.append(rectangle)
        }
        body += "<g clip-path=\"url(#\(identifier("clip\(number + 1)")))\">\n"
        openGroups[openGroups.count - 1] += 1
    }

    func fill(_ path: Path, with color: Color) {
        finish()
        body += "<path d=\"\(PathData(path).text)\"\(color.paint("fill"))\(Self.elementEnd)"
        if target == .page { filled = (path, body.utf8.count) }
    }

    func stroke(_ path: Path, with stroke: Stroke) {
        if target == .page, marks.add(path, stroke) { return }
        finish()
        // What was filled and is outlined now is one element.
        if let filled, filled.end == body.utf8.count, filled.path == path {
            body.removeLast(Self.elementEnd.count)
        } else {
            body += "<path d=\"\(PathData(path).text)\" fill=\"none\""
        }
        body += stroke.color.paint("stroke")
        body += " stroke-width=\"\(stroke.width.decimal())\""
        if stroke.cap == .round { body += " stroke-linecap=\"round\" stroke-linejoin=\"round\"" }
        if !stroke.dash.isEmpty {
            body += " stroke-dasharray=\"\(stroke.dash.map { $0.decimal() }.joined(separator: " "))\""
        }
        body += Self.elementEnd
    }

    func dot(at center: Point, diameter: Double, color: Color) {
        guard target == .file else {
            marks.addDot(center, diameter: diameter, color: color)
            return
        }
        body += "<circle cx=\"\(center.x.decimal())\" cy=\"\(center.y.decimal())\" r=\"\((diameter / 2).decimal())\""
        body += "\(color.paint("fill"))/>\n"
    }

    func image(_ image: RasterImage, in rectangle: Rectangle) {
        finish()
        let png: [UInt8]
        do {
            png = try isForScreen ? PackedPNG.bytes(of: image) : image.enlarged(forWidth: rectangle.width).png()
        } catch {
            failure = failure ?? error
            return
        }
        body += "<image x=\"\(rectangle.x.decimal())\" y=\"\(rectangle.y.decimal())\""
        body += " width=\"\(rectangle.width.decimal())\" height=\"\(rectangle.height.decimal())\""
        body += " preserveAspectRatio=\"none\""
        switch target {
        case .file: body += " style=\"image-rendering:optimizeSpeed;image-rendering:pixelated\" xlink:href"
        case .page: body += " image-rendering=\"pixelated\" href"
        }
        body += "=\"data:image/png;base64,\(Base64.encode(png))\"/>\n"
    }

    func text(
        _ layout: borrowing TextLayout, line: Int, at position: Point, anchor: TextAnchor.Horizontal, scale: Double,
        rotation: Double
    ) {
        finish()
        let segments = layout.segments(ofLine: line).filter { !$0.text.isEmpty }
        guard let first = segments.first else { return }
        let isRightToLeft = layout.isRightToLeft(line)
        let place = (x: position.x.decimal(), y: position.y.decimal())
        body += "<text y=\"\(place.y)\" font-size=\"\((layout.style.size * scale).decimal())\""
        if isRightToLeft { body += " direction=\"rtl\"" }
        if rotation != 0 { body += " transform=\"rotate(\(rotation.decimal()) \(place.x) \(place.y))\"" }
        if let halo = layout.style.halo, halo.width > 0 {
            body += "\(halo.color.paint("stroke")) stroke-width=\"\((halo.width * scale).decimal())\""
            body += " stroke-linejoin=\"round\""
            body += isForScreen ? " paint-order=\"stroke\"" : " style=\"paint-order:stroke\""
        }
        if segments.count == 1 {
            body += placement(of: first, from: position.x, scale: scale, anchor: anchor, isRightToLeft: isRightToLeft)
            body += "\(look(of: first))>\(first.text.escapedForXML)</text>\n"
            return
        }
        body += ">"
        for segment in segments {
            // Each begins where it does: a line with a single anchor would need the widths of another font.
            let x = placement(
                of: segment, from: position.x, scale: scale, anchor: isRightToLeft ? .right : .left,
                isRightToLeft: isRightToLeft)
            body += "<tspan\(x)\(look(of: segment))>\(segment.text.escapedForXML)</tspan>"
        }
        body += "</text>\n"
    }

    /// The position of a stretch and the part of it that is there; in text from right to left the start is on the right.
    private func placement(
        of segment: TextLayout.Segment, from start: Double, scale: Double, anchor: TextAnchor.Horizontal,
        isRightToLeft: Bool
    ) -> String {
        let (left, width) = (start + segment.x * scale, segment.width * scale)
        let (x, name) =
            switch anchor {
            case .left: (left, isRightToLeft ? "end" : "start")
            case .center: (left + width / 2, "middle")
            case .right: (left + width, isRightToLeft ? "start" : "end")
            }
        return " x=\"\(x.decimal())\"\(name == "start" ? "" : " text-anchor=\"\(name)\"")"
    }

    private func look(of segment: TextLayout.Segment) -> String {
        segment.color.paint("fill") + (segment.weight == .semibold ? " font-weight=\"600\"" : "")
    }
}
