import Testing

@testable import EmbeddingQuality

@Suite("Bootstrap")
struct BootstrapTests {
    @Test("intervals are SciPy's")
    func matchesReference() throws {
        let reference = try QualityReference.read().bootstrap
        let errors = RowMean(perRow: reference.errors)
        let other = RowMean(perRow: reference.other)
        check(errors.estimate(Bootstrap(seed: 0, resamples: 40_000)), against: reference.mean)
        check(
            Bootstrap(seed: 1, resamples: 40_000).estimate(RelativeReduction(of: errors, against: other)),
            against: reference.reduction)
    }

    @Test("intervals depend on the seed alone")
    func isDeterministic() {
        let mean = RowMean(perRow: (0..<50).map { Double($0 * $0 % 17) })
        #expect(mean.estimate(Bootstrap(seed: 3)) == mean.estimate(Bootstrap(seed: 3)))
        #expect(mean.estimate(Bootstrap(seed: 3)) != mean.estimate(Bootstrap(seed: 4)))
        #expect(mean.estimate(Bootstrap(seed: 3)).value == mean.value)
    }

    @Test("of a paired difference is narrower than of the parts")
    func pairsRows() {
        let first = RowMean(perRow: (0..<80).map { Double($0) })
        let second = RowMean(perRow: (0..<80).map { Double($0) + Double($0 % 3) })
        let difference = second.difference(from: first).estimate(Bootstrap(seed: 0))
        #expect(abs(difference.value - (second.value - first.value)) < 1e-12)
        #expect(difference.lower > 0)
        #expect(difference.upper - difference.lower < 0.5)
        #expect(first.estimate(Bootstrap(seed: 0)).upper - first.estimate(Bootstrap(seed: 0)).lower > 5)
    }

    @Test("of one row or equal rows has no width")
    func degenerateRows() {
        #expect(RowMean(perRow: [2.5]).estimate(Bootstrap(seed: 0)) == Estimate(value: 2.5, lower: 2.5, upper: 2.5))
        let reduction = RelativeReduction(remaining: [1, 2], initial: [4, 8]).estimate(Bootstrap(seed: 0))
        #expect(reduction == Estimate(value: 0.75, lower: 0.75, upper: 0.75))
        #expect(RelativeReduction(remaining: [1], initial: [0]).value == 0)
        #expect(RowMean(perRow: [1, .nan]).estimate(Bootstrap(seed: 0)).lower.isNaN)
    }

    @Test("of mean errors is studentised over few rows alone")
    func studentized() {
        let errors = (0..<100).map { Double($0 * $0 % 23) }
        for count in [9, 60, 100] {
            let some = Array(errors.prefix(count))
            #expect(
                RowMean(errors: some).estimate(Bootstrap(seed: 0)) == RowMean(perRow: some).estimate(Bootstrap(seed: 0))
            )
        }
        // Of skewed errors it reaches further up, and of symmetric ones as far up as down.
        let skewed = [0.1, 0.2, 0.1, 0.3, 0.2, 0.1, 0.4, 0.2, 0.1, 2, 0.3, 0.2, 0.1, 0.2, 1]
        let (own, plain) = (
            RowMean(errors: skewed).estimate(Bootstrap(seed: 0)), RowMean(perRow: skewed).estimate(Bootstrap(seed: 0))
        )
        #expect(own.upper > plain.upper && own.lower >= 0 && own.value == plain.value)
        #expect(own.upper - own.value > 1.5 * (own.value - own.lower))
        let even = RowMean(errors: (0..<20).map { 10 + Double($0) }).estimate(Bootstrap(seed: 0, resamples: 4_000))
        #expect(abs((even.upper - even.value) / (even.value - even.lower) - 1) < 0.15)
        // Equal errors have no width, and groups are what is independent.
        let equal = RowMean(errors: [Double](repeating: 2, count: 20)).estimate(Bootstrap(seed: 0))
        #expect(equal == Estimate(value: 2, lower: 2, upper: 2))
        let groups = (0..<100).map { $0 / 4 }
        let together = RowMean(errors: groups.map { Double($0 * $0 % 7) }).estimate(Bootstrap(seed: 0, groups: groups))
        let apart = RowMean(errors: (0..<25).map { Double($0 * $0 % 7) }).estimate(Bootstrap(seed: 0))
        #expect(abs(together.lower - apart.lower) < 1e-9 && abs(together.upper - apart.upper) < 1e-9)
    }

    @Test("draws whole groups where rows belong together")
    func groupsStayTogether() {
        // Four groups of five equal rows: five times as wide in squares as if each row were independent.
        let values = (0..<20).map { Double($0 / 5) }
        let mean = RowMean(perRow: values)
        let apart = mean.estimate(Bootstrap(seed: 0))
        let together = mean.estimate(Bootstrap(seed: 0, groups: (0..<20).map { 7 * ($0 / 5) - 3 }))
        #expect(together.value == apart.value)
        let ratio = (together.upper - together.lower) / (apart.upper - apart.lower)
        #expect(ratio > 1.9 && ratio < 2.6, "\(ratio)")
        // Four groups of the values 0 to 3: every resample's mean is a multiple of a quarter.
        for bound in [together.lower, together.upper] { #expect((4 * bound).rounded() == 4 * bound) }
        // A measure of some of the rows knows their groups by their places.
        let some = RowMean(perRow: [0, 2], places: [3, 12])
        #expect(some.estimate(Bootstrap(seed: 0, groups: (0..<20).map { $0 / 5 })).upper == 2)
    }

    /// Resamples that are kept, and those that are too many to be kept.
    @Test("of means by counts are those of the rows drawn", arguments: [1_000, 40_000], [false, true])
    func countsAreTheRowsDrawn(resamples: Int, areGrouped: Bool) {
        let values = (0..<900).map { Double($0 * $0 % 101) / 7 }
        let groups = areGrouped ? (0..<900).map { $0 * $0 % 870 } : nil
        let bootstrap = Bootstrap(seed: 5, resamples: resamples, groups: groups)
        let mean = RowMean(perRow: values)
        // By the definition, row after row.
        let expected = bootstrap.estimate(mean)
        for _ in 0..<2 { expectNear(mean.estimate(bootstrap), expected) }
        let explained = VarianceExplained(of: values, predictions: values.map { $0 + ($0 > 7 ? 1 : -2) })
        var few = RowMean(errors: Array(values.prefix(20)))
        few.places = Array(0..<20)
        let measures: [any QualityMeasure] = [
            mean, explained, RowMean(perRow: values.map { 3 * $0 }),
            RowMean(perRow: Array(values.prefix(80)), places: Array(0..<80)),
            few, RowMean(perRow: values.map { $0 > 3 ? .nan : $0 }),
        ]
        let together = bootstrap.estimates(of: measures)
        #expect(together.count == measures.count)
        for (estimate, measure) in zip(together, measures).dropLast() {
            #expect(estimate == measure.estimate(bootstrap))
        }
        #expect(together.last?.value.isNaN == true)
        expectNear(together[1], bootstrap.estimate(explained))
    }

    @Test("sums values as often as they are counted", arguments: [1, 15, 16, 17, 100])
    func sumsCounted(count: Int) {
        let values = (0..<count).map { Double($0) - 3.5 }
        let counts = (0..<count).map { UInt8($0 * 37 % 256) }
        let expected = zip(values, counts).reduce(0) { $0 + $1.0 * Double($1.1) }
        #expect(weightedSum(values.span, counts.span) == expected)
    }

    private func expectNear(_ estimate: Estimate, _ expected: Estimate) {
        #expect(abs(estimate.value - expected.value) < 1e-9)
        #expect(abs(estimate.lower - expected.lower) < 1e-5 * abs(expected.lower))
        #expect(abs(estimate.upper - expected.upper) < 1e-5 * abs(expected.upper))
    }

    private func check(_ estimate: Estimate, against interval: [Double]) {
        // The error of a percentile over 40 000 resamples is about a hundredth of the interval.
        let tolerance = 0.02 * (interval[1] - interval[0])
        #expect(abs(estimate.lower - interval[0]) < tolerance)
        #expect(abs(estimate.upper - interval[1]) < tolerance)
        #expect(estimate.lower < estimate.value && estimate.value < estimate.upper)
    }
}
