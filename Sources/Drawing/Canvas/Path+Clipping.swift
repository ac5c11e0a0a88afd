/// The largest distance of a coordinate from the origin, in points.
///
/// Cairo's fixed-point numbers wrap round beyond 8.3 million; a page is a thousand.
private let coordinateLimit = 1e6

extension Point {
    var isFinite: Bool { x.isFinite && y.isFinite }
    fileprivate var isNear: Bool { x.magnitude <= coordinateLimit && y.magnitude <= coordinateLimit }
    fileprivate var clamped: Point { clamped(to: coordinateLimit) }
    fileprivate func clamped(to limit: Double) -> Point {
        Point(x: min(max(x, -limit), limit), y: min(max(y, -limit), limit))
    }
}

extension Path {
    /// The path as it can be drawn: nothing at positions that are not numbers, nothing far away.
    ///
    /// A line or curve from or to such a position is left out, and lines that leave the neighbourhood of the page are
    /// cut at its edge, so that what is on the page keeps its direction. Where the path bounds an area, `filled`, its
    /// far vertices are moved to the edge instead, which keeps it closed.
    func drawable(filled: Bool) -> Path {
        let allNear = elements.allSatisfy { element in
            switch element {
            case .move(let point), .line(let point): point.isNear
            case .curve(let first, let second, let end): first.isNear && second.isNear && end.isNear
            case .arc, .close: true
            }
        }
        return allNear ? self : filled ? moved() : cut()
    }

    private func moved() -> Path {
        var result = Path()
        for element in elements {
            switch element {
            case .move(let point): if point.isFinite { result.move(to: point.clamped) }
            case .line(let point): if point.isFinite { result.line(to: point.clamped) }
            case .curve(let first, let second, let end):
                guard first.isFinite, second.isFinite, end.isFinite else { continue }
                result.curve(to: end.clamped, control1: first.clamped, control2: second.clamped)
            case .arc: break
            case .close: result.close()
            }
        }
        return result
    }

    private func cut() -> Path {
        var result = Path()
        // Where the given path is, and where the pen is: nil where the last position was no number, or was cut.
        var current: Point?
        var pen: Point?
        var start: Point?
        func isAtPen(_ point: Point) -> Bool { pen == point }
        func add(_ segment: (from: Point, to: Point)) {
            if !isAtPen(segment.from) { result.move(to: segment.from) }
            result.line(to: segment.to)
            pen = segment.to
        }
        for element in elements {
            switch element {
            case .move(let point):
                current = point.isFinite ? point : nil
                start = current
                pen = nil
                if let current, current.isNear {
                    result.move(to: current)
                    pen = current
                }
            case .line(let point):
                if let from = current, point.isFinite, let segment = Path.near(from: from, to: point) { add(segment) }
                current = point.isFinite ? point : nil
                if start == nil { start = current }
            case .curve(let first, let second, let end):
                if let from = current, from.isNear, first.isFinite, second.isFinite, end.isFinite {
                    if !isAtPen(from) { result.move(to: from) }
                    result.curve(to: end.clamped, control1: first.clamped, control2: second.clamped)
                    pen = end.clamped
                }
                current = end.isFinite ? end : nil
            case .arc:
                break
            case .close:
                if let from = current, let to = start, let segment = Path.near(from: from, to: to) { add(segment) }
                current = start
            }
        }
        return result
    }

    /// The part of a line that is near the page (Liang and Barsky, 1984).
    private static func near(from origin: Point, to destination: Point) -> (from: Point, to: Point)? {
        // Differences of the largest numbers overflow.
        let start = origin.clamped(to: 1e12)
        let end = destination.clamped(to: 1e12)
        var first = 0.0
        var last = 1.0
        for (origin, step) in [(start.x, end.x - start.x), (start.y, end.y - start.y)] {
            for sign in [-1.0, 1.0] {
                let distance = coordinateLimit - sign * origin
                let approach = sign * step
                if approach == 0 {
                    if distance < 0 { return nil }
                } else if approach > 0 {
                    last = min(last, distance / approach)
                } else {
                    first = max(first, distance / approach)
                }
            }
        }
        guard first <= last else { return nil }
        func point(_ fraction: Double) -> Point {
            Point(x: start.x + fraction * (end.x - start.x), y: start.y + fraction * (end.y - start.y)).clamped
        }
        return (first == 0 ? start.clamped : point(first), last == 1 ? end.clamped : point(last))
    }
}
