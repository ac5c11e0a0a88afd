internal import Core
package import Drawing

/// A row of data in a grid: its curve, another behind it, and what stands above.
package struct CurveTile: Sendable {
    /// One number for each place.
    package var values: [Float]
    /// The row that the curve is compared with, in grey behind it; nil for none.
    package var reference: [Float]?
    package var color: Color
    /// Such as an error, "0.018".
    package var caption: String?

    package init(_ values: [Float], reference: [Float]? = nil, color: Color = .ink, caption: String? = nil) {
        self.values = values
        self.reference = reference
        self.color = color
        self.caption = caption
    }
}

/// A row of a grid: its name at the left and its curves.
package struct CurveGridRow: Sendable {
    package var name: String
    /// From the left; nil leaves a place empty.
    package var tiles: [CurveTile?]

    package init(name: String, tiles: [CurveTile?]) {
        self.name = name
        self.tiles = tiles
    }
}

/// Rows of data as curves or profiles, in rows and columns: reconstructions, samples, interpolations.
///
/// The panels of a row have one vertical scale, so that its columns compare.
package struct CurveGrid: Figure {
    private let rows: [CurveGridRow]
    private let groups: [ImageGridGroup]
    private let places: RowPlaces
    private let columns: Int

    private static let cellHeight = 36.0
    private static let (rowGap, nameGap) = (5.0, 4.0)
    /// Half of the widest tick label, which may stand at either end of an axis.
    private static let axisEnd = 10.0
    private static let captionHeight = 6.5
    private static let headingHeight = 11.0
    /// More columns have an axis below the first alone.
    private static let mostAxes = 4
    private static let referenceColor = Color(0xB4B9BE, onDark: 0x6B7278)

    /// A grid of rows.
    ///
    /// - Parameters:
    ///   - rows: The rows from the top; shorter ones leave white.
    ///   - groups: Headings over columns; none for no headings.
    ///   - places: Where the numbers of each row stand.
    /// - Precondition: All rows of data have as many numbers as there are places.
    package init(rows: [CurveGridRow], groups: [ImageGridGroup] = [], places: RowPlaces) {
        precondition(
            rows.allSatisfy { row in
                row.tiles.allSatisfy { tile in
                    tile.map {
                        $0.values.count == places.values.count
                            && $0.reference?.count ?? places.values.count == places.values.count
                    } ?? true
                }
            }, "\(places.values.count) numbers in each row")
        self.rows = rows
        self.groups = groups
        self.places = places
        columns = max(1, rows.map(\.tiles.count).max() ?? 1)
    }

    /// Names of features stand no closer than this, and take no more room than this below an axis, in points.
    private static let (leastNamePitch, longestName) = (5.6, 48.0)

    package func height(forWidth width: Double) -> Double {
        headingHeight + Double(rows.count) * pitch - Self.rowGap + axisRoom(forWidth: width) + 1
    }

    /// The room below the last row for ticks with labels and a title, or with the names of features.
    private func axisRoom(forWidth width: Double) -> Double {
        let longest = nameRoom(forWidth: width)
        return longest > 0 ? FigureStyle.tickLength + FigureStyle.tickGap + longest : HorizontalAxis.room
    }

    /// The length of the longest name of a feature; 0 where there is no room for them side by side.
    private func nameRoom(forWidth width: Double) -> Double {
        let column = columns(in: Rectangle(x: 0, y: 0, width: width, height: 0), left: left(forWidth: width)).first
        guard !places.names.isEmpty, let column, column.width >= Self.leastNamePitch * Double(places.names.count) else {
            return 0
        }
        return places.namesAreShort ? 0 : min(places.widestName, Self.longestName)
    }

    /// The room left of the columns for the names of rows.
    private func left(forWidth width: Double) -> Double {
        let widest = rows.map { TextMeasure.extent(of: $0.name, style: FigureStyle.label).width }.max() ?? 0
        return max(Self.axisEnd, widest > 0 ? min(widest, width * 0.2) + Self.nameGap : 0)
    }

    private var headingHeight: Double { groups.isEmpty ? 0 : Self.headingHeight }

    private var pitch: Double {
        let room = FigureStyle.maximumHeight - Self.headingHeight - HorizontalAxis.room
        return min(Self.cellHeight + Self.rowGap, room / Double(max(1, rows.count)))
    }

    /// The left edge and the width of each column.
    private func columns(in frame: Rectangle, left: Double) -> [(x: Double, width: Double)] {
        // Labels at the ends of neighbouring axes stand side by side.
        let hasAxes = columns <= Self.mostAxes
        var gaps = [Double](repeating: hasAxes ? 1.6 * Self.axisEnd : 5, count: max(0, columns - 1))
        var end = 0
        for group in groups {
            end += group.columns
            if gaps.indices.contains(end - 1), !hasAxes { gaps[end - 1] = 9 }
        }
        let width = max(1, (frame.width - left - Self.axisEnd - gaps.reduce(0, +)) / Double(columns))
        var x = frame.x + left
        return (0..<columns).map { column in
            defer { x += width + (gaps.indices.contains(column) ? gaps[column] : 0) }
            return (x, width)
        }
    }

    package func draw(on canvas: Canvas, in frame: Rectangle) {
        let left = left(forWidth: frame.width)
        let columns = columns(in: frame, left: left)
        groups.drawHeadings(
            on: canvas, at: frame.y + headingHeight, columns: columns.map { (left: $0.x, right: $0.x + $0.width) })
        for (index, row) in rows.enumerated() {
            let top = frame.y + headingHeight + Double(index) * pitch
            let scale = RowCurve.scale(
                of: row.tiles.compactMap(\.self).flatMap { [$0.values] + [$0.reference].compactMap(\.self) })
            for (tile, column) in zip(row.tiles, columns) {
                guard let tile else { continue }
                let cell = Rectangle(x: column.x, y: top, width: column.width, height: pitch - Self.rowGap)
                draw(tile, scale, on: canvas, in: cell, hasCaptions: row.tiles.contains { $0?.caption != nil })
            }
            canvas.text(
                TextMeasure.truncated(row.name, to: max(0, left - Self.nameGap), style: FigureStyle.label),
                at: Point(x: frame.x + left - Self.nameGap, y: top + (pitch - Self.rowGap) / 2),
                anchor: TextAnchor(.right, .middle), style: FigureStyle.label)
        }
        let bottom = frame.y + headingHeight + Double(rows.count) * pitch - Self.rowGap
        let axes = columns.prefix(columns.count <= Self.mostAxes ? columns.count : 1).map { column in
            HorizontalAxis(
                scale: places.scale, title: "",
                area: Rectangle(x: column.x, y: bottom, width: column.width, height: 1))
        }
        let nameRoom = nameRoom(forWidth: frame.width)
        for axis in axes {
            let area = axis.area
            canvas.line(
                from: Point(x: area.x, y: area.maxY), to: Point(x: area.maxX, y: area.maxY), with: FigureStyle.axis)
            if nameRoom > 0 {
                drawNames(below: axis, room: nameRoom, on: canvas)
                continue
            }
            // The one title below all of them has their power of ten.
            var ticks = places.nameLabels(width: area.width) ?? axis.ticks
            ticks.exponent = 0
            HorizontalAxis.draw(ticks, title: "", overhang: 0, below: area, on: canvas, place: axis.horizontal)
        }
        guard nameRoom == 0, let first = axes.first, let last = axes.last else { return }
        drawTitle(first.ticks.title(places.title), below: first.area, last.area, on: canvas, in: frame)
    }

    /// Draws the names of features below an axis, from below to above.
    private func drawNames(below axis: HorizontalAxis, room: Double, on canvas: Canvas) {
        let top = axis.area.maxY
        for (place, name) in zip(places.values, places.names) {
            let x = axis.horizontal(place)
            canvas.line(
                from: Point(x: x, y: top), to: Point(x: x, y: top + FigureStyle.tickLength), with: FigureStyle.axis)
            canvas.text(
                TextMeasure.truncated(name, to: room, style: FigureStyle.smallLabel),
                at: Point(x: x, y: top + FigureStyle.tickLength + FigureStyle.tickGap),
                anchor: TextAnchor(.right, .middle), style: FigureStyle.smallLabel, rotation: -90)
        }
    }

    /// Draws the title of the axes once, in the middle below them, or from the left where it is longer.
    private func drawTitle(
        _ title: String, below first: Rectangle, _ last: Rectangle, on canvas: Canvas, in frame: Rectangle
    ) {
        let text = TextMeasure.truncated(title, to: frame.width, style: FigureStyle.axisTitle)
        let length = TextMeasure.extent(of: text, style: FigureStyle.axisTitle).width
        let middle = (first.x + last.maxX) / 2
        let left = max(frame.x, min(middle - length / 2, frame.maxX - length))
        canvas.text(
            text, at: Point(x: left, y: frame.y + height(forWidth: frame.width)), anchor: TextAnchor(.left, .bottom),
            style: FigureStyle.axisTitle)
    }

    private func draw(
        _ tile: CurveTile, _ scale: AxisScale, on canvas: Canvas, in frame: Rectangle, hasCaptions: Bool
    ) {
        let band = hasCaptions ? min(Self.captionHeight, frame.height / 3) : 0
        let area = Rectangle(x: frame.x, y: frame.y + band, width: frame.width, height: frame.height - band)
        let curve = RowCurve(places, y: scale, in: area)
        if let reference = tile.reference {
            curve.draw(reference, with: Stroke(width: 1.5, color: Self.referenceColor, cap: .round), on: canvas)
        }
        curve.draw(tile.values, with: Stroke(width: 0.75, color: tile.color, cap: .round), on: canvas)
        guard let caption = tile.caption,
            TextMeasure.extent(of: caption, style: FigureStyle.smallLabel).width <= frame.width
        else { return }
        canvas.text(
            caption, at: Point(x: frame.maxX, y: frame.y), anchor: TextAnchor(.right, .top),
            style: FigureStyle.smallLabel)
    }
}
