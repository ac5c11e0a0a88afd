internal import Core
internal import Rows

/// A range of a continuous label that all test rows lie in, and no row that methods were fitted to.
struct HeldOutRange: Sendable {
    let labels: ContinuousLabels
    /// The smallest and the largest label of the test rows.
    let from: Double
    let to: Double
    /// Training rows below and above it, by their places among all rows, as many of each: pairs of ends.
    let ends: [(from: Int, to: Int)]

    /// The fewest test rows with labels, and the fewest training rows on each side.
    static let leastRows = 10
    private static let mostPairs = 20

    var width: Double { to - from }
    /// The difference of labels that is taken for none.
    var tolerance: Double { width / 20 }

    /// The range of the first label of some data that has one; nil where none was held out.
    init?(_ data: StudyData) {
        let candidates = [data.heldOutLabel.map(Labels.continuous), data.labels] + data.furtherLabels.map(\.labels)
        for case .continuous(let labels)? in candidates {
            if let range = HeldOutRange(labels, split: data.split) {
                self = range
                return
            }
        }
        return nil
    }

    /// The range of a label; nil unless methods were fitted to rows on both sides of the test rows, and to none among them.
    init?(_ labels: ContinuousLabels, split: Split) {
        let held = split.test.map { labels.values[$0] }
        guard held.count >= Self.leastRows, held.allSatisfy(\.isFinite), let from = held.min(), let to = held.max(),
            from < to,
            !(split.training + split.validation).contains(where: { (from...to).contains(labels.values[$0]) })
        else { return nil }
        let below = split.training.filter { labels.values[$0] < from }
        let above = split.training.filter { labels.values[$0] > to }
        guard below.count >= Self.leastRows, above.count >= Self.leastRows else { return nil }
        self.labels = labels
        self.from = from
        self.to = to
        // As far from the range as it is wide, so that both ends differ from what lies between.
        let count = min(Self.mostPairs, below.count, above.count)
        func nearest(_ rows: [Int], to target: Double) -> [Int] {
            Array(
                rows.sorted {
                    (abs(labels.values[$0] - target), $0) < (abs(labels.values[$1] - target), $1)
                }.prefix(count))
        }
        let (lows, highs) = (nearest(below, to: from - (to - from)), nearest(above, to: to + (to - from)))
        ends = zip(lows, highs).map { (from: $0, to: $1) }
    }

    /// The labels of so many steps, at even distances within the range.
    func steps(_ count: Int) -> [Double] {
        (0..<count).map { from + (Double($0) + 0.5) / Double(count) * width }
    }

    /// The ways between the ends, each with its steps where their labels are, if labels change evenly on the way.
    func passages(at steps: [Double]) -> Passages {
        Passages(
            pairs: ends,
            shares: ends.map { pair in
                let (low, high) = (labels.values[pair.from], labels.values[pair.to])
                return steps.map { ($0 - low) / (high - low) }
            })
    }

    /// The mean label of some rows.
    func mean(of rows: [Int]) -> Double {
        rows.reduce(0) { $0 + labels.values[$1] } / Double(max(1, rows.count))
    }
}
