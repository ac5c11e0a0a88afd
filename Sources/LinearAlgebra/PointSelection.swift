internal import Core

/// An order of points that is divided at medians.
struct PointSelection {
    private let points: Matrix
    /// The points' numbers: `[points]`.
    private(set) var order: [Int32]

    /// Points, `[points, dimension]`, in their order.
    init(_ points: Matrix) {
        self.points = points
        order = (0..<points.rows).map { Int32($0) }
    }

    /// The coordinates in the order: `[points, dimension]`.
    var coordinates: [Double] {
        order.flatMap { point in points[row: Int(point)].map { Double($0) } }
    }

    /// The least and the largest coordinates of a part of the order, `[dimension, 2]`, and the dimension in which they are farthest apart.
    func bounds(of range: Range<Int>) -> (bounds: [Double], widest: Int) {
        var bounds: [Double] = []
        var widest = (column: 0, width: -1.0)
        for column in 0..<points.columns {
            var (least, largest) = (Float.infinity, -Float.infinity)
            for place in range {
                let value = value(place, column)
                (least, largest) = (min(least, value), max(largest, value))
            }
            bounds += [Double(least), Double(largest)]
            let width = Double(largest) - Double(least)
            if width > widest.width { widest = (column, width) }
        }
        return (bounds, widest.column)
    }

    func leastIndex(in range: Range<Int>) -> Int32 { order[range].min() ?? 0 }

    /// Changes a part of the order so that none of the points before a place is larger in a dimension than those behind it; of equal ones
    /// those with lower numbers come first (Hoare's selection, 1961).
    mutating func divide(_ range: Range<Int>, at place: Int, along column: Int) {
        var (low, high) = (range.lowerBound, range.upperBound - 1)
        while low < high {
            let pivot = medianKey(low, (low + high) / 2, high, column)
            var (left, right) = (low, high)
            while left <= right {
                while key(left, column) < pivot { left += 1 }
                while pivot < key(right, column) { right -= 1 }
                if left <= right {
                    order.swapAt(left, right)
                    (left, right) = (left + 1, right - 1)
                }
            }
            if place <= right {
                high = right
            } else if place >= left {
                low = left
            } else {
                return
            }
        }
    }

    private func value(_ place: Int, _ column: Int) -> Float {
        points.values[Int(order[place]) * points.columns + column]
    }

    private typealias Key = (value: Float, index: Int32)

    private func key(_ place: Int, _ column: Int) -> Key { (value(place, column), order[place]) }

    /// The middle one of three.
    private func medianKey(_ first: Int, _ second: Int, _ third: Int, _ column: Int) -> Key {
        var keys = [key(first, column), key(second, column), key(third, column)]
        keys.sort { $0 < $1 }
        return keys[1]
    }
}
