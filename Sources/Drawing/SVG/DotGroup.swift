/// Dots that were drawn one after the other, as few elements.
///
/// An element of its own for each takes seven times as many bytes, and all dots of a colour as one element would hide those of other
/// colours, and each other's opacity. So the dots are divided into layers in the order of drawing, and within a layer those of a look
/// are one path.
struct DotGroup {
    private var dots: [(center: Point, look: Look)] = []

    private struct Look: Hashable {
        let diameter: Double
        let color: Color
    }

    /// More layers would be taken for one another by an eye.
    private static let layers = 10
    /// The fewest dots of a layer.
    private static let fewest = 50

    mutating func add(_ center: Point, diameter: Double, color: Color) {
        dots.append((center, Look(diameter: diameter, color: color)))
    }

    /// The elements: strokes without length, whose round ends are discs.
    var elements: String {
        guard !dots.isEmpty else { return "" }
        var elements = ""
        let size = max(Self.fewest, (dots.count + Self.layers - 1) / Self.layers)
        for start in stride(from: 0, to: dots.count, by: size) {
            var order: [Look] = []
            var paths: [Look: String] = [:]
            for dot in dots[start..<min(start + size, dots.count)] {
                if paths[dot.look] == nil { order.append(dot.look) }
                // A tenth of a point is less than a pixel of any screen.
                paths[dot.look, default: ""] +=
                    "M\(dot.center.x.decimal(places: 1)) \(dot.center.y.decimal(places: 1))h0"
            }
            for look in order {
                elements += "<path d=\"\(paths[look] ?? "")\" fill=\"none\"\(look.color.paint("stroke"))"
                elements += " stroke-width=\"\(look.diameter.decimal())\" stroke-linecap=\"round\"/>\n"
            }
        }
        return elements
    }
}
