package import Drawing

/// A value with its interval.
package struct DotPlotRow: Sendable {
    package var name: String
    package var value: Double
    /// The interval's ends, nil where there is none.
    package var interval: ClosedRange<Double>?
    package var color: Color

    package init(name: String, value: Double, interval: ClosedRange<Double>? = nil, color: Color = .ink) {
        self.name = name
        self.value = value
        self.interval = interval
        self.color = color
    }
}

/// A few values as dots with intervals, sorted.
package struct DotPlot: AlignedPanel {
    private let rows: [DotPlotRow]
    private let xTitle: String
    private let scale: AxisScale
    private let names: NamedRows

    private static let dotDiameter = 3.6

    /// A dot for each row, the largest value at the top.
    ///
    /// - Parameters:
    ///   - rows: The values; those that aren't finite are listed last, without a dot.
    ///   - xTitle: What the value is, with its unit.
    ///   - isSorted: Whether rows are sorted by value rather than kept in order.
    ///   - including: Values that the axis must reach, such as 0 and 1 of a share.
    package init(
        rows: [DotPlotRow], xTitle: String, isSorted: Bool = true, including: ClosedRange<Double>? = nil
    ) {
        func order(_ row: DotPlotRow) -> Double { row.value.isFinite ? row.value : -.infinity }
        self.rows = isSorted ? rows.sorted { (-order($0), $0.name) < (-order($1), $1.name) } : rows
        names = NamedRows(names: self.rows.map(\.name), largestShare: 0.55)
        self.xTitle = xTitle
        let values = rows.flatMap { [$0.value, $0.interval?.lowerBound, $0.interval?.upperBound].compactMap { $0 } }
        let ends = (values + [including?.lowerBound, including?.upperBound].compactMap { $0 }).filter(\.isFinite)
        scale = AxisScale(.linear, from: ends.min() ?? 0, to: ends.max() ?? 1).padded(by: 0.06)
    }

    package func margins(forWidth width: Double) -> Margins {
        Margins(left: names.left(forWidth: width), right: 8, top: 2, bottom: HorizontalAxis.room)
    }

    package func height(forWidth width: Double, margins: Margins) -> Double {
        names.height(margins: margins)
    }

    package func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins) {
        let area = margins.area(in: frame, height: height(forWidth: frame.width, margins: margins))
        let axis = HorizontalAxis(scale: scale, title: xTitle, area: area, nameRoom: margins.left)
        for (index, row) in rows.enumerated() {
            let height = names.middle(of: index, in: area)
            names.draw(index, on: canvas, area: area, margins: margins)
            if let interval = row.interval {
                axis.drawInterval(interval, at: height, color: row.color, on: canvas)
            }
            if row.value.isFinite {
                canvas.dot(
                    at: Point(x: axis.horizontal(row.value), y: height), diameter: Self.dotDiameter, color: row.color)
            }
        }
        axis.draw(on: canvas)
    }
}
