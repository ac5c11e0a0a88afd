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

    /// The interval of a mean of errors; nil of other means, where there are too few rows or enough, or where they do not vary.
    init?(_ bootstrap: Bootstrap, of mean: RowMean) {
        guard mean.isError else { return nil }
        let groups = bootstrap.groups(of: mean).map { RowGroups($0) }
        let sums = groups?.sums(of: mean.perRow) ?? mean.perRow
        let ones = [Double](repeating: 1, count: mean.rowCount)
        let sizes = groups?.sums(of: ones) ?? ones
        guard Self.units.contains(sums.count) else { return nil }
        let whole = RatioOfSums(sums, sizes)
        guard whole.standardError > 0, whole.ratio.isFinite, whole.standardError.isFinite else { return nil }

        var generator = SeededGenerator(seed: bootstrap.seed, stream: "studentised bootstrap")
        var statistics: [Double] = []
        statistics.reserveCapacity(bootstrap.resamples)
        var (drawnSums, drawnSizes) = (sums, sizes)
        for _ in 0..<bootstrap.resamples {
            for place in sums.indices {
                let unit = Bootstrap.draw(below: sums.count, &generator)
                (drawnSums[place], drawnSizes[place]) = (sums[unit], sizes[unit])
            }
            let drawn = RatioOfSums(drawnSums, drawnSizes)
            // One unit over and over has no statistic.
            if drawn.standardError > 0 { statistics.append((drawn.ratio - whole.ratio) / drawn.standardError) }
        }
        guard !statistics.isEmpty else { return nil }
        statistics.sort()
        let (low, high) = (Percentile.of(sorted: statistics, 0.025), Percentile.of(sorted: statistics, 0.975))
        estimate = Estimate(
            value: mean.value, lower: max(0, whole.ratio - high * whole.standardError),
            upper: whole.ratio - low * whole.standardError)
    }
}
