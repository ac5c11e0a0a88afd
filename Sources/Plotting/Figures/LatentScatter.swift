package import Drawing
internal import Foundation
package import LinearAlgebra

/// Rows in a latent plane: test rows in the colour of their class or value over training rows in grey.
///
/// The plot area is square and both axes share one unit. Up to 5 000 points are vector dots, up to 200 000 a raster layer
/// under vector axes and text, beyond that a density.
package struct LatentScatter: AlignedPanel {
    private let heading: PanelHeading
    private let axisTitles: (x: String, y: String)
    private let coloring: PointColoring
    private let showsPrior: Bool
    private let labelsClusters: Bool
    private let points: ScatterPoints
    private let limits: DataLimits

    /// How many points lie outside the axes' range and are drawn as triangles on the frame.
    package let outsideCount: Int
    /// How many rows aren't drawn because a coordinate isn't finite.
    package var nonFiniteCount: Int { points.nonFiniteCount }
    /// How many rows are drawn, those outside included.
    package var pointCount: Int { points.count }
    /// Whether the panel shows a density, whose shade is the rank of the count.
    package var isDensity: Bool { points.count > ScatterPoints.densityFrom }

    /// A scatter of rows in two latent dimensions.
    ///
    /// - Parameters:
    ///   - title: What stands above, such as the method.
    ///   - positions: Where the rows lie, `[rows, 2]`.
    ///   - isTest: Which rows are test rows, `[rows]`; where none is, all are coloured.
    ///   - coloring: What colours stand for, for every row.
    ///   - axisTitles: Titles of the horizontal and the vertical axis.
    ///   - showsPrior: Whether circles mark one and two standard deviations of a standard normal prior.
    ///   - panelLetter: The panel's letter.
    ///   - seed: Decides the order in which test points are drawn.
    ///   - labelsClusters: Whether class names stand on their clusters.
    package init(
        title: String? = nil, positions: Matrix, isTest: [Bool], coloring: PointColoring,
        axisTitles: (String, String), showsPrior: Bool = false, panelLetter: String? = nil, seed: UInt64 = 0,
        labelsClusters: Bool = true
    ) {
        precondition(positions.columns == 2, "a plane of \(positions.columns) dimensions")
        precondition(isTest.count == positions.rows, "\(isTest.count) flags for \(positions.rows) rows")
        heading = PanelHeading(letter: panelLetter, title: title)
        self.axisTitles = axisTitles
        self.coloring = coloring
        self.showsPrior = showsPrior
        self.labelsClusters = labelsClusters
        points = ScatterPoints(positions: positions, isTest: isTest, coloring: coloring, seed: seed)
        let limits = DataLimits.square(x: points.x, y: points.y, including: showsPrior ? -2...2 : nil)
        self.limits = limits
        outsideCount = zip(points.x, points.y).count { !limits.contains(x: $0, y: $1) }
    }

    package var key: (any Figure)? {
        guard case .continuous(_, let name) = coloring, let limits = coloring.limits else { return nil }
        return ColorBar(title: name, limits: limits)
    }

    private var scales: (x: AxisScale, y: AxisScale) {
        (
            AxisScale(.linear, from: limits.x.lowerBound, to: limits.x.upperBound),
            AxisScale(.linear, from: limits.y.lowerBound, to: limits.y.upperBound)
        )
    }

    package func margins(forWidth width: Double) -> Margins {
        let side = max(20, width - 30)
        return Axes.margins(
            x: scales.x, y: scales.y, size: Size(width: side, height: side), hasTitle: !heading.isEmpty)
    }

    private func side(forWidth width: Double, margins: Margins) -> Double {
        let key = self.key.map { $0.height(forWidth: width) + 4 } ?? 0
        return max(
            1,
            min(
                width - margins.left - margins.right,
                FigureStyle.maximumHeight - margins.top - margins.bottom - key))
    }

    package func height(forWidth width: Double, margins: Margins) -> Double {
        side(forWidth: width, margins: margins) + margins.top + margins.bottom
    }

    package func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins) {
        let side = side(forWidth: frame.width, margins: margins)
        let area = Rectangle(x: frame.x + margins.left, y: frame.y + margins.top, width: side, height: side)
        let axes = Axes(x: scales.x, y: scales.y, titles: axisTitles, area: area)
        let layer = PointLayer(points: points, axes: axes, limits: limits)
        layer.draw(on: canvas, dotsPerInch: RasterLayer.dotsPerInch(forWidth: frame.width, area: area.size))
        if showsPrior { PriorCircles().draw(on: canvas, axes: axes) }
        axes.draw(on: canvas, closesFrame: true)
        layer.drawOutside(on: canvas)
        heading.draw(on: canvas, frame: frame, area: area)
        if points.count == 0 {
            canvas.text(
                "no rows with finite coordinates", at: Point(x: area.midX, y: area.midY),
                anchor: TextAnchor(.center, .middle), style: FigureStyle.smallLabel)
        }
        clusterLabels(axes: axes)?.draw(on: canvas)
    }

    private func clusterLabels(axes: Axes) -> ClusterLabels? {
        guard labelsClusters, case .categorical(_, let categories, let colors) = coloring else { return nil }
        let peaks = ClusterPeaks(
            x: points.x, y: points.y, codes: points.codes, classCount: categories.count, limits: limits)
        // Training rows help to find the peak, but a class with none but grey rows has no colour to name.
        let coloured = Set(points.coloured.map { points.codes[$0] })
        return ClusterLabels(
            peaks: peaks.positions.enumerated().map { code, peak in
                coloured.contains(code) ? peak.map { axes.point(x: $0.x, y: $0.y) } : nil
            }, cores: peaks.cores.map { $0.map(axes.rectangle) }, categories: categories, counts: colors.counts,
            area: axes.area)
    }

    /// The classes whose name found no room in a panel of a width, for a key beside it.
    package func unlabelledClasses(forWidth width: Double) -> [Int] {
        let margins = margins(forWidth: width)
        let side = side(forWidth: width, margins: margins)
        let axes = Axes(
            x: scales.x, y: scales.y, titles: axisTitles,
            area: Rectangle(x: margins.left, y: margins.top, width: side, height: side))
        return clusterLabels(axes: axes)?.droppedClasses ?? []
    }
}
