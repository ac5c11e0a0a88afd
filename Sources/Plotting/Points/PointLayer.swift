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
    /// One and a half pixels for each of a web page, which shows all points beside its figures.
    private static let screenResolution = 144.0
    private static let greyTriangle = Color(0x8F959B, onDark: 0x7A8188)
    /// The least ink of training rows in a density: they are pale already.
    private static let leastTintInk = 0.5
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

    /// The size and the opacity of dots: those of test rows, and those of all others.
    private struct Dots {
        let test: PointStyle
        let others: PointStyle
        /// The width of the rim of test rows in the page's colour, in points; 0 where so many would wipe each other out.
        let rim: Double
    }

    /// The dots of the points inside: smaller ones of training rows and of grey ones, so that they stand back in a print without
    /// colours too.
    private func dots() -> Dots {
        let all = PointStyle(points: inside.map { places[$0] }, area: area)
        guard points.firstTest > 0 else { return Dots(test: all, others: all, rim: 0) }
        var test = PointStyle(points: inside.filter { $0 >= points.firstTest }.map { places[$0] }, area: area)
        let isSparse = test.opacity >= Self.sparseOpacity
        // As large as among all points, but not washed out with them.
        test.diameter = all.diameter
        var others = all
        others.diameter = max(PointStyle.minimumDiameter, 0.75 * all.diameter)
        return Dots(test: test, others: others, rim: isSparse ? min(0.4, 0.2 * test.diameter) : 0)
    }

    private static let sparseOpacity = 0.6

    /// Hands each point inside to a body as the discs that it is drawn as, from the lowest.
    private func forEachDisc(_ body: (Point, Double, Color) -> Void) {
        let dots = dots()
        for index in inside {
            let isTest = index >= points.firstTest
            let style = isTest ? dots.test : dots.others
            if isTest, dots.rim > 0 { body(places[index], style.diameter + 2 * dots.rim, .background) }
            body(places[index], style.diameter, points.color(index).opacity(style.opacity))
        }
    }

    /// Draws the points inside the plot area.
    func draw(on canvas: Canvas, dotsPerInch: Double) {
        guard !inside.isEmpty else { return }
        canvas.group("points") { drawInside(on: canvas, dotsPerInch: dotsPerInch) }
    }

    private func drawInside(on canvas: Canvas, dotsPerInch: Double) {
        if inside.count <= ScatterPoints.rasterFrom {
            canvas.withSavedState {
                canvas.clip(to: area)
                forEachDisc { canvas.dot(at: $0, diameter: $1, color: $2) }
            }
            return
        }
        let isDensity = points.count > ScatterPoints.densityFrom
        // A blur of half a point leaves nothing finer than 250 dots per inch to show.
        let printed = isDensity ? min(250, max(Self.minimumResolution, dotsPerInch - 50)) : dotsPerInch
        let dotsPerInch = canvas.isForScreen ? min(printed, Self.screenResolution) : printed
        let theme = canvas.theme
        var layer = RasterLayer(area: area, dotsPerInch: dotsPerInch, background: .background.on(theme))
        if isDensity {
            drawDensity(on: &layer, dotsPerInch: dotsPerInch, theme: theme)
        } else {
            forEachDisc { layer.addDot(at: $0, diameter: $1, color: $2.on(theme)) }
        }
        canvas.image(layer.image, in: area)
    }

    /// Points without a label, training rows and test rows as a density each, one above the other, so that none washes out the next.
    private func drawDensity(on layer: inout RasterLayer, dotsPerInch: Double, theme: Theme) {
        let empty = DensityLayer(area: area, dotsPerInch: dotsPerInch)
        var (missing, training, test) = (empty, empty, empty)
        for index in inside {
            let color = LinearColor(points.color(index).on(theme))
            if index >= points.firstTest {
                test.add(places[index], color: color)
            } else if index >= points.firstColoured {
                training.add(places[index], color: color)
            } else {
                missing.add(places[index], color: color)
            }
        }
        missing.draw(on: &layer, maximumInk: 0.8)
        training.draw(on: &layer, minimumInk: Self.leastTintInk)
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
            let color = index < points.firstColoured ? Self.greyTriangle : points.fullColor(index)
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
