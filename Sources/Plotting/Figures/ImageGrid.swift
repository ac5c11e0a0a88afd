package import Core
package import Drawing

/// An image of a grid, and what stands below it.
package struct ImageTile: Sendable {
    /// Values 0–1, row after row, the channels of a pixel together.
    package var pixels: [Float]
    /// Such as the image's error, "0.018".
    package var caption: String?

    package init(pixels: [Float], caption: String? = nil) {
        self.pixels = pixels
        self.caption = caption
    }
}

/// A row of a grid: its name at the left and its images.
package struct ImageGridRow: Sendable {
    package var name: String
    package var tiles: [ImageTile]

    package init(name: String, tiles: [ImageTile]) {
        self.name = name
        self.tiles = tiles
    }
}

/// Columns that belong together, under a heading.
package struct ImageGridGroup: Sendable {
    package var heading: String
    package var columns: Int

    package init(heading: String, columns: Int) {
        precondition(columns > 0)
        self.heading = heading
        self.columns = columns
    }
}

extension [ImageGridGroup] {
    /// Between two headings, in points.
    private static var leastGap: Double { 2 }

    /// Draws the headings, each with a line below it, over the columns from the left.
    ///
    /// - Parameters:
    ///   - canvas: What to draw on.
    ///   - bottom: The upper edge of the columns.
    ///   - columns: The left and the right edge of each column.
    func drawHeadings(on canvas: Canvas, at bottom: Double, columns: [(left: Double, right: Double)]) {
        var first = 0
        for group in self where first < columns.count {
            let last = Swift.min(columns.count, first + group.columns) - 1
            let (left, right) = (columns[first].left, columns[last].right)
            // A heading between others may reach into the gaps beside its columns, for which those leave room.
            let isBetween = first > 0 && last + 1 < columns.count
            let gaps = isBetween ? [left - columns[first - 1].right, columns[last + 1].left - right] : []
            let overhang = Swift.max(0, (gaps.min() ?? 0) - Self.leastGap)
            canvas.text(
                TextMeasure.truncated(group.heading, to: right - left + 2 * overhang, style: FigureStyle.label),
                at: Point(x: (left + right) / 2, y: bottom - 4), anchor: TextAnchor(.center, .baseline),
                style: FigureStyle.label)
            canvas.line(
                from: Point(x: left, y: bottom - 2), to: Point(x: right, y: bottom - 2), with: FigureStyle.leader)
            first = last + 1
        }
    }
}

/// Images in rows and columns: reconstructions, samples, interpolations.
///
/// All are one picture, enlarged by a whole number, so that pixels stay sharp and no seams show.
package struct ImageGrid: Figure {
    private let rows: [ImageGridRow]
    private let shape: ImageShape
    private let groups: [ImageGridGroup]
    private let gap: Int
    private let rangeNote: String?
    private let columns: Int
    private let maximumTile: Double

    /// Between groups, in source pixels.
    private static let groupGap = 3
    private static let nameGap = 4.0
    private static let captionHeight = 7.5
    private static let headingHeight = 11.0
    private static let noteHeight = 9.0

    /// A grid of images.
    ///
    /// - Parameters:
    ///   - rows: The rows from the top; shorter ones leave white.
    ///   - shape: The shape of every image.
    ///   - groups: Headings over columns; none for no headings.
    ///   - gap: Between images, in source pixels.
    ///   - rangeNote: Which values black and white are, stated below.
    ///   - maximumTile: The largest width or height of an image, in points.
    package init(
        rows: [ImageGridRow], shape: ImageShape, groups: [ImageGridGroup] = [], gap: Int = 1,
        rangeNote: String? = nil, maximumTile: Double = 20 * pointsPerMillimetre
    ) {
        self.rows = rows
        self.shape = shape
        self.groups = groups
        self.gap = gap
        self.rangeNote = rangeNote
        self.maximumTile = maximumTile
        columns = max(1, rows.map(\.tiles.count).max() ?? 1)
    }

    /// The places of images and titles at a width.
    private struct Layout {
        /// The size of a source pixel in points.
        var pixel: Double
        var nameWidth: Double
        /// The first source pixel of each column.
        var columnStarts: [Int]
        /// The first source pixel of each row.
        var rowStarts: [Int]
        var pixelWidth: Int
        var pixelHeight: Int
        var headingHeight: Double
        /// Below the picture, for the last row's captions.
        var lastCaptionHeight: Double
        var captionsFit: Bool
    }

    /// The least distance between the names of two rows, in points.
    private static let namePitch = 8.5

    private func layout(forWidth width: Double) -> Layout {
        let nameWidth = rows.map { TextMeasure.extent(of: $0.name, style: FigureStyle.label).width }.max() ?? 0
        let left = nameWidth > 0 ? min(width * 0.3, nameWidth) + Self.nameGap : 0
        var starts: [Int] = []
        var next = 0
        var boundaries: Set<Int> = []
        var end = 0
        for group in groups {
            end += group.columns
            boundaries.insert(end)
        }
        for column in 0..<columns {
            starts.append(next)
            next += shape.width + (boundaries.contains(column + 1) && !groups.isEmpty ? max(gap, Self.groupGap) : gap)
        }
        let pixelWidth = (starts.last ?? 0) + shape.width
        var pixel = (width - left) / Double(pixelWidth)
        pixel = min(pixel, maximumTile / Double(max(shape.width, shape.height)))
        let room = FigureStyle.maximumHeight - Self.headingHeight - Self.noteHeight
        // Numbers that don't fit under their image are left out: cut ones would mislead.
        let widestCaption =
            rows.flatMap(\.tiles).compactMap(\.caption).map {
                TextMeasure.extent(of: $0, style: FigureStyle.smallLabel).width
            }.max() ?? 0
        let captionsFit = widestCaption + 1 <= Double(shape.width + gap) * pixel
        func hasCaption(_ row: ImageGridRow) -> Bool { captionsFit && row.tiles.contains { $0.caption != nil } }
        let captioned = rows.count { hasCaption($0) }
        // Rows of low images stand as far apart as their names need, if there is room for all.
        let namePitch = min(Self.namePitch, (room - 2 * Self.captionHeight) / Double(max(1, rows.count)))
        func pitch(_ pixel: Double) -> Int {
            max(shape.height + gap, Int((namePitch / max(pixel, 0.01)).rounded(.up)))
        }
        let rowPixels = rows.count * (nameWidth > 0 ? pitch(pixel) : shape.height + gap)
        pixel = min(pixel, (room - Double(captioned) * Self.captionHeight) / Double(max(1, rowPixels)))
        pixel = max(pixel, 0.01)

        /// The first source pixels of all rows, and the end of the last.
        func places(_ pixel: Double) -> (starts: [Int], bottom: Int) {
            var (starts, bottom): ([Int], Int) = ([], 0)
            for (index, row) in rows.enumerated() {
                starts.append(bottom)
                let captionPixels = hasCaption(row) ? Int((Self.captionHeight / pixel).rounded(.up)) : 0
                let namePixels = nameWidth > 0 ? pitch(pixel) - shape.height : 0
                bottom += shape.height + (index < rows.count - 1 ? max(gap, captionPixels, namePixels) : 0)
            }
            return (starts, bottom)
        }
        // Names and captions take whole pixels, the more of them the smaller these are.
        let last = max(Self.captionHeight, Self.namePitch / 2)
        while pixel > 0.02, Double(places(pixel).bottom) * pixel > room - last { pixel *= 0.95 }
        let (rowStarts, bottom) = places(pixel)
        // Names that are higher than an image reach beyond the first and the last row.
        let overhang = nameWidth > 0 ? max(0, (Self.namePitch - Double(shape.height) * pixel) / 2) : 0
        return Layout(
            pixel: pixel, nameWidth: left, columnStarts: starts, rowStarts: rowStarts, pixelWidth: pixelWidth,
            pixelHeight: max(1, bottom), headingHeight: groups.isEmpty ? overhang : Self.headingHeight,
            lastCaptionHeight: max(overhang, rows.last.map(hasCaption) == true ? Self.captionHeight : 0),
            captionsFit: captionsFit)
    }

    package func height(forWidth width: Double) -> Double {
        let layout = layout(forWidth: width)
        return layout.headingHeight + Double(layout.pixelHeight) * layout.pixel + layout.lastCaptionHeight
            + (rangeNote == nil ? 0 : Self.noteHeight)
    }

    package func draw(on canvas: Canvas, in frame: Rectangle) {
        let layout = layout(forWidth: frame.width)
        var composite = CompositeImage(
            shape: shape, width: layout.pixelWidth, height: layout.pixelHeight,
            background: .background.on(canvas.theme))
        for (row, top) in zip(rows, layout.rowStarts) {
            for (tile, left) in zip(row.tiles, layout.columnStarts) {
                composite.place(tile.pixels, row: top, column: left)
            }
        }
        let area = Rectangle(
            x: frame.x + layout.nameWidth, y: frame.y + layout.headingHeight,
            width: Double(layout.pixelWidth) * layout.pixel, height: Double(layout.pixelHeight) * layout.pixel)
        if !rows.isEmpty {
            canvas.image(composite.image(pixelSize: layout.pixel, isForScreen: canvas.isForScreen), in: area)
        }
        groups.drawHeadings(
            on: canvas, at: area.y,
            columns: layout.columnStarts.map { start in
                (
                    left: area.x + Double(start) * layout.pixel,
                    right: area.x + Double(start + shape.width) * layout.pixel
                )
            })
        drawRowText(on: canvas, layout: layout, area: area, frame: frame)
        if let rangeNote {
            canvas.text(
                TextMeasure.truncated(rangeNote, to: frame.maxX - area.x, style: FigureStyle.smallLabel),
                at: Point(x: area.x, y: area.maxY + layout.lastCaptionHeight + 2),
                anchor: TextAnchor(.left, .top), style: FigureStyle.smallLabel)
        }
    }

    private func drawRowText(on canvas: Canvas, layout: Layout, area: Rectangle, frame: Rectangle) {
        for (row, start) in zip(rows, layout.rowStarts) {
            let top = area.y + Double(start) * layout.pixel
            let bottom = top + Double(shape.height) * layout.pixel
            canvas.text(
                TextMeasure.truncated(row.name, to: layout.nameWidth - Self.nameGap, style: FigureStyle.label),
                at: Point(x: area.x - Self.nameGap, y: (top + bottom) / 2), anchor: TextAnchor(.right, .middle),
                style: FigureStyle.label)
            for (tile, column) in zip(row.tiles, layout.columnStarts) {
                guard layout.captionsFit, let caption = tile.caption else { continue }
                canvas.text(
                    caption,
                    at: Point(x: area.x + (Double(column) + Double(shape.width) / 2) * layout.pixel, y: bottom + 1),
                    anchor: TextAnchor(.center, .top), style: FigureStyle.smallLabel)
            }
        }
    }
}
