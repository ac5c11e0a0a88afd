package import Core
package import Drawing

/// Rows in a plane with a line from each to every other place that it has: where several fits of a method put it.
///
/// The plot area is square and both axes share one unit.
package struct MovementScatter: AlignedPanel {
    private let square: SquareAxes
    private let coloring: PointColoring
    private let colors: [Color]
    /// The place of each row in each fit, the first one's first; no place is kept that is no number.
    private let places: [[Point]]

    private static let lineWidth = 0.45
    private static let lineOpacity = 0.5
    private static let diameter = 2.4

    /// The number of rows that are drawn.
    package var rowCount: Int { places.count }

    /// A plane of rows.
    ///
    /// - Parameters:
    ///   - title: What stands above, such as the method.
    ///   - fits: The rows' places in each fit, `[rows, 2]`; dots mark the first, lines lead to the others.
    ///   - coloring: What colours stand for, for every row.
    ///   - axisTitles: Titles of the horizontal and the vertical axis.
    ///   - panelLetter: The panel's letter.
    package init(
        title: String? = nil, fits: [Matrix], coloring: PointColoring, axisTitles: (String, String),
        panelLetter: String? = nil
    ) {
        let rows = fits.first?.rows ?? 0
        precondition(fits.allSatisfy { $0.columns == 2 && $0.rows == rows }, "fits of other rows, or of no plane")
        precondition((coloring.count ?? rows) == rows, "\(coloring.count ?? 0) labels for \(rows) rows")
        self.coloring = coloring
        let rowColors = coloring.colors(count: rows, missing: .missing)
        var (places, colors): ([[Point]], [Color]) = ([], [])
        for row in 0..<rows {
            let own = fits.map { Point(x: Double($0[row, 0]), y: Double($0[row, 1])) }
            guard own.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { continue }
            places.append(own)
            colors.append(rowColors[row])
        }
        self.places = places
        self.colors = colors
        let all = places.flatMap(\.self)
        square = SquareAxes(
            heading: PanelHeading(letter: panelLetter, title: title),
            limits: DataLimits.square(x: all.map(\.x), y: all.map(\.y)), titles: axisTitles)
    }

    package func key(forWidth width: Double) -> (any Figure)? {
        switch coloring {
        case .continuous(_, let name, _): coloring.limits.map { ColorBar(title: name, limits: $0) }
        case .categorical(_, let categories, let colors):
            categories.count <= 20 ? ClassIndex(colors: colors) : nil
        case .none: nil
        }
    }

    package func margins(forWidth width: Double) -> Margins { square.margins(forWidth: width) }

    package func height(forWidth width: Double, margins: Margins) -> Double {
        square.height(forWidth: width, margins: margins, roomForKey: keyHeight(forWidth: width))
    }

    package func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins) {
        let axes = square.axes(in: frame, margins: margins, roomForKey: keyHeight(forWidth: frame.width))
        canvas.withSavedState {
            canvas.clip(to: axes.area)
            for (places, color) in zip(places, colors) {
                let stroke = Stroke(width: Self.lineWidth, color: color.opacity(Self.lineOpacity))
                let onPage = places.map { axes.point(x: $0.x, y: $0.y) }
                for end in onPage.dropFirst() { canvas.line(from: onPage[0], to: end, with: stroke) }
            }
            for (places, color) in zip(places, colors) {
                canvas.dot(
                    at: axes.point(x: places[0].x, y: places[0].y), diameter: Self.diameter, color: color)
            }
        }
        axes.draw(on: canvas, closesFrame: true)
        square.heading.draw(on: canvas, frame: frame, area: axes.area)
    }
}
