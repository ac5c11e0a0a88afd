/// A path of straight and curved pieces.
package struct Path: Sendable, Equatable {
    package enum Element: Sendable, Equatable {
        case move(Point)
        case line(Point)
        case curve(control1: Point, control2: Point, end: Point)
        /// Angles in radians, clockwise from the positive x axis, as y points down; joined to what comes before by a
        /// line.
        case arc(center: Point, radius: Double, from: Double, to: Double)
        case close
    }

    package var elements: [Element]

    package init(_ elements: [Element] = []) { self.elements = elements }

    package mutating func move(to point: Point) { elements.append(.move(point)) }
    package mutating func line(to point: Point) { elements.append(.line(point)) }
    package mutating func curve(to end: Point, control1: Point, control2: Point) {
        elements.append(.curve(control1: control1, control2: control2, end: end))
    }
    package mutating func close() { elements.append(.close) }
}

extension Path {
    /// The outline of a rectangle.
    package init(_ rectangle: Rectangle) {
        self.init([
            .move(Point(x: rectangle.x, y: rectangle.y)), .line(Point(x: rectangle.maxX, y: rectangle.y)),
            .line(Point(x: rectangle.maxX, y: rectangle.maxY)), .line(Point(x: rectangle.x, y: rectangle.maxY)), .close,
        ])
    }

    /// The straight lines through points in turn.
    package init(through points: some Sequence<Point>) {
        self.init()
        for point in points { elements.append(elements.isEmpty ? .move(point) : .line(point)) }
    }

    /// The straight lines through points in turn, broken at each that isn't known.
    package init(throughKnown points: some Sequence<Point?>) {
        self.init()
        var isDrawing = false
        for point in points {
            if let point { elements.append(isDrawing ? .line(point) : .move(point)) }
            isDrawing = point != nil
        }
    }

    /// An ellipse, turned clockwise by an angle in degrees.
    package init(ellipseAt center: Point, radiusX: Double, radiusY: Double, rotation: Double = 0) {
        // The usual four cubic pieces; their radius is off by at most 0.03 %.
        let bend = 0.552_284_749_831
        let angle = AngleOfRotation(degrees: rotation)
        func place(_ x: Double, _ y: Double) -> Point { angle.rotating(x: x * radiusX, y: y * radiusY, about: center) }
        self.init([.move(place(1, 0))])
        curve(to: place(0, 1), control1: place(1, bend), control2: place(bend, 1))
        curve(to: place(-1, 0), control1: place(-bend, 1), control2: place(-1, bend))
        curve(to: place(0, -1), control1: place(-1, -bend), control2: place(-bend, -1))
        curve(to: place(1, 0), control1: place(bend, -1), control2: place(1, -bend))
        close()
    }
}
