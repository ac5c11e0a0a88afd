internal import Core

/// The interval of a mean error over few rows: a bootstrap of its t statistic (Efron and Tibshirani, 1993, 12.5).
///
/// Errors are skewed. Percentiles of resampled means, and Student's t, which takes them for symmetric, miss a mean that lies above them
/// too often: of 20 squared normal errors, both hold it in fewer than 90 of 100 (`script/coverage`). How the statistic itself
/// varies over resamples has the skew in it. Rows that belong together are summed first.
struct StudentizedBootstrap {
    /// The mean with its interval.
    let estimate: Estimate

    /// The numbers of independent rows, or groups, that it is for: of fewer the statistic's own variance is too uncertain, and with more the
    /// percentiles do as well.
    static let units = 10..<60

    /// The interval of a mean; nil where there are too few rows or enough, or where they do not vary.
    init?(_ bootstrap: Bootstrap, of mean: RowMean) {
        let groups = bootstrap.groups(of: mean).map { RowGroups($0) }
        let sums = groups?.sums(of: mean.perRow) ?? mean.perRow
        let ones = [Double](repeating: 1, count: mean.rowCount)
        let sizes = groups?.sums(of: ones) ?? ones
        guard Self.units.contains(sums.count) else { return nil }
        let whole = Sample(sums: sums, sizes: sizes)
        guard whole.standardError > 0, whole.mean.isFinite, whole.standardError.isFinite else { return nil }

        var generator = SeededGenerator(seed: bootstrap.seed, stream: "studentised bootstrap")
        var statistics: [Double] = []
        statistics.reserveCapacity(bootstrap.resamples)
        var (drawnSums, drawnSizes) = (sums, sizes)
        for _ in 0..<bootstrap.resamples {
            for place in sums.indices {
                let unit = Bootstrap.draw(below: sums.count, &generator)
                (drawnSums[place], drawnSizes[place]) = (sums[unit], sizes[unit])
            }
            let drawn = Sample(sums: drawnSums, sizes: drawnSizes)
            // One unit over and over has no statistic.
            if drawn.standardError > 0 { statistics.append((drawn.mean - whole.mean) / drawn.standardError) }
        }
        guard !statistics.isEmpty else { return nil }
        statistics.sort()
        let (low, high) = (Percentile.of(sorted: statistics, 0.025), Percentile.of(sorted: statistics, 0.975))
        estimate = Estimate(
            value: mean.value, lower: max(0, whole.mean - high * whole.standardError),
            upper: whole.mean - low * whole.standardError)
    }

    /// The mean over rows of units, and its standard error as that of a ratio of sums (Cochran, 1977, 6.3).
    private struct Sample {
        let mean: Double
        let standardError: Double

        init(sums: [Double], sizes: [Double]) {
            let rows = sizes.reduce(0, +)
            mean = sums.reduce(0, +) / rows
            var squares = 0.0
            for (sum, size) in zip(sums, sizes) {
                let difference = sum - mean * size
                squares += difference * difference
            }
            let count = Double(sums.count)
            standardError = (squares * count / (count - 1)).squareRoot() / rows
        }
    }
}
