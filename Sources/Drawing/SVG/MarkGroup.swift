/// Dots and straight lines that were drawn one after the other, as few and short elements.
///
/// An element of its own for each takes ten times as many bytes, and all marks of a colour as one element would hide those of other
/// colours, and each other's opacity. So many marks are divided into layers in the order of drawing, and within a layer those of a
/// look are one path. Of few marks, those of a look that follow each other are.
struct MarkGroup {
    private var marks: [Mark] = []

    /// A line, or a dot where it ends as it starts.
    struct Mark {
        let start: Point
        let end: Point
        let look: Look
    }

    struct Look: Hashable {
        let width: Double
        let color: Color
        let hasRoundEnds: Bool

        /// The attributes that many looks have in common.
        fileprivate var shared: String {
            let opacity = color.opacity < 1 ? " stroke-opacity=\"\(color.opacity.decimal(places: 3))\"" : ""
            return " stroke-width=\"\((10 * width).decimal())\"\(opacity)"
                + (hasRoundEnds ? " stroke-linecap=\"round\"" : "")
        }
    }

    /// More layers would be taken for one another by an eye.
    private static let layers = 6
    /// The fewest marks of a layer.
    private static let fewest = 50

    /// Adds a dot; one that is no number is none.
    mutating func addDot(_ center: Point, diameter: Double, color: Color) {
        guard center.x.isFinite, center.y.isFinite else { return }
        marks.append(
            Mark(start: center, end: center, look: Look(width: diameter, color: color, hasRoundEnds: true)))
    }

    /// Adds a path, if it is one straight line without dashes.
    ///
    /// - Returns: True if it was added.
    mutating func add(_ path: Path, _ stroke: Stroke) -> Bool {
        guard path.elements.count == 2, case .move(let start) = path.elements[0],
            case .line(let end) = path.elements[1], stroke.dash.isEmpty
        else { return false }
        let look = Look(width: stroke.width, color: stroke.color, hasRoundEnds: stroke.cap == .round)
        marks.append(Mark(start: start, end: end, look: look))
        return true
    }

    /// The elements: strokes, of which those without length are discs by their round ends.
    ///
    /// Places are whole tenths of a point, less than a pixel of any screen.
    var elements: String {
        guard !marks.isEmpty else { return "" }
        var elements = "<g transform=\"scale(.1)\" fill=\"none\">\n"
        var shared: String?
        for (look, path) in paths {
            if look.shared != shared {
                elements += "\(shared == nil ? "" : "</g>\n")<g\(look.shared)>\n"
                shared = look.shared
            }
            elements += "<path d=\"\(path.data)\" stroke=\"\(look.color.hexadecimal)\"/>\n"
        }
        return elements + "</g>\n</g>\n"
    }

    /// The paths in the order of drawing.
    private var paths: [(look: Look, path: MarkPath)] {
        let isFew = marks.count < Self.fewest
        let size = isFew ? 1 : max(Self.fewest, (marks.count + Self.layers - 1) / Self.layers)
        var paths: [(look: Look, path: MarkPath)] = []
        for start in stride(from: 0, to: marks.count, by: size) {
            let first = isFew ? max(0, paths.count - 1) : paths.count
            for mark in marks[start..<min(start + size, marks.count)] {
                let place = paths[first...].firstIndex { $0.look == mark.look } ?? paths.count
                if place == paths.count { paths.append((mark.look, MarkPath())) }
                paths[place].path.add(mark)
            }
        }
        return paths
    }
}

/// Marks of one look as the data of a path.
struct MarkPath {
    private var marks: [(start: Point, end: Point)] = []

    mutating func add(_ mark: MarkGroup.Mark) { marks.append((Self.enlarged(mark.start), Self.enlarged(mark.end))) }

    private static func enlarged(_ point: Point) -> Point {
        Point(x: (10 * point.x).rounded(), y: (10 * point.y).rounded())
    }

    /// The data: from mark to mark in an order in which each is near the one before, since small numbers are short.
    var data: String {
        var data = PathData(places: 0)
        var last: (start: Point, end: Point)?
        for mark in ordered {
            // The same mark again shows nothing more.
            if let last, last == mark { continue }
            data.move(to: mark.start)
            if mark.start == mark.end { data.close() } else { data.line(to: mark.end) }
            last = mark
        }
        return data.text
    }

    /// The marks strip by strip, to and fro.
    private var ordered: [(start: Point, end: Point)] {
        let (xs, ys) = (marks.map(\.start.x), marks.map(\.start.y))
        guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return [] }
        let area = (right - left + 1) * (bottom - top + 1)
        let height = max(1, (2 * area / Double(marks.count)).squareRoot().rounded(.down))
        func key(_ mark: (start: Point, end: Point)) -> (Double, Double, Double) {
            let strip = ((mark.start.y - top) / height).rounded(.down)
            return (strip, strip.remainder(dividingBy: 2) == 0 ? mark.start.x : -mark.start.x, mark.start.y)
        }
        return marks.sorted { key($0) < key($1) }
    }
}
