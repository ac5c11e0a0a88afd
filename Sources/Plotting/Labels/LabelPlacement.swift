package import Drawing
internal import Foundation

/// A label that wants to be near a place.
package struct LabelRequest: Sendable, Equatable {
    package var text: String
    package var anchor: Point
    package var size: Size
    /// The number of rows that it stands for: larger ones choose first and go last.
    package var weight: Int
    /// The region that labels must not cover, such as a cluster that it would hide; nil if the label may stand on it.
    package var obstacle: Rectangle?

    package init(text: String, anchor: Point, size: Size, weight: Int, obstacle: Rectangle? = nil) {
        self.text = text
        self.anchor = anchor
        self.size = size
        self.weight = weight
        self.obstacle = obstacle
    }
}

/// Labels put where they don't cover one another.
package struct LabelPlacement: Sendable {
    package struct Placed: Sendable, Equatable {
        /// The index of the request that it answers.
        package var request: Int
        package var box: Rectangle
        /// From the box to the anchor, where the label was moved far.
        package var leader: Leader?
    }
    package struct Leader: Sendable, Equatable {
        package var start: Point
        package var end: Point
        /// True if a dot marks the end; beside an obstacle the line ends at its edge, and a dot would be one of it.
        package var hasDot: Bool
    }

    package let placed: [Placed]
    /// Requests that found no room, in the order they were given.
    package let dropped: [Int]

    /// The distance kept between boxes, in points.
    package static let clearance = 1.5
    private static let rounds = 500
    private static let pull = 0.05
    private static let leaderDistance = 6.0
    /// The largest share of a cluster's place that a label hides; in its middle rows lie twice as densely.
    static let mostHidden = 0.1

    /// Places labels inside a rectangle.
    ///
    /// Each label, largest class first, tries its anchor and then eight directions at 2, 6 and 12 points; what overlaps
    /// after that is pushed apart and pulled back in rounds; crossing leaders are swapped; what still overlaps is
    /// dropped, smallest class first. Ties are broken by name. Obstacles are kept clear where that is possible; a label that
    /// would hide more than a tenth of one is dropped.
    ///
    /// - Parameters:
    ///   - requests: The labels, in any order.
    ///   - bounds: What they stay inside.
    ///   - longestMove: How far from its anchor a label may stand, in points beyond half its width.
    ///   - clusters: Further regions that labels must not cover, of clusters that none belongs to.
    ///   - avoiding: Places such as those of other texts, of which no label covers anything.
    package init(
        _ requests: [LabelRequest], in bounds: Rectangle, longestMove: Double = .infinity, clusters: [Rectangle] = [],
        avoiding: [Rectangle] = []
    ) {
        let order = requests.indices.filter {
            requests[$0].size.width <= bounds.width && requests[$0].size.height <= bounds.height
        }.sorted { Self.precedes(requests[$0], requests[$1]) }
        var state = State(requests: order.map { requests[$0] }, bounds: bounds, clusters: clusters, avoided: avoiding)
        state.seekFreePlaces()
        if longestMove > Self.leaderDistance { state.separate(rounds: Self.rounds, pull: Self.pull) }
        state.uncrossLeaders(longerThan: Self.leaderDistance)
        let kept = state.keptWithoutOverlap(within: longestMove)

        placed = kept.map { index in
            let box = state.box(index)
            return Placed(request: order[index], box: box, leader: Self.leader(from: box, to: state.requests[index]))
        }
        let keptRequests = Set(kept.map { order[$0] })
        dropped = requests.indices.filter { !keptRequests.contains($0) }
    }

    private static func precedes(_ first: LabelRequest, _ second: LabelRequest) -> Bool {
        first.weight != second.weight ? first.weight > second.weight : first.text < second.text
    }

    private static func leader(from box: Rectangle, to request: LabelRequest) -> Leader? {
        func nearest(in box: Rectangle, to point: Point) -> Point {
            Point(x: min(max(point.x, box.x), box.maxX), y: min(max(point.y, box.y), box.maxY))
        }
        let anchor = request.anchor
        if let obstacle = request.obstacle {
            let start = nearest(in: box, to: Point(x: obstacle.midX, y: obstacle.midY))
            let end = nearest(in: obstacle, to: start)
            let isBeside = hypot(start.x - end.x, start.y - end.y) < leaderDistance / 2
            return isBeside ? nil : Leader(start: start, end: end, hasDot: false)
        }
        let moved = hypot(box.midX - anchor.x, box.midY - anchor.y)
        let start = nearest(in: box, to: anchor)
        // A label that still touches its anchor needs no line to it.
        guard moved > leaderDistance, hypot(start.x - anchor.x, start.y - anchor.y) > 1 else { return nil }
        return Leader(start: start, end: anchor, hasDot: true)
    }
}
