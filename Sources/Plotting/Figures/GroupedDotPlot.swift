internal import Core
package import Drawing

/// The values of one method in a grouped plot, one for each row, with their intervals.
package struct GroupedDots: Sendable {
    /// One value.
    package struct Dot: Sendable {
        package var value: Double
        /// The interval's ends; nil where there is none.
        package var interval: ClosedRange<Double>?

        package init(value: Double, interval: ClosedRange<Double>? = nil) {
            self.value = value
            self.interval = interval
        }
    }
    package var method: MethodStyle
    /// One for each row; nil where the method has none.
    package var dots: [Dot?]

    package init(method: MethodStyle, dots: [Dot?]) {
        self.method = method
        self.dots = dots
    }
}

/// A few rows, such as classes, each with a dot for every method, in the order given.
package struct GroupedDotPlot: AlignedPanel {
    private let rows: NamedRows
    private let groups: [GroupedDots]
    private let xTitle: String
    private let scale: AxisScale
    private let heading: PanelHeading
    private let reference: Double?

    private static let dotDiameter = 3.2
    private static let leastRowHeight = 11.0
    /// The height that a row gains with each method.
    private static let methodHeight = 2.2
    /// Between the dots of one row, as a share of its height.
    private static let spread = 0.6

    /// A plot of rows by methods, whose axis begins at 0.
    ///
    /// - Parameters:
    ///   - names: The names of the rows, from the top.
    ///   - groups: One for each method, with as many dots as rows.
    ///   - xTitle: What the values are, with their unit.
    ///   - swatches: The colour of each row, which a square beside its name has, nil for none; empty where no row has one.
    ///   - reference: A value that a dashed line marks, such as the level of chance.
    ///   - panelLetter: The panel's letter.
    package init(
        names: [String], groups: [GroupedDots], xTitle: String, swatches: [Color?] = [], reference: Double? = nil,
        panelLetter: String? = nil
    ) {
        precondition(groups.allSatisfy { $0.dots.count == names.count }, "a dot for every row, or nil")
        precondition(swatches.isEmpty || swatches.count == names.count, "a colour for every row, or none")
        rows = NamedRows(
            names: names, rowHeight: max(Self.leastRowHeight, 2 + Self.methodHeight * Double(groups.count)),
            largestShare: 0.4, swatches: swatches)
        heading = PanelHeading(letter: panelLetter)
        self.reference = reference
        self.groups = groups
        self.xTitle = xTitle
        let values = groups.flatMap(\.dots).compactMap(\.self).flatMap { dot in
            [dot.value, dot.interval?.lowerBound, dot.interval?.upperBound, reference].compactMap(\.self)
        }.filter(\.isFinite)
        scale = AxisScale(.linear, from: min(0, values.min() ?? 0), to: max(0, values.max() ?? 1)).padded(by: 0.04)
    }

    package func margins(forWidth width: Double) -> Margins {
        Margins(left: rows.left(forWidth: width), right: 8, top: LineKey.room, bottom: HorizontalAxis.room)
    }

    package func height(forWidth width: Double, margins: Margins) -> Double {
        rows.height(margins: margins)
    }

    package func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins) {
        let area = margins.area(in: frame, height: height(forWidth: frame.width, margins: margins))
        let axis = HorizontalAxis(scale: scale, title: xTitle, area: area, nameRoom: margins.left)
        let pitch = rows.pitch(in: area)
        LineKey(groups.map { LineKey.Entry(sample: .dot($0.method.color), text: $0.method.name) })
            .draw(on: canvas, above: area, in: frame)
        heading.draw(on: canvas, frame: frame, area: area)
        if let reference {
            let place = axis.horizontal(reference)
            canvas.line(
                from: Point(x: place, y: area.y), to: Point(x: place, y: area.maxY), with: FigureStyle.reference)
        }
        for index in rows.names.indices {
            let middle = rows.middle(of: index, in: area)
            rows.draw(index, on: canvas, area: area, margins: margins)
            for (place, group) in groups.enumerated() {
                guard let dot = group.dots[index], dot.value.isFinite else { continue }
                let offset = (Double(place) - Double(groups.count - 1) / 2) / Double(max(1, groups.count))
                draw(dot, group.method, at: middle + offset * Self.spread * pitch, axis, on: canvas)
            }
        }
        axis.draw(on: canvas)
    }

    private func draw(
        _ dot: GroupedDots.Dot, _ method: MethodStyle, at height: Double, _ axis: HorizontalAxis, on canvas: Canvas
    ) {
        if let interval = dot.interval { axis.drawInterval(interval, at: height, color: method.color, on: canvas) }
        canvas.dot(
            at: Point(x: axis.horizontal(dot.value), y: height), diameter: Self.dotDiameter, color: method.color)
    }
}
