internal import Core

/// Test rows whose errors are so far beyond the usual that a mean is about them alone.
struct OutlyingRows {
    /// Their places, `[outlying rows]`; empty also where they are so many that they are a part of the data like any other.
    let places: [Int]

    /// The number of interquartile ranges above the upper quartile from which an error is outlying.
    static let farOut = 10.0
    /// The largest share of the rows that is outlying.
    static let mostShare = 0.05

    /// Looks for them by the sum of two methods' errors of each row, which takes neither's side.
    init(_ first: [Double], _ second: [Double]) {
        let sums = zip(first, second).map { $0 + $1 }
        let sorted = sums.sorted()
        let (low, high) = (Percentile.of(sorted: sorted, 0.25), Percentile.of(sorted: sorted, 0.75))
        // Where most rows have the same error, such as none, the others are what there is to compare.
        let outlying = high > low ? sums.indices.filter { sums[$0] > high + Self.farOut * (high - low) } : []
        places = Double(outlying.count) <= Self.mostShare * Double(sums.count) ? outlying : []
    }
}
