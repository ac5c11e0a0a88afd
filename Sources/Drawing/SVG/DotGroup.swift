/// Dots that were drawn one after the other, as few and short elements.
///
/// An element of its own for each takes ten times as many bytes, and all dots of a colour as one element would hide those of other
/// colours, and each other's opacity. So the dots are divided into layers in the order of drawing, and within a layer those of a look
/// are one path.
struct DotGroup {
    private var dots: [(center: Point, look: Look)] = []

    private struct Look: Hashable {
        let diameter: Double
        let color: Color
    }

    /// More layers would be taken for one another by an eye.
    private static let layers = 6
    /// The fewest dots of a layer.
    private static let fewest = 50

    mutating func add(_ center: Point, diameter: Double, color: Color) {
        dots.append((center, Look(diameter: diameter, color: color)))
    }

    /// The elements: strokes without length, whose round ends are discs.
    ///
    /// Places are whole tenths of a point, less than a pixel of any screen.
    var elements: String {
        guard !dots.isEmpty else { return "" }
        var elements = "<g transform=\"scale(.1)\" fill=\"none\" stroke-linecap=\"round\">\n"
        let size = max(Self.fewest, (dots.count + Self.layers - 1) / Self.layers)
        for start in stride(from: 0, to: dots.count, by: size) {
            var order: [Look] = []
            var paths: [Look: DotPath] = [:]
            for dot in dots[start..<min(start + size, dots.count)] {
                if paths[dot.look] == nil { order.append(dot.look) }
                paths[dot.look, default: DotPath()].add(dot.center)
            }
            for look in order {
                guard let path = paths[look]?.data, !path.isEmpty else { continue }
                elements += "<path d=\"\(path)\"\(look.color.paint("stroke"))"
                elements += " stroke-width=\"\((10 * look.diameter).decimal())\"/>\n"
            }
        }
        return elements + "</g>\n"
    }
}

/// Dots of one look as the data of a path.
struct DotPath {
    /// The places, in tenths of a point.
    private var places: [Place] = []

    private struct Place: Hashable {
        let x: Int
        let y: Int
    }

    /// Adds a dot; one that is no number is none.
    mutating func add(_ center: Point) {
        guard let x = Int(exactly: (10 * center.x).rounded()), let y = Int(exactly: (10 * center.y).rounded()) else {
            return
        }
        places.append(Place(x: x, y: y))
    }

    /// The data: from dot to dot in an order in which each is near the one before, since small numbers are short.
    var data: String {
        var (data, last) = ("", Place(x: 0, y: 0))
        for place in ordered where data.isEmpty || place != last {
            let (x, y) = data.isEmpty ? (place.x, place.y) : (place.x - last.x, place.y - last.y)
            data += "\(data.isEmpty ? "M" : "m")\(x)\(y < 0 ? "" : " ")\(y)h0"
            last = place
        }
        return data
    }

    /// The places strip by strip, to and fro.
    private var ordered: [Place] {
        guard let left = places.map(\.x).min(), let right = places.map(\.x).max(), let top = places.map(\.y).min(),
            let bottom = places.map(\.y).max()
        else { return [] }
        let area = Double(right - left + 1) * Double(bottom - top + 1)
        let height = max(1, Int((2 * area / Double(places.count)).squareRoot()))
        func key(_ place: Place) -> (Int, Int, Int) {
            let strip = (place.y - top) / height
            return (strip, strip.isMultiple(of: 2) ? place.x : -place.x, place.y)
        }
        return places.sorted { key($0) < key($1) }
    }
}
