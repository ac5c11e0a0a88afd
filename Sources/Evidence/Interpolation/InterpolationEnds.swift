internal import Core
internal import LinearAlgebra
internal import Rows

/// Two test rows that an interpolation runs between, chosen by rule.
///
/// With classes: the rows nearest the mean of the two classes whose means lie farthest apart among the six most frequent.
/// With a continuous label: rows at its 10th and 90th percentile. Without labels: the two rows of a sample that differ most.
struct InterpolationEnds {
    let from: Int
    let to: Int
    /// The rule by which they were chosen.
    let choice: String
}

extension InterpolationEnds {
    /// Chooses the ends; nil where there are not two rows, or not two classes among them.
    ///
    /// - Parameters:
    ///   - truth: The test rows, scaled: `[test rows, features]`.
    ///   - test: Their places among all rows: `[test rows]`.
    ///   - labels: The labels of all rows.
    init?(truth: Matrix, test: [Int], labels: Labels?) {
        guard truth.rows >= 2 else { return nil }
        let chosen: InterpolationEnds?
        switch labels {
        case .categorical(let labels): chosen = .betweenClasses(labels, truth, test)
        case .continuous(let labels): chosen = .acrossNumbers(labels, truth, test)
        case nil: chosen = .farthestApart(truth)
        }
        guard let chosen else { return nil }
        self = chosen
    }

    private static let mostClasses = 6
    private static let mostCandidates = 200

    private static func betweenClasses(
        _ labels: CategoricalLabels, _ truth: Matrix, _ test: [Int]
    ) -> InterpolationEnds? {
        let labelled = truth.rowIndices.filter { labels.codes[test[$0]] >= 0 }
        let members = Dictionary(grouping: labelled) { labels.codes[test[$0]] }
        let frequent = members.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(mostClasses)
        let classes = frequent.map { (code: $0.key, members: $0.value, mean: truth.mean(of: $0.value)) }
        guard let (first, second) = farthestPair(classes.map(\.mean)) else { return nil }
        let (from, to) = (classes[first], classes[second])
        return InterpolationEnds(
            from: truth.nearest(to: from.mean, among: from.members), to: truth.nearest(to: to.mean, among: to.members),
            choice: "the test rows closest to the means of classes “\(labels.categories[from.code])” and "
                + "“\(labels.categories[to.code])”")
    }

    private static func acrossNumbers(
        _ labels: ContinuousLabels, _ truth: Matrix, _ test: [Int]
    ) -> InterpolationEnds? {
        let order = truth.rowIndices.filter { labels.values[test[$0]].isFinite }
            .sorted { (labels.values[test[$0]], $0) < (labels.values[test[$1]], $1) }
        guard order.count >= 2 else { return nil }
        return InterpolationEnds(
            from: order[(order.count - 1) / 10], to: order[(order.count - 1) * 9 / 10],
            choice: "the test rows at the 10th and the 90th percentile of \(labels.name)")
    }

    private static func farthestApart(_ truth: Matrix) -> InterpolationEnds? {
        // All pairs are compared, and those of many rows would take too long.
        let candidates = truth.rowIndices.prefix(mostCandidates)
        guard let (from, to) = farthestPair(candidates.map { Array(truth[row: $0]) }) else { return nil }
        return InterpolationEnds(
            from: from, to: to, choice: "the two most dissimilar of the first \(candidates.count) test rows")
    }

    /// The places of the two points that are farthest from each other; nil of fewer than two.
    private static func farthestPair(_ points: [[Float]]) -> (Int, Int)? {
        var farthest: (first: Int, second: Int, distance: Double)?
        for first in points.indices {
            for second in points.indices where second > first {
                let distance = squaredDistance(points[first], points[second])
                if distance > farthest?.distance ?? -1 { farthest = (first, second, distance) }
            }
        }
        return farthest.map { ($0.first, $0.second) }
    }
}

private func squaredDistance(_ a: [Float], _ b: [Float]) -> Double {
    zip(a, b).reduce(0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
}

extension Matrix {
    fileprivate var rowIndices: Range<Int> { 0..<rows }

    /// The mean of some rows.
    fileprivate func mean(of members: [Int]) -> [Float] {
        var sums = [Float](repeating: 0, count: columns)
        for member in members {
            for (column, value) in self[row: member].enumerated() { sums[column] += value }
        }
        return sums.map { $0 / Float(Swift.max(1, members.count)) }
    }

    /// The one of some rows that is nearest a point.
    fileprivate func nearest(to point: [Float], among members: [Int]) -> Int {
        members.min { squaredDistance(Array(self[row: $0]), point) < squaredDistance(Array(self[row: $1]), point) } ?? 0
    }
}
