package import Core
package import Drawing
internal import Foundation

/// Rows in a latent plane in the colour of their class or value: test rows in full over training rows in a tint; grey where
/// neither is known.
///
/// The plot area is square and both axes share one unit. Up to 5 000 points are vector dots, up to 200 000 a raster layer
/// under vector axes and text, beyond that a density.
package struct LatentScatter: AlignedPanel {
    private let square: SquareAxes
    private let coloring: PointColoring
    private let showsPrior: Bool
    private let points: ScatterPoints
    private let limits: DataLimits
    private let colorLimits: ColorLimits?
    /// The places of the classes; nil without names to write.
    private let clusters: ClusterPeaks?
    /// The classes whose names may be written, by code; nil for all.
    private let namedClasses: Set<Int>?
    /// The distributions that are drawn over the points; nil for none.
    private let ellipses: PosteriorEllipses?

    /// The number of points outside the axes' range, which are drawn as triangles on the frame.
    package let outsideCount: Int
    /// The number of rows that aren't drawn because a coordinate isn't finite.
    package var nonFiniteCount: Int { points.nonFiniteCount }
    /// The number of rows that are drawn, those outside included.
    package var pointCount: Int { points.count }
    /// True if the panel shows a density, whose shade is the rank of the count.
    package var isDensity: Bool { points.count > ScatterPoints.densityFrom }

    /// A scatter of rows in two latent dimensions.
    ///
    /// - Parameters:
    ///   - title: What stands above, such as the method.
    ///   - positions: Where the rows lie, `[rows, 2]`.
    ///   - isTest: Which rows are test rows, `[rows]`; where none is, all are coloured in full.
    ///   - coloring: What colours stand for, for every row.
    ///   - axisTitles: Titles of the horizontal and the vertical axis.
    ///   - showsPrior: Whether circles mark one and two standard deviations of a standard normal prior.
    ///   - panelLetter: The panel's letter.
    ///   - seed: Decides the order in which test points are drawn.
    ///   - labelsClusters: Whether class names stand on their clusters.
    ///   - namedClasses: The classes whose names may, by code, because their rows lie together; nil for all.
    ///   - colorLimits: The range that colours of numbers span, where panels share a scale; nil for that of the values.
    ///   - ellipses: Distributions that are drawn over the points.
    package init(
        title: String? = nil, positions: Matrix, isTest: [Bool], coloring: PointColoring,
        axisTitles: (String, String), showsPrior: Bool = false, panelLetter: String? = nil, seed: UInt64 = 0,
        labelsClusters: Bool = true, namedClasses: Set<Int>? = nil, colorLimits: ColorLimits? = nil,
        ellipses: PosteriorEllipses? = nil
    ) {
        precondition(positions.columns == 2, "a plane of \(positions.columns) dimensions")
        precondition(isTest.count == positions.rows, "\(isTest.count) flags for \(positions.rows) rows")
        self.coloring = coloring
        self.ellipses = ellipses
        self.showsPrior = showsPrior
        self.namedClasses = namedClasses
        let colorLimits = colorLimits ?? coloring.limits
        self.colorLimits = colorLimits
        let points = ScatterPoints(
            positions: positions, isTest: isTest, coloring: coloring, seed: seed, colorLimits: colorLimits)
        self.points = points
        let (x, y) = (points.x, points.y)
        let limits = DataLimits.square(
            x: x, y: y, including: showsPrior ? PriorCircles.range(for: x, y) : nil)
        self.limits = limits
        square = SquareAxes(
            heading: PanelHeading(letter: panelLetter, title: title), limits: limits, titles: axisTitles)
        outsideCount = zip(x, y).count { !limits.contains(x: $0, y: $1) }
        if labelsClusters, case .categorical(_, let categories, _) = coloring {
            clusters = ClusterPeaks(
                x: x, y: y, codes: points.codes, classCount: categories.count, limits: limits)
        } else {
            clusters = nil
        }
    }

    package func key(forWidth width: Double) -> (any Figure)? {
        if case .continuous(_, let name, _) = coloring, let colorLimits {
            return ColorBar(title: name, limits: colorLimits)
        }
        if case .categorical(_, let categories, let colors) = coloring, categories.count <= ClassKey.mostClasses {
            return ClassKey(colors: colors)
        }
        guard let (colors, classes) = unlabelledClasses(forWidth: width) else { return nil }
        return index(of: classes, colors, forWidth: width)
    }

    /// The names of classes below the panel; nil where there are none, or more than a narrow panel has room for.
    private func index(of classes: [Int], _ colors: ClassColors, forWidth width: Double) -> ClassIndex? {
        guard !classes.isEmpty else { return nil }
        let index = ClassIndex(colors: colors, classes: classes)
        return index.height(forWidth: width) <= FigureStyle.maximumHeight / 2 ? index : nil
    }

    /// The classes without a name in a panel of a width; nil where classes aren't named, where they are few and a key has them
    /// all, or where they go by codes, which need an index of their own.
    package func unlabelledClasses(forWidth width: Double) -> (colors: ClassColors, classes: [Int])? {
        guard clusters != nil, case .categorical(_, let categories, let colors) = coloring,
            categories.count > ClassKey.mostClasses, !ClusterLabels.showsCodes(classCount: categories.count)
        else { return nil }
        return (colors, unnamed(colors, forWidth: width).classes)
    }

    private static let leastIndexRoom = 28.0
    private static let mostIndexRounds = 8

    /// The classes without a name in a panel of a width, and the room for their index under it: the less room for the panel, the
    /// more of them.
    private func unnamed(_ colors: ClassColors, forWidth width: Double) -> (classes: [Int], room: Double) {
        var room = Self.leastIndexRoom
        var classes = unnamed(colors, forWidth: width, roomForKey: room)
        for _ in 0..<Self.mostIndexRounds {
            guard let index = index(of: classes, colors, forWidth: width) else { break }
            let needed = index.height(forWidth: width) + FigureStyle.keyGap
            guard needed > room else { break }
            room = needed
            classes = unnamed(colors, forWidth: width, roomForKey: room)
        }
        return (classes, room)
    }

    /// The classes that have rows and no name in a panel of a width, under which there is so much room.
    private func unnamed(_ colors: ClassColors, forWidth width: Double, roomForKey: Double) -> [Int] {
        let axes = square.axes(
            in: Rectangle(x: 0, y: 0, width: width, height: 0), margins: margins(forWidth: width),
            roomForKey: roomForKey)
        let named = clusterLabels(axes: axes)?.placedClasses ?? []
        return colors.counts.indices.filter { colors.counts[$0] > 0 && !named.contains($0) }
    }

    package func margins(forWidth width: Double) -> Margins { square.margins(forWidth: width) }

    /// The height set aside for a key where the panel is as high as a figure may be.
    private func roomForKey(forWidth width: Double) -> Double {
        switch coloring {
        case .continuous: keyHeight(forWidth: width)
        case .categorical(_, let categories, _) where categories.count <= ClassKey.mostClasses:
            keyHeight(forWidth: width)
        // Of so many classes, some find no room for their names.
        case .categorical(_, let categories, let colors)
        where !ClusterLabels.showsCodes(classCount: categories.count):
            clusters == nil ? Self.leastIndexRoom : unnamed(colors, forWidth: width).room
        case .categorical, .none: 0
        }
    }

    package func height(forWidth width: Double, margins: Margins) -> Double {
        square.height(forWidth: width, margins: margins, roomForKey: roomForKey(forWidth: width))
    }

    package func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins) {
        let axes = square.axes(in: frame, margins: margins, roomForKey: roomForKey(forWidth: frame.width))
        let layer = PointLayer(points: points, axes: axes, limits: limits)
        layer.draw(on: canvas, dotsPerInch: RasterLayer.dotsPerInch(forWidth: frame.width, area: axes.area.size))
        ellipses?.draw(on: canvas, axes: axes)
        if showsPrior { PriorCircles().draw(on: canvas, axes: axes) }
        axes.draw(on: canvas, closesFrame: true)
        layer.drawOutside(on: canvas)
        square.heading.draw(on: canvas, frame: frame, area: axes.area)
        if points.count == 0 {
            canvas.text(
                "no rows with finite coordinates", at: Point(x: axes.area.midX, y: axes.area.midY),
                anchor: TextAnchor(.center, .middle), style: FigureStyle.smallLabel)
        }
        clusterLabels(axes: axes)?.draw(on: canvas)
    }

    private func clusterLabels(axes: Axes) -> ClusterLabels? {
        guard let clusters, case .categorical(_, let categories, let colors) = coloring else { return nil }
        let codes = points.codes
        let dots = points.indices.filter { codes[$0] >= 0 }.thinned(Self.mostDots).map { index in
            let place = points.position(index)
            return (code: codes[index], place: axes.point(x: place.x, y: place.y))
        }
        func labels(of named: Set<Int>) -> ClusterLabels {
            ClusterLabels(
                peaks: clusters.positions.map { $0.map { axes.point(x: $0.x, y: $0.y) } }, named: named,
                cores: clusters.cores.map { $0.map(axes.rectangle) }, categories: categories, counts: colors.counts,
                area: axes.area, avoiding: showsPrior ? PriorCircles().labels(axes: axes).map(\.box) : [])
        }
        // A name that hides much of a class, or stands on another, goes to the key; without it, others may find other places.
        var named = namedClasses ?? Set(categories.indices)
        for _ in 0..<Self.mostRounds {
            let found = labels(of: named)
            let misleading = found.classes(hiding: dots, classCount: categories.count)
                .union(found.classes(amongOthers: dots, classCount: categories.count))
            if misleading.isEmpty { return found }
            named.subtract(misleading)
        }
        return labels(of: named)
    }

    /// The dots of which it is counted how many a name hides.
    private static let mostDots = 20_000
    private static let mostRounds = 3
}
