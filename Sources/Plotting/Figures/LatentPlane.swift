package import Core
package import Drawing

/// A latent plane as a decoder draws it: images on a grid at quantiles of the prior, edge to edge, with a hairline between those of
/// few pixels, whose ends could not be told otherwise.
package struct LatentPlane: AlignedPanel {
    private let heading: PanelHeading
    private let tiles: [[[Float]]]
    private let shape: ImageShape
    private let coordinates: [Double]
    private let axisTitles: (x: String, y: String)

    /// A plane of decoded images.
    ///
    /// - Parameters:
    ///   - title: What stands above.
    ///   - tiles: Images by row and column, `tiles[0]` at the top, where the vertical coordinate is largest.
    ///   - shape: The shape of every image.
    ///   - coordinates: The latent value of each column from the left, and of each row from the bottom.
    ///   - axisTitles: Titles of the horizontal and the vertical axis.
    ///   - panelLetter: The panel's letter.
    package init(
        title: String? = nil, tiles: [[[Float]]], shape: ImageShape, coordinates: [Double],
        axisTitles: (String, String) = ("z₁", "z₂"), panelLetter: String? = nil
    ) {
        precondition(!tiles.isEmpty && tiles.allSatisfy { $0.count == tiles[0].count && !$0.isEmpty })
        heading = PanelHeading(letter: panelLetter, title: title)
        self.tiles = tiles
        self.shape = shape
        self.coordinates = coordinates
        self.axisTitles = axisTitles
    }

    package func margins(forWidth width: Double) -> Margins {
        let style = FigureStyle.self
        let widest =
            labelled(count: tiles.count).map { TextMeasure.extent(of: $0.label, style: style.tickLabel).width }
            .max() ?? 0
        return Margins(
            left: style.titleHeight + 2 + widest + style.tickGap + style.tickLength, right: 2,
            top: heading.isEmpty ? 4 : style.panelTitleHeight,
            bottom: HorizontalAxis.room)
    }

    /// Round latent values and where they lie between the middles of tiles, in tiles from the first one's edge.
    private func labelled(count: Int) -> [(place: Double, label: String)] {
        guard coordinates.count >= count, count > 1, let low = coordinates.first, let high = coordinates[..<count].last,
            low.isFinite, high.isFinite, low < high
        else { return [] }
        let scale = AxisScale(.linear, from: low, to: high)
        return TickLabels.labels(of: scale, length: 150).ticks.compactMap { tick in
            guard let next = coordinates[..<count].firstIndex(where: { $0 >= tick.value }) else { return nil }
            guard next > 0 else { return (0.5, tick.label) }
            // Quantiles aren't evenly spaced: a value lies between the two columns whose values enclose it.
            let part = (tick.value - coordinates[next - 1]) / (coordinates[next] - coordinates[next - 1])
            return (Double(next) - 0.5 + part, tick.label)
        }
    }

    private var pixelSize: Size {
        Size(width: Double(tiles[0].count * shape.width), height: Double(tiles.count * shape.height))
    }

    private func pixel(forWidth width: Double, margins: Margins) -> Double {
        max(
            0.01,
            min(
                (width - margins.left - margins.right) / pixelSize.width,
                (FigureStyle.maximumHeight - margins.top - margins.bottom) / pixelSize.height))
    }

    package func height(forWidth width: Double, margins: Margins) -> Double {
        pixel(forWidth: width, margins: margins) * pixelSize.height + margins.top + margins.bottom
    }

    package func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins) {
        let pixel = pixel(forWidth: frame.width, margins: margins)
        let area = Rectangle(
            x: frame.x + margins.left, y: frame.y + margins.top, width: pixelSize.width * pixel,
            height: pixelSize.height * pixel)
        var composite = CompositeImage(
            shape: shape, width: Int(pixelSize.width), height: Int(pixelSize.height),
            background: .background.on(canvas.theme))
        for (row, line) in tiles.enumerated() {
            for (column, tile) in line.enumerated() {
                composite.place(tile, row: row * shape.height, column: column * shape.width)
            }
        }
        canvas.image(composite.image(pixelSize: pixel, isForScreen: canvas.isForScreen), in: area)
        drawHairlines(on: canvas, area: area)
        canvas.stroke(area, with: Stroke(width: 0.4, color: .missing))
        heading.draw(on: canvas, frame: frame, area: area)
        drawAxes(on: canvas, area: area, pixel: pixel)
    }

    private static let mostPixelsWithHairlines = 16

    private func drawHairlines(on canvas: Canvas, area: Rectangle) {
        guard max(shape.width, shape.height) <= Self.mostPixelsWithHairlines else { return }
        let line = Stroke(width: 0.3, color: .background)
        for column in 1..<max(1, tiles[0].count) {
            let x = area.x + area.width * Double(column) / Double(tiles[0].count)
            canvas.line(from: Point(x: x, y: area.y), to: Point(x: x, y: area.maxY), with: line)
        }
        for row in 1..<max(1, tiles.count) {
            let y = area.y + area.height * Double(row) / Double(tiles.count)
            canvas.line(from: Point(x: area.x, y: y), to: Point(x: area.maxX, y: y), with: line)
        }
    }

    private func drawAxes(on canvas: Canvas, area: Rectangle, pixel: Double) {
        let style = FigureStyle.self
        for (offset, label) in labelled(count: tiles[0].count) {
            let place = area.x + offset * Double(shape.width) * pixel
            canvas.line(
                from: Point(x: place, y: area.maxY), to: Point(x: place, y: area.maxY + style.tickLength),
                with: style.axis)
            canvas.text(
                label, at: Point(x: place, y: area.maxY + style.tickLength + style.tickGap),
                anchor: TextAnchor(.center, .top), style: style.tickLabel)
        }
        var widest = 0.0
        for (offset, label) in labelled(count: tiles.count) {
            let place = area.maxY - offset * Double(shape.height) * pixel
            canvas.line(
                from: Point(x: area.x - style.tickLength, y: place), to: Point(x: area.x, y: place), with: style.axis)
            canvas.text(
                label, at: Point(x: area.x - style.tickLength - style.tickGap, y: place),
                anchor: TextAnchor(.right, .middle), style: style.tickLabel)
            widest = max(widest, TextMeasure.extent(of: label, style: style.tickLabel).width)
        }
        canvas.text(
            axisTitles.x,
            at: Point(x: area.midX, y: area.maxY + style.tickLength + style.tickGap + style.labelHeight + 1.5),
            anchor: TextAnchor(.center, .top), style: style.axisTitle)
        canvas.text(
            axisTitles.y,
            at: Point(
                x: area.x - style.tickLength - style.tickGap - widest - 2 - style.titleHeight / 2, y: area.midY),
            anchor: TextAnchor(.center, .middle), style: style.axisTitle, rotation: -90)
    }
}
