internal import Datasets
internal import LinearAlgebra

/// Two test rows that an interpolation runs between, chosen by rule.
///
/// With classes: the rows nearest the mean of the two classes whose means lie farthest apart among the six most frequent.
/// With a continuous label: rows at its 10th and 90th percentile. Without labels: the two rows of a sample that differ most.
struct InterpolationEnds {
    let from: Int
    let to: Int
    /// How they were chosen.
    let choice: String

    init?(truth: Matrix, test: [Int], labels: Labels?) {
        guard truth.rows >= 2 else { return nil }
        switch labels {
        case .categorical(let labels):
            let members = Dictionary(grouping: truth.rowIndices.filter { labels.codes[test[$0]] >= 0 }) {
                labels.codes[test[$0]]
            }
            let frequent = members.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(6)
            let means = frequent.map { (code: $0.key, members: $0.value, mean: truth.mean(of: $0.value)) }
            var farthest: (first: Int, second: Int, distance: Double)?
            for first in means.indices {
                for second in means.indices where second > first {
                    let distance = squaredDistance(means[first].mean, means[second].mean)
                    if distance > farthest?.distance ?? -1 { farthest = (first, second, distance) }
                }
            }
            guard let farthest else { return nil }
            let first = means[farthest.first]
            let second = means[farthest.second]
            from = truth.nearest(to: first.mean, among: first.members)
            to = truth.nearest(to: second.mean, among: second.members)
            choice =
                "the rows nearest the mean of \(labels.categories[first.code]) and of "
                + "\(labels.categories[second.code])"
        case .continuous(let labels):
            let order = truth.rowIndices.filter { labels.values[test[$0]].isFinite }
                .sorted { (labels.values[test[$0]], $0) < (labels.values[test[$1]], $1) }
            guard order.count >= 2 else { return nil }
            from = order[(order.count - 1) / 10]
            to = order[(order.count - 1) * 9 / 10]
            choice = "the rows at the 10th and the 90th percentile of \(labels.name)"
        case nil:
            let candidates = Array(truth.rowIndices.prefix(200))
            var farthest = (first: 0, second: 1, distance: -1.0)
            for first in candidates {
                for second in candidates where second > first {
                    let distance = squaredDistance(Array(truth[row: first]), Array(truth[row: second]))
                    if distance > farthest.distance { farthest = (first, second, distance) }
                }
            }
            from = farthest.first
            to = farthest.second
            choice = "the two of the first \(candidates.count) test rows that differ most"
        }
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
