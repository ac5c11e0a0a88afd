internal import Core

/// Points in boxes within boxes, of which a search leaves out those that are too far away: a k-d tree (Friedman, Bentley and Finkel,
/// 1977).
///
/// The nearest points are exactly those that comparing all distances finds, in the same order: distances are the same sums of
/// squared differences, and a bound on a box is such a sum of differences that are no larger, so that rounding keeps it a bound.
struct PointTree: Sendable {
    private let dimension: Int
    /// The points' coordinates, box after box: `[points, dimension]`.
    private let coordinates: [Double]
    /// Their numbers, in the same order: `[points]`.
    private let indices: [Int32]
    /// The boxes, each before those within it.
    private var boxes: [Box] = []
    /// The least and the largest coordinates in each box: `[boxes, dimension, 2]`.
    private var bounds: [Double] = []

    /// A box: the points from `start` to `end`, and the smallest of their numbers.
    private struct Box {
        let start: Int
        let end: Int
        let leastIndex: Int32
        /// The second of the two boxes within it, of which the first comes right behind it; 0 where there are none.
        var second = 0
    }

    /// No box of so few points is divided.
    private static let leafPoints = 16

    /// A tree of points, `[points, dimension]`, whose numbers fit 32 bits.
    init(_ points: Matrix) {
        dimension = points.columns
        var selection = PointSelection(points)
        var boxes: [Box] = []
        var bounds: [Double] = []
        // Each part with the box that it is the second one of; −1 for others.
        var parts: [(range: Range<Int>, parent: Int)] = [(0..<points.rows, -1)]
        while let (range, parent) = parts.popLast() {
            if parent >= 0 { boxes[parent].second = boxes.count }
            let (own, widest) = selection.bounds(of: range)
            bounds += own
            boxes.append(
                Box(start: range.lowerBound, end: range.upperBound, leastIndex: selection.leastIndex(in: range)))
            guard range.count > Self.leafPoints else { continue }
            let middle = range.lowerBound + range.count / 2
            selection.divide(range, at: middle, along: widest)
            parts.append((middle..<range.upperBound, boxes.count - 1))
            parts.append((range.lowerBound..<middle, -1))
        }
        indices = selection.order
        coordinates = selection.coordinates
        self.boxes = boxes
        self.bounds = bounds
    }

    /// Finds the nearest points of a query.
    ///
    /// - Parameters:
    ///   - query: `[dimension]`.
    ///   - own: The number of a point that is left out; −1 for none.
    ///   - search: Where they are put down.
    func find(_ query: Span<Double>, without own: Int32, in search: inout PointSearch) {
        search.begin()
        search.visits.append((0, bound(of: 0, query)))
        let coordinates = coordinates.span
        let indices = indices.span
        while let (place, bound) = search.visits.popLast() {
            let box = boxes[place]
            guard search.admits(bound, box.leastIndex) else { continue }
            guard box.second == 0 else {
                let (first, second) = (self.bound(of: place + 1, query), self.bound(of: box.second, query))
                // The nearer one next, so that few others are left to look at.
                if second < first {
                    search.visits.append((place + 1, first))
                    search.visits.append((box.second, second))
                } else {
                    search.visits.append((box.second, second))
                    search.visits.append((place + 1, first))
                }
                continue
            }
            for point in box.start..<box.end where indices[point] != own {
                var distance = 0.0
                for column in 0..<dimension {
                    let difference = coordinates[point * dimension + column] - query[column]
                    distance += difference * difference
                }
                if search.admits(distance, indices[point]) { search.insert(distance, indices[point]) }
            }
        }
    }

    /// The least squared distance that a point in a box can have.
    private func bound(of box: Int, _ query: Span<Double>) -> Double {
        let bounds = bounds.span
        var sum = 0.0
        for column in 0..<dimension {
            let place = 2 * (box * dimension + column)
            let difference = max(0, max(bounds[place] - query[column], query[column] - bounds[place + 1]))
            sum += difference * difference
        }
        return sum
    }
}

/// The nearest points found so far, nearest first; of equal distances the lower number comes first.
struct PointSearch {
    /// The number of points to find.
    let count: Int
    private(set) var indices: [Int32] = []
    private(set) var distances: [Double] = []
    /// The boxes that are still to be looked at, with the bounds on their distances.
    fileprivate var visits: [(box: Int, bound: Double)] = []

    init(_ count: Int) { self.count = count }

    fileprivate mutating func begin() {
        indices.removeAll(keepingCapacity: true)
        distances.removeAll(keepingCapacity: true)
    }

    /// True if a point of such a distance and number would be one of the nearest.
    @inline(__always)
    fileprivate func admits(_ distance: Double, _ index: Int32) -> Bool {
        guard indices.count == count else { return indices.count < count }
        guard count > 0 else { return false }
        let farthest = distances[count - 1]
        return distance < farthest || (distance == farthest && index < indices[count - 1])
    }

    @inline(__always)
    fileprivate mutating func insert(_ distance: Double, _ index: Int32) {
        if indices.count == count {
            indices.removeLast()
            distances.removeLast()
        }
        var place = indices.count
        indices.append(index)
        distances.append(distance)
        while place > 0,
            distances[place - 1] > distance || (distances[place - 1] == distance && indices[place - 1] > index)
        {
            distances[place] = distances[place - 1]
            indices[place] = indices[place - 1]
            place -= 1
        }
        distances[place] = distance
        indices[place] = index
    }
}
