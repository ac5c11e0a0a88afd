internal import Core
internal import Rows

/// Pairs of test rows and how far apart they lie in the data.
struct DistancePairs {
    private let pairs: [(first: Int, second: Int)]
    private let test: [Int]
    /// Euclidean distances of the scaled rows, one a pair.
    let distances: [Double]

    var count: Int { pairs.count }

    private static let mostPairs = 100_000
    private static let mostDifferences = 20_000_000

    /// All pairs of the test rows, or a seeded sample of them.
    init(_ study: Study) {
        let truth = study.data.truth
        let rows = truth.rows
        let most = min(Self.mostPairs, max(1_000, Self.mostDifferences / max(1, truth.columns)))
        var pairs: [(first: Int, second: Int)] = []
        if rows * (rows - 1) / 2 <= most {
            for first in 0..<rows {
                for second in first + 1..<max(rows, first + 1) { pairs.append((first, second)) }
            }
        } else {
            var generator = SeededGenerator(seed: study.settings.seed, stream: "distance pairs")
            while pairs.count < most {
                let first = Int.random(in: 0..<rows, using: &generator)
                let second = Int.random(in: 0..<rows, using: &generator)
                if first != second { pairs.append((first, second)) }
            }
        }
        self.pairs = pairs
        test = study.data.split.test
        distances = pairs.map { Self.distance(truth, $0.first, $0.second) }
    }

    /// The distance of each pair in a latent space.
    ///
    /// - Parameter codes: The codes of all rows, `[rows, latent]`.
    /// - Returns: Euclidean distances, one a pair.
    func distances(in codes: Matrix) -> [Double] {
        pairs.map { Self.distance(codes, test[$0.first], test[$0.second]) }
    }

    /// The distance of each pair in a latent space.
    ///
    /// - Parameter codes: The codes of the test rows, `[test rows, latent]`.
    /// - Returns: Euclidean distances, one a pair.
    func distances(inTestCodes codes: Matrix) -> [Double] {
        pairs.map { Self.distance(codes, $0.first, $0.second) }
    }

    private static func distance(_ rows: Matrix, _ first: Int, _ second: Int) -> Double {
        let (start, other) = (first * rows.columns, second * rows.columns)
        var sum = 0.0
        for column in 0..<rows.columns {
            let difference = Double(rows.values[start + column] - rows.values[other + column])
            sum += difference * difference
        }
        return sum.squareRoot()
    }
}
