internal import Drawing

/// The points of a scatter on the page: vector dots, an image of dots or a density by their number, and triangles on the
/// frame for those outside.
struct PointLayer: Sendable {
    private let points: ScatterPoints
    private let area: Rectangle
    /// The points that are inside, in drawing order.
    private let inside: [Int]
    private let outside: [Int]
    /// Below 200 dots per inch an image is enlarged when it is drawn, and its file grows.
    private static let minimumResolution = 205.0
    private static let greyTriangle = Color(0x8F959B, onDark: 0x7A8188)
    /// The rim that sets test rows off from the training rows around them, in points on each side.
    private static let rim = 0.35
    /// Dots smaller than this would be lost in their rims.
    private static let leastRimmed = 1.5
    /// Training rows are pale already: more of them are seen through each other than of test rows.
    private static let leastTintOpacity = 0.5
    /// The place of each point on the page.
    private let places: [Point]

    init(points: ScatterPoints, axes: Axes, limits: DataLimits) {
        self.points = points
        area = axes.area
        places = points.indices.map { index in
            let position = points.position(index)
            return axes.point(x: position.x, y: position.y)
        }
        func isInside(_ index: Int) -> Bool {
            let position = points.position(index)
            return limits.contains(x: position.x, y: position.y)
        }
        inside = points.indices.filter(isInside)
        outside = points.indices.filter { !isInside($0) }
    }

    /// A dot on the page.
    private struct Dot {
        var center: Point
        var diameter: Double
        var color: Color
    }

    /// Draws the dots of all points inside: one each, and for a test row among training rows one of the page's colour beneath it.
    ///
    /// Training rows are smaller, so that they stand back in a print without colours too.
    private func drawDots(_ style: PointStyle, _ draw: (Dot) -> Void) {
        let hasRims = !points.training.isEmpty && style.diameter >= Self.leastRimmed
        let paleDiameter = max(PointStyle.minimumDiameter, 0.75 * style.diameter)
        for index in inside {
            let (center, color) = (places[index], points.color(index))
            if !points.test.contains(index) {
                let least = points.training.contains(index) ? Self.leastTintOpacity : 0
                draw(Dot(center: center, diameter: paleDiameter, color: color.opacity(max(least, style.opacity))))
            } else if hasRims {
                draw(Dot(center: center, diameter: style.diameter + 2 * Self.rim, color: .background))
                draw(Dot(center: center, diameter: style.diameter, color: color))
            } else {
                draw(Dot(center: center, diameter: style.diameter, color: color.opacity(style.opacity)))
            }
        }
    }

    /// Draws the points inside the plot area.
    func draw(on canvas: Canvas, dotsPerInch: Double) {
        guard !inside.isEmpty else { return }
        canvas.group("points") { drawInside(on: canvas, dotsPerInch: dotsPerInch) }
    }

    private func drawInside(on canvas: Canvas, dotsPerInch: Double) {
        let style = PointStyle(points: inside.map { places[$0] }, area: area)
        if inside.count <= ScatterPoints.rasterFrom {
            canvas.withSavedState {
                canvas.clip(to: area)
                drawDots(style) { canvas.dot(at: $0.center, diameter: $0.diameter, color: $0.color) }
            }
            return
        }
        let isDensity = points.count > ScatterPoints.densityFrom
        // A blur of half a point leaves nothing finer than 250 dots per inch to show.
        let dotsPerInch = isDensity ? min(250, max(Self.minimumResolution, dotsPerInch - 50)) : dotsPerInch
        let theme = canvas.theme
        var layer = RasterLayer(area: area, dotsPerInch: dotsPerInch, background: .background.on(theme))
        if !isDensity {
            drawDots(style) { layer.addDot(at: $0.center, diameter: $0.diameter, color: $0.color.on(theme)) }
        } else {
            drawDensity(on: &layer, dotsPerInch: dotsPerInch, theme: theme)
        }
        canvas.image(layer.image, in: area)
    }

    /// Points without a label, training rows and test rows as a density each, one above the other.
    private func drawDensity(on layer: inout RasterLayer, dotsPerInch: Double, theme: Theme) {
        let empty = DensityLayer(area: area, dotsPerInch: dotsPerInch)
        var (missing, training, test) = (empty, empty, empty)
        for index in inside {
            let color = LinearColor(points.color(index).on(theme))
            if points.test.contains(index) {
                test.add(places[index], color: color)
            } else if points.training.contains(index) {
                training.add(places[index], color: color)
            } else {
                missing.add(places[index], color: color)
            }
        }
        missing.draw(on: &layer, maximumInk: 0.8)
        training.draw(on: &layer, minimumInk: Self.leastTintOpacity)
        test.draw(on: &layer)
    }

    /// Draws a triangle on the frame, pointing outward, in the direction of each point outside.
    ///
    /// Triangles that would hide one another become one: the last drawn, so coloured ones win.
    func drawOutside(on canvas: Canvas) {
        struct Slot: Hashable {
            var edge: Int
            var step: Int
        }
        var slots: [Slot: Int] = [:]
        var order: [Slot] = []
        for index in outside {
            let (edge, along) = edgePosition(of: places[index])
            let slot = Slot(edge: edge, step: Int((along / 1.5).rounded()))
            if slots[slot] == nil { order.append(slot) }
            slots[slot] = index
        }
        for slot in order {
            guard let index = slots[slot] else { continue }
            // A tint, or the grey of missing labels, is too light for a mark so small and so far from the others.
            let isLabelled = points.test.contains(index) || points.training.contains(index)
            let color = isLabelled ? points.fullColor(index) : Self.greyTriangle
            drawTriangle(on: canvas, edge: slot.edge, along: Double(slot.step) * 1.5, color: color)
        }
    }

    /// The frame's edge (0 left, 1 right, 2 top, 3 bottom) nearest to a point outside, and how far along it.
    private func edgePosition(of place: Point) -> (edge: Int, along: Double) {
        let beyond = [area.x - place.x, place.x - area.maxX, area.y - place.y, place.y - area.maxY]
        let edge = beyond.indices.max { beyond[$0] < beyond[$1] } ?? 0
        let half = 1.5
        if edge < 2 { return (edge, min(max(place.y - area.y, half), area.height - half)) }
        return (edge, min(max(place.x - area.x, half), area.width - half))
    }

    private func drawTriangle(on canvas: Canvas, edge: Int, along: Double, color: Color) {
        let half = 1.5
        let depth = 2.6
        let tip: Point
        let base: (Point, Point)
        switch edge {
        case 0:
            tip = Point(x: area.x, y: area.y + along)
            base = (Point(x: tip.x + depth, y: tip.y - half), Point(x: tip.x + depth, y: tip.y + half))
        case 1:
            tip = Point(x: area.maxX, y: area.y + along)
            base = (Point(x: tip.x - depth, y: tip.y - half), Point(x: tip.x - depth, y: tip.y + half))
        case 2:
            tip = Point(x: area.x + along, y: area.y)
            base = (Point(x: tip.x - half, y: tip.y + depth), Point(x: tip.x + half, y: tip.y + depth))
        default:
            tip = Point(x: area.x + along, y: area.maxY)
            base = (Point(x: tip.x - half, y: tip.y - depth), Point(x: tip.x + half, y: tip.y - depth))
        }
        var path = Path()
        path.move(to: tip)
        path.line(to: base.0)
        path.line(to: base.1)
        path.close()
        canvas.fill(path, with: color)
    }
}
