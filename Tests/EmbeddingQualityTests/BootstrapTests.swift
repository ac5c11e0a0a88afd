import EmbeddingQuality
import Testing

@Suite("Bootstrap")
struct BootstrapTests {
    @Test("intervals are SciPy's")
    func matchesReference() throws {
        let reference = try QualityReference.read().bootstrap
        let errors = RowMean(perRow: reference.errors)
        let other = RowMean(perRow: reference.other)
        check(errors.estimate(seed: 0, resamples: 40_000), against: reference.mean)
        check(
            RelativeReduction(of: errors, against: other).estimate(seed: 1, resamples: 40_000),
            against: reference.reduction)
    }

    @Test("intervals depend on the seed alone")
    func isDeterministic() {
        let mean = RowMean(perRow: (0..<50).map { Double($0 * $0 % 17) })
        #expect(mean.estimate(seed: 3) == mean.estimate(seed: 3))
        #expect(mean.estimate(seed: 3) != mean.estimate(seed: 4))
        #expect(mean.estimate(seed: 3).value == mean.value)
    }

    @Test("of a paired difference is narrower than of the parts")
    func pairsRows() {
        let first = RowMean(perRow: (0..<80).map { Double($0) })
        let second = RowMean(perRow: (0..<80).map { Double($0) + Double($0 % 3) })
        let difference = second.difference(from: first).estimate(seed: 0)
        #expect(abs(difference.value - (second.value - first.value)) < 1e-12)
        #expect(difference.lower > 0)
        #expect(difference.upper - difference.lower < 0.5)
        #expect(first.estimate(seed: 0).upper - first.estimate(seed: 0).lower > 5)
    }

    @Test("of one row or equal rows has no width")
    func degenerateRows() {
        #expect(RowMean(perRow: [2.5]).estimate(seed: 0) == Estimate(value: 2.5, lower: 2.5, upper: 2.5))
        let reduction = RelativeReduction(remaining: [1, 2], initial: [4, 8]).estimate(seed: 0)
        #expect(reduction == Estimate(value: 0.75, lower: 0.75, upper: 0.75))
        #expect(RelativeReduction(remaining: [1], initial: [0]).value == 0)
        #expect(RowMean(perRow: [1, .nan]).estimate(seed: 0).lower.isNaN)
    }

    private func check(_ estimate: Estimate, against interval: [Double]) {
        // The error of a percentile over 40 000 resamples is about a hundredth of the interval.
        let tolerance = 0.02 * (interval[1] - interval[0])
        #expect(abs(estimate.lower - interval[0]) < tolerance)
        #expect(abs(estimate.upper - interval[1]) < tolerance)
        #expect(estimate.lower < estimate.value && estimate.value < estimate.upper)
    }
}
