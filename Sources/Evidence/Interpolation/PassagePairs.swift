internal import Core
internal import Rows

/// Pairs of test rows that ways run between, drawn by a seed; no row is in two pairs, so that pairs are independent.
///
/// With classes: rows of different classes, of each two of the six most frequent in turn. With a continuous label: a row of the lowest
/// fifth and one of the highest. Without either: any two.
struct PassagePairs {
    /// By their places among the test rows: `[pairs]`.
    let pairs: [(from: Int, to: Int)]
    /// The rule, as the end of a sentence.
    let choice: String

    private static let mostClasses = 6
    private static let mostPairs = 60
    private static let leastPairs = 12
    /// The numbers that the pairs' rows may have between them.
    private static let mostNumbers = 400_000

    /// The most pairs of rows of so many features.
    static func most(featureCount: Int) -> Int {
        max(leastPairs, min(mostPairs, mostNumbers / max(1, featureCount)))
    }

    /// Draws pairs; nil where there are none.
    ///
    /// - Parameters:
    ///   - data: The test rows with their labels.
    ///   - seed: What the draw depends on.
    init?(_ data: StudyData, seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: "interpolation pairs")
        let test = data.split.test
        let most = Self.most(featureCount: data.truth.columns)
        switch data.labels {
        case .categorical(let labels):
            let members = Dictionary(grouping: test.indices.filter { labels.codes[test[$0]] >= 0 }) {
                labels.codes[test[$0]]
            }
            let frequent = members.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
                .prefix(Self.mostClasses).map { $0.value.shuffled(using: &generator) }
            guard frequent.count >= 2 else { fallthrough }
            pairs = Self.betweenClasses(frequent, most: most)
            choice = "test rows of different classes of \(labels.name.escaped)"
        case nil:
            let rows = Array(test.indices).shuffled(using: &generator)
            pairs = (0..<min(most, rows.count / 2)).map { (rows[2 * $0], rows[2 * $0 + 1]) }
            choice = "test rows drawn at random"
        case .continuous(let labels):
            let order = test.indices.filter { labels.values[test[$0]].isFinite }
                .sorted { (labels.values[test[$0]], $0) < (labels.values[test[$1]], $1) }
            let fifth = max(1, order.count / 5)
            let (low, high) = (order.prefix(fifth), order.dropFirst(fifth).suffix(fifth))
            pairs = Array(
                zip(low.shuffled(using: &generator), high.shuffled(using: &generator)).prefix(most)
                    .map { (from: $0, to: $1) })
            choice = "test rows from the lowest and the highest fifth of \(labels.name.escaped)"
        }
        guard !pairs.isEmpty else { return nil }
    }

    /// A pair of each two classes in turn, until there are enough or rows run out.
    private static func betweenClasses(_ classes: [[Int]], most: Int) -> [(from: Int, to: Int)] {
        var next = [Int](repeating: 0, count: classes.count)
        var pairs: [(from: Int, to: Int)] = []
        while true {
            let before = pairs.count
            for first in classes.indices {
                for second in classes.indices where second > first {
                    guard pairs.count < most else { return pairs }
                    guard next[first] < classes[first].count, next[second] < classes[second].count else { continue }
                    pairs.append((classes[first][next[first]], classes[second][next[second]]))
                    next[first] += 1
                    next[second] += 1
                }
            }
            if pairs.count == before { return pairs }
        }
    }
}
