internal import Core

/// Rows in an order, and how it departs from a random one.
struct RowOrder {
    /// A departure from random orders.
    struct Departure {
        /// The mean distance of successive rows divided by that in random orders.
        let ratio: Double
        /// By how many standard deviations of random orders it is less.
        let significance: Double
        /// The mean distance of rows in random orders.
        let usual: Double
    }

    /// `[rows, dimensions]`.
    let coordinates: Matrix
    /// The set of copies that each row is in: `[rows]`.
    let sets: [Int]
    /// Rows in their order, in runs whose ends do not follow each other.
    let runs: [[Int]]

    /// The departure of the order from random orders of each run; nil if no row follows another.
    func departure(permutations: Int) -> Departure? {
        guard let actual = meanDistance(runs, lag: 1) else { return nil }
        var generator = SeededGenerator(seed: 0, stream: "split.order")
        let random = (0..<permutations).compactMap { _ in
            meanDistance(runs.map { $0.shuffled(using: &generator) }, lag: 1)
        }
        guard random.count > 1 else { return nil }
        let moments = SampleMoments(random)
        let mean = moments.mean
        guard mean > 0 else { return nil }
        let deviation = max(moments.standardDeviation, mean * 1e-6)
        return Departure(ratio: actual / mean, significance: (mean - actual) / deviation, usual: mean)
    }

    /// The first lag at which less than a tenth of the dependence of successive rows is left; a quarter of the rows at most.
    func reach(_ departure: Departure) -> Int {
        let longest = max(1, (runs.map(\.count).max() ?? 0) / 4)
        guard departure.ratio < 1 else { return 1 }
        var lag = 1
        while lag < longest {
            let next = min(longest, max(lag + 1, lag * 5 / 4))
            guard let distance = meanDistance(runs, lag: next) else { return lag }
            if 1 - distance / departure.usual < 0.1 * (1 - departure.ratio) { return next }
            lag = next
        }
        return longest
    }

    /// True if distances go on growing over a reach that is a twentieth of the longest run or more.
    ///
    /// In a file sorted by a class that nobody names, distances are the same at all lags within a class.
    func drifts(reach: Int) -> Bool {
        guard reach >= (runs.map(\.count).max() ?? 0) / 20, let next = meanDistance(runs, lag: 1),
            let far = meanDistance(runs, lag: max(2, reach / 10))
        else { return false }
        return far > 2 * next
    }

    /// The mean distance of rows that are so many places apart, copies left out; nil where there are none.
    private func meanDistance(_ runs: [[Int]], lag: Int) -> Double? {
        let values = coordinates.values.span
        let columns = coordinates.columns
        var sum = 0.0
        var count = 0
        for run in runs where run.count > lag {
            for place in 0..<run.count - lag {
                let (row, other) = (run[place], run[place + lag])
                if sets[row] == sets[other] { continue }
                var square: Float = 0
                for column in 0..<columns {
                    let difference = values[row * columns + column] - values[other * columns + column]
                    square += difference * difference
                }
                sum += Double(square.squareRoot())
                count += 1
            }
        }
        return count > 0 ? sum / Double(count) : nil
    }
}
