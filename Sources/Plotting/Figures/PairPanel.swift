package import Drawing
internal import Foundation

/// Pairs of numbers in a square: dots where they are few, counts by cell where they are many.
package struct PairPanel: AlignedPanel {
    private enum Content: Sendable {
        case dots([(x: Double, y: Double)])
        /// Row after row from the top: `[cells × cells]`.
        case counts([Int], cells: Int)
    }

    private let square: SquareAxes
    private let content: Content
    private let color: Color
    private let hasDiagonal: Bool
    private let deepest: Int?

    /// From how many pairs on they are counted.
    package static let countedFrom = 3_000
    private static let finelyCountedFrom = 20_000
    private static let roomForKey = 36.0

    /// The number of pairs, those outside the limits included.
    package let pairCount: Int
    /// The number of pairs outside the limits.
    package let outsideCount: Int
    /// True if the panel shows counts, which are darker the more there are, on a logarithmic scale.
    package var isCounted: Bool { if case .counts = content { true } else { false } }
    /// The count of the fullest cell; 0 where pairs are dots.
    package var maximumCount: Int {
        if case .counts(let counts, _) = content { counts.max() ?? 0 } else { 0 }
    }

    /// A panel of pairs.
    ///
    /// - Parameters:
    ///   - title: What stands above.
    ///   - x: Horizontal values.
    ///   - y: Vertical values, as many.
    ///   - axisTitles: Titles of the axes, with units.
    ///   - scales: Both axes; nil for linear ones of the values' own ranges.
    ///   - color: The colour of dots.
    ///   - hasDiagonal: Whether a dashed line marks equal values.
    ///   - panelLetter: The panel's letter.
    ///   - deepest: The count that is darkest, where several panels share a scale of counts.
    package init(
        title: String? = nil, x: [Double], y: [Double], axisTitles: (String, String),
        scales: (x: AxisScale, y: AxisScale)? = nil, color: Color = PointColoring.plain, hasDiagonal: Bool = false,
        panelLetter: String? = nil, deepest: Int? = nil
    ) {
        precondition(x.count == y.count, "\(x.count) horizontal values for \(y.count) vertical ones")
        self.color = color
        self.hasDiagonal = hasDiagonal
        self.deepest = deepest
        let scales = scales ?? (Self.scale(of: x), Self.scale(of: y))
        square = SquareAxes(
            heading: PanelHeading(letter: panelLetter, title: title), scales: scales, titles: axisTitles)
        let pairs = zip(x, y).filter { $0.isFinite && $1.isFinite }
        let inside = pairs.filter {
            (scales.x.low...scales.x.high).contains($0) && (scales.y.low...scales.y.high).contains($1)
        }
        pairCount = pairs.count
        outsideCount = pairs.count - inside.count
        guard inside.count >= Self.countedFrom else {
            content = .dots(inside.map { (x: $0, y: $1) })
            return
        }
        let cells = inside.count >= Self.finelyCountedFrom ? 72 : 48
        var counts = [Int](repeating: 0, count: cells * cells)
        for (x, y) in inside {
            let column = min(cells - 1, Int(scales.x.fraction(of: x) * Double(cells)))
            let row = cells - 1 - min(cells - 1, Int(scales.y.fraction(of: y) * Double(cells)))
            counts[row * cells + column] += 1
        }
        content = .counts(counts, cells: cells)
    }

    private static func scale(of values: [Double]) -> AxisScale {
        let range = DataLimits.range(of: values) ?? 0...1
        return AxisScale(.linear, from: range.lowerBound, to: range.upperBound).padded(by: DataLimits.padding)
    }

    package func margins(forWidth width: Double) -> Margins { square.margins(forWidth: width) }

    package func height(forWidth width: Double, margins: Margins) -> Double {
        square.height(forWidth: width, margins: margins, roomForKey: Self.roomForKey)
    }

    package func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins) {
        let axes = square.axes(in: frame, margins: margins, roomForKey: Self.roomForKey)
        switch content {
        case .counts(let counts, let cells):
            canvas.image(image(of: counts, cells: cells, theme: canvas.theme), in: axes.area)
        case .dots(let pairs):
            let places = pairs.map { axes.point(x: $0.x, y: $0.y) }
            let style = PointStyle(points: places, area: axes.area)
            let diameter = min(style.diameter, Self.largestDot)
            for place in places { canvas.dot(at: place, diameter: diameter, color: color.opacity(style.opacity)) }
        }
        if hasDiagonal { drawDiagonal(on: canvas, axes: axes) }
        axes.draw(on: canvas, closesFrame: true)
        square.heading.draw(on: canvas, frame: frame, area: axes.area)
    }

    private static let largestDot = 2.4

    private func drawDiagonal(on canvas: Canvas, axes: Axes) {
        let low = max(axes.x.low, axes.y.low)
        let high = min(axes.x.high, axes.y.high)
        guard low < high else { return }
        canvas.line(from: axes.point(x: low, y: low), to: axes.point(x: high, y: high), with: FigureStyle.reference)
    }

    private func image(of counts: [Int], cells: Int, theme: Theme) -> RasterImage {
        let logMost = log(Double(max(2, deepest ?? maximumCount)))
        var pixels: [UInt8] = []
        pixels.reserveCapacity(counts.count * 3)
        for count in counts {
            let color =
                count == 0 ? Color.background : ContinuousPalette.counts.color(at: log(Double(count)) / logMost)
            pixels += color.on(theme).bytes
        }
        return RasterImage(width: cells, height: cells, pixels: pixels)
    }
}
