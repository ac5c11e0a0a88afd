package import Core
package import Drawing
internal import Foundation

/// Rows along a single latent dimension.
///
/// Up to 20 classes each get a ridge, sorted by median; continuous labels are plotted against the latent value; otherwise
/// a histogram. Training rows stand behind in a tint.
package struct LatentHistogram: AlignedPanel {
    private let heading: PanelHeading
    private let axisTitle: String
    private let content: Content
    private let scale: AxisScale

    /// The number of rows outside the axis' range.
    package let outsideCount: Int
    /// The number of rows that aren't drawn because their coordinate isn't finite.
    package let nonFiniteCount: Int

    private enum Content: Sendable {
        case ridges([LatentRidge])
        case values(ScatterPoints, y: AxisScale, title: String)
        case histogram(test: [Double], training: [Double], maximumDensity: Double)
    }

    private static let aspect = 0.62
    private static let ridgeHeight = 11.0
    private static let maximumRidges = 20
    private static let bins = 48
    private static let keyWidth = 72.0

    /// A panel of rows in one latent dimension.
    ///
    /// - Parameters:
    ///   - title: What stands above, such as the method.
    ///   - positions: Where the rows lie, `[rows, 1]`.
    ///   - isTest: Which rows are test rows, `[rows]`; where none is, all are coloured.
    ///   - coloring: What colours stand for, for every row.
    ///   - axisTitle: The title of the axis.
    ///   - panelLetter: The panel's letter.
    ///   - seed: Decides the order in which dots are drawn.
    package init(
        title: String? = nil, positions: Matrix, isTest: [Bool], coloring: PointColoring, axisTitle: String,
        panelLetter: String? = nil, seed: UInt64 = 0
    ) {
        precondition(positions.columns == 1, "a line of \(positions.columns) dimensions")
        precondition(isTest.count == positions.rows, "\(isTest.count) flags for \(positions.rows) rows")
        heading = PanelHeading(letter: panelLetter, title: title)
        self.axisTitle = axisTitle
        let values = positions.values.map(Double.init)
        let finite = values.indices.filter { values[$0].isFinite }
        nonFiniteCount = values.count - finite.count
        let range = DataLimits.range(of: values) ?? 0...1
        let scale = AxisScale(.linear, from: range.lowerBound, to: range.upperBound).padded(by: DataLimits.padding)
        self.scale = scale
        outsideCount = finite.count { values[$0] < scale.low || values[$0] > scale.high }
        let hasTest = finite.contains { isTest[$0] }
        let shown = finite.filter { isTest[$0] || !hasTest }
        let training = finite.filter { !isTest[$0] && hasTest }

        switch coloring {
        case .categorical(let codes, let categories, let colors) where categories.count <= Self.maximumRidges:
            content = .ridges(
                LatentRidge.ridges(
                    test: shown.map { (codes[$0], values[$0]) }, training: training.map { (codes[$0], values[$0]) },
                    colors: colors, scale: scale))
        case .continuous(let labels, let name, _) where labels.contains(where: \.isFinite):
            let pairs = finite.filter { labels[$0].isFinite }
            let plane = Matrix(
                rows: pairs.count, columns: 2,
                values: pairs.flatMap { [Float(values[$0]), Float(labels[$0])] })
            let labelRange = DataLimits.range(of: labels) ?? 0...1
            content = .values(
                ScatterPoints(positions: plane, isTest: pairs.map { isTest[$0] }, coloring: .none, seed: seed),
                y: AxisScale(.linear, from: labelRange.lowerBound, to: labelRange.upperBound)
                    .padded(by: DataLimits.padding), title: name)
        default:
            let test = Self.densities(shown.map { values[$0] }, scale: scale)
            let behind = Self.densities(training.map { values[$0] }, scale: scale)
            content = .histogram(
                test: test, training: behind, maximumDensity: max(test.max() ?? 0, behind.max() ?? 0))
        }
    }

    /// Values per unit of the axis in each bin, as a fraction of all.
    private static func densities(_ values: [Double], scale: AxisScale) -> [Double] {
        var counts = [Double](repeating: 0, count: bins)
        for value in values {
            let fraction = scale.fraction(of: value)
            guard fraction >= 0, fraction <= 1 else { continue }
            counts[min(bins - 1, Int(fraction * Double(bins)))] += 1
        }
        let unit = Double(max(1, values.count)) * (scale.high - scale.low) / Double(bins)
        return counts.map { $0 / unit }
    }

    private var verticalScale: AxisScale? {
        switch content {
        case .ridges: nil
        case .values(_, let y, _): y
        case .histogram(_, _, let most): AxisScale(.linear, from: 0, to: max(most, 1e-12) * 1.04)
        }
    }

    package func margins(forWidth width: Double) -> Margins {
        guard let vertical = verticalScale else {
            guard case .ridges(let ridges) = content else {
                return Margins(left: 0, right: 0, top: 0, bottom: 0)
            }
            let style = FigureStyle.self
            let widest = ridges.map { TextMeasure.extent(of: $0.name, style: style.label).width }.max() ?? 0
            return Margins(
                left: min(widest, width * 0.35) + 4, right: 4, top: heading.isEmpty ? 6 : style.panelTitleHeight + 4,
                bottom: HorizontalAxis.room)
        }
        return Axes.margins(
            x: scale, y: vertical, size: Size(width: width * 0.8, height: width * 0.8 * Self.aspect),
            hasTitle: !heading.isEmpty)
    }

    package func height(forWidth width: Double, margins: Margins) -> Double {
        guard case .ridges(let ridges) = content else {
            return margins.height(forWidth: width, aspect: Self.aspect)
        }
        let area = Double(max(3, ridges.count)) * Self.ridgeHeight + LatentRidge.headroom
        return min(FigureStyle.maximumHeight, area + margins.top + margins.bottom)
    }

    package func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins) {
        let area = margins.area(in: frame, height: height(forWidth: frame.width, margins: margins))
        switch content {
        case .ridges(let ridges):
            LatentRidge.draw(ridges, on: canvas, area: area, nameWidth: margins.left - 4)
            HorizontalAxis(scale: scale, title: axisTitle, area: area, nameRoom: margins.left).draw(on: canvas)
        case .values(let points, let y, let title):
            let axes = Axes(x: scale, y: y, titles: (axisTitle, title), area: area)
            let layer = PointLayer(
                points: points, axes: axes, limits: DataLimits(x: scale.low...scale.high, y: y.low...y.high))
            layer.draw(on: canvas, dotsPerInch: RasterLayer.dotsPerInch(forWidth: frame.width, area: area.size))
            axes.draw(on: canvas, closesFrame: true)
            layer.drawOutside(on: canvas)
        case .histogram(let test, let training, let most):
            let y = AxisScale(.linear, from: 0, to: max(most, 1e-12) * 1.04)
            let axes = Axes(x: scale, y: y, titles: (axisTitle, "density"), area: area)
            drawHistogram(test: test, training: training, on: canvas, axes: axes)
            axes.draw(on: canvas)
            if training.contains(where: { $0 > 0 }) {
                let line = Stroke(width: FigureStyle.dataWidth, color: PointColoring.plain)
                LineKey([
                    LineKey.Entry(sample: .line(line), text: "test"),
                    LineKey.Entry(sample: .dot(PointColoring.plain.tint), text: "training"),
                ]).draw(
                    on: canvas, at: Point(x: area.maxX - Self.keyWidth, y: frame.y + 1), width: Self.keyWidth)
            }
        }
        heading.draw(on: canvas, frame: frame, area: area)
    }

    private func drawHistogram(test: [Double], training: [Double], on canvas: Canvas, axes: Axes) {
        let width = axes.area.width / Double(Self.bins)
        func outline(_ densities: [Double]) -> Path {
            var path = Path()
            path.move(to: Point(x: axes.area.x, y: axes.area.maxY))
            for (bin, density) in densities.enumerated() {
                let left = axes.area.x + Double(bin) * width
                path.line(to: Point(x: left, y: axes.vertical(density)))
                path.line(to: Point(x: left + width, y: axes.vertical(density)))
            }
            path.line(to: Point(x: axes.area.maxX, y: axes.area.maxY))
            return path
        }
        var filled = outline(training)
        filled.close()
        canvas.fill(filled, with: PointColoring.plain.tint)
        canvas.stroke(outline(test), with: Stroke(width: FigureStyle.dataWidth, color: PointColoring.plain))
    }
}
