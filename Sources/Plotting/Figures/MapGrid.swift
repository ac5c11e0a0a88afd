package import Drawing

/// A map of a grid: numbers as pixels.
package struct MapTile: Sendable {
    /// The number of pixels across; the rest are rows of them from the top.
    let width: Int
    /// `[height × width]`; what is not finite is grey.
    private let values: [Double]
    private let coloring: Coloring

    /// The meaning of the colours.
    private enum Coloring: Sendable {
        case numbers(ColorLimits)
        case classes(ClassColors)
    }

    /// A map of numbers.
    package init(width: Int, values: [Double], limits: ColorLimits) {
        self.init(width, values, .numbers(limits))
    }

    /// A map of classes, whose values are their codes.
    package init(width: Int, values: [Double], classes: ClassColors) {
        self.init(width, values, .classes(classes))
    }

    private init(_ width: Int, _ values: [Double], _ coloring: Coloring) {
        precondition(width > 0 && values.count % width == 0, "\(values.count) pixels in rows of \(width)")
        self.width = width
        self.values = values
        self.coloring = coloring
    }

    var height: Int { values.count / width }

    private func color(of value: Double) -> Color {
        guard value.isFinite else { return .missing }
        switch coloring {
        case .numbers(let limits): return limits.palette.color(at: limits.fraction(of: value))
        case .classes(let colors): return colors.color(of: Int(exactly: value) ?? -1)
        }
    }

    /// The pixels in their colours.
    var image: RasterImage {
        RasterImage(width: width, height: height, pixels: values.flatMap { color(of: $0).bytes })
    }
}

/// Maps in rows and columns, with a name beside each row and above each column, and a colour bar below.
package struct MapGrid: Figure {
    private let rowNames: [String]
    private let columnNames: [String]
    /// `[rows][columns]`; nil for no map.
    private let tiles: [[MapTile?]]
    private let key: ColorBar?

    private static let gap = 4.0
    private static let nameGap = 4.0
    private static let headingHeight = 11.0
    /// Larger maps would be no easier to read.
    private static let largestTile = 55 * pointsPerMillimetre

    /// A grid of maps.
    ///
    /// - Parameters:
    ///   - rowNames: The name beside each row, from the top.
    ///   - columnNames: The name above each column.
    ///   - tiles: `[rows][columns]`, all of one shape; nil for no map.
    ///   - key: The colour bar below; nil for none.
    /// - Precondition: There are as many rows and columns as names.
    package init(rowNames: [String], columnNames: [String], tiles: [[MapTile?]], key: ColorBar? = nil) {
        precondition(tiles.count == rowNames.count, "\(tiles.count) rows with \(rowNames.count) names")
        precondition(tiles.allSatisfy { $0.count == columnNames.count }, "\(columnNames.count) columns in each row")
        self.rowNames = rowNames
        self.columnNames = columnNames
        self.tiles = tiles
        self.key = key
    }

    /// The room for the names of rows.
    private var left: Double {
        (rowNames.map { TextMeasure.extent(of: $0, style: FigureStyle.label).width }.max() ?? 0) + Self.nameGap
    }

    /// The height of a map by its width.
    private var aspect: Double {
        tiles.lazy.flatMap { $0 }.compactMap { $0 }.first.map { Double($0.height) / Double($0.width) } ?? 1
    }

    /// The size of each map in a figure of a width.
    private func tile(forWidth width: Double) -> Size {
        let columns = Double(max(1, columnNames.count))
        let room = max(1, (width - left - Self.gap * (columns - 1)) / columns)
        let rows = Double(max(1, rowNames.count))
        let keyHeight = key.map { $0.height(forWidth: width) + FigureStyle.keyGap } ?? 0
        let mostHeight = (FigureStyle.maximumHeight - Self.headingHeight - keyHeight - Self.gap * (rows - 1)) / rows
        let tileWidth = min(room, Self.largestTile / max(1, aspect), max(1, mostHeight) / aspect)
        return Size(width: tileWidth, height: tileWidth * aspect)
    }

    package func height(forWidth width: Double) -> Double {
        let rows = Double(rowNames.count)
        return Self.headingHeight + rows * tile(forWidth: width).height + max(0, rows - 1) * Self.gap
            + (key.map { $0.height(forWidth: width) + FigureStyle.keyGap } ?? 0)
    }

    package func draw(on canvas: Canvas, in frame: Rectangle) {
        let tile = tile(forWidth: frame.width)
        func place(_ row: Int, _ column: Int) -> Rectangle {
            Rectangle(
                x: frame.x + left + Double(column) * (tile.width + Self.gap),
                y: frame.y + Self.headingHeight + Double(row) * (tile.height + Self.gap), width: tile.width,
                height: tile.height)
        }
        for (column, name) in columnNames.enumerated() {
            canvas.text(
                TextMeasure.truncated(name, to: tile.width, style: FigureStyle.label),
                at: Point(x: place(0, column).midX, y: frame.y + Self.headingHeight - 3),
                anchor: TextAnchor(.center, .baseline), style: FigureStyle.label)
        }
        for (row, name) in rowNames.enumerated() {
            canvas.text(
                name, at: Point(x: frame.x + left - Self.nameGap, y: place(row, 0).midY),
                anchor: TextAnchor(.right, .middle), style: FigureStyle.label)
            for (column, map) in tiles[row].enumerated() {
                guard let map else { continue }
                canvas.image(map.image, in: place(row, column))
                canvas.stroke(place(row, column), with: Stroke(width: 0.4, color: .muted))
            }
        }
        guard let key else { return }
        let height = key.height(forWidth: frame.width)
        key.draw(
            on: canvas,
            in: Rectangle(
                x: frame.x, y: frame.y + self.height(forWidth: frame.width) - height, width: frame.width,
                height: height))
    }
}
