internal import Foundation

extension Path {
    /// An arc as cubic curves of at most a quarter turn each, begun by a line or a move to its start.
    ///
    /// - Complexity: O(turns).
    static func curves(
        ofArcAt center: Point, radius: Double, from start: Double, to end: Double, joined: Bool
    ) -> [Element] {
        guard start.isFinite, end.isFinite, radius.isFinite else { return [] }
        // More than a whole turn draws over itself.
        let sweep = min(max(end - start, -2 * .pi), 2 * .pi)
        func point(_ angle: Double, _ tangent: Double = 0) -> Point {
            Point(
                x: center.x + radius * (cos(angle) - tangent * sin(angle)),
                y: center.y + radius * (sin(angle) + tangent * cos(angle)))
        }
        var elements: [Element] = [joined ? .line(point(start)) : .move(point(start))]
        let pieces = max(Int((sweep.magnitude / (.pi / 2)).rounded(.up)), 1)
        let step = sweep / Double(pieces)
        let bend = 4.0 / 3 * tan(step / 4)
        for piece in 0..<pieces {
            let first = start + Double(piece) * step
            let last = first + step
            elements.append(
                .curve(control1: point(first, bend), control2: point(last, -bend), end: point(last)))
        }
        return elements
    }
}
