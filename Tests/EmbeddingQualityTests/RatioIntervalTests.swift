import Testing

@testable import EmbeddingQuality

@Suite("Interval of a ratio")
struct RatioIntervalTests {
    @Test("is where SciPy's t-test says so", arguments: try QualityReference.read().ratios)
    func matchesReference(reference: QualityReference.Ratio) throws {
        let errors = RelativeReduction(remaining: reference.remaining, initial: reference.initial)
        let interval = try #require(errors.interval(groups: reference.groups))
        #expect(abs(interval.lower - reference.lower) < 1e-9, "\(interval) for \(reference.lower)")
        #expect(abs(interval.upper - reference.upper) < 1e-9, "\(interval) for \(reference.upper)")
        #expect(abs(interval.ratio - (1 - errors.value)) < 1e-15)
        let reduction = errors.estimate(Bootstrap(seed: 0, groups: reference.groups))
        #expect(reduction == interval.reduction)
    }

    @Test("has SciPy's quantiles of Student's t", arguments: try QualityReference.read().studentT)
    func quantiles(reference: QualityReference.StudentT) {
        let quantile = StudentT.quantile(
            reference.probability, degreesOfFreedom: reference.degreesOfFreedom)
        #expect(abs(quantile / reference.quantile - 1) < 1e-9, "\(quantile) for \(reference)")
    }

    @Test("of equal ratios has no width, whatever the unit")
    func degenerateRows() throws {
        let initial = (0..<20).map { 1e-9 * Double(4 + $0) }
        let interval = try #require(
            RelativeReduction(remaining: initial.map { $0 / 4 }, initial: initial).interval())
        #expect(abs(interval.ratio - 0.25) < 1e-15 && abs(interval.upper - interval.lower) < 1e-7)
    }

    @Test("is not bounded by one row, nor where one row is nearly all of the error")
    func unbounded() {
        #expect(RelativeReduction(remaining: [1], initial: [2]).interval() == nil)
        let initial = [1000.0] + [Double](repeating: 1, count: 19)
        #expect(RelativeReduction(remaining: initial.map { $0 / 2 + 0.1 }, initial: initial).interval() == nil)
        #expect(RelativeReduction(remaining: [1, 2], initial: [0, 0]).interval() == nil)
        #expect(RelativeReduction(remaining: [1, .nan], initial: [1, 1]).interval() == nil)
        // What is shown of measures is the resamples' interval then.
        let shown = RelativeReduction(remaining: [1], initial: [2]).estimate(Bootstrap(seed: 0))
        #expect(shown == Estimate(value: 0.5, lower: 0.5, upper: 0.5))
    }

    @Test("is wider by what trainings differ by")
    func trainings() throws {
        let errors = RelativeReduction(
            remaining: (0..<60).map { 1 + Double($0 % 7) / 7 }, initial: (0..<60).map { 2 + Double($0 % 5) / 5 })
        let mean = errors.remaining.reduce(0, +) / 60
        let once = try #require(errors.interval())
        let same = try #require(errors.interval(trainings: [mean, mean, mean]))
        #expect(once == same)
        // Where trainings differ far more than rows do, the interval is that of a mean of three numbers: t with 2 degrees of freedom.
        let spread = try #require(errors.interval(trainings: [mean - 0.5, mean, mean + 0.5]))
        let initial = errors.initial.reduce(0, +) / 60
        let half = 4.302_653 * 0.5 / 3.0.squareRoot() / initial
        #expect(abs((spread.upper - spread.lower) / 2 / half - 1) < 0.05, "\(spread) for ± \(half)")
        #expect(spread.ratio == once.ratio)
    }

    @Test("of groups takes the groups for what is independent")
    func groups() throws {
        // Ten groups of twelve equal rows: as if there were ten rows.
        let few = (0..<10).map { 1 + Double($0 * 7 % 10) / 10 }
        let other = (0..<10).map { 2 + Double($0 * 3 % 10) / 10 }
        let groups = (0..<120).map { $0 % 10 }
        let errors = RelativeReduction(remaining: groups.map { few[$0] }, initial: groups.map { other[$0] })
        let together = try #require(errors.interval(groups: groups))
        let apart = try #require(errors.interval())
        let ten = try #require(RelativeReduction(remaining: few, initial: other).interval())
        #expect(abs(together.lower - ten.lower) < 1e-12 && abs(together.upper - ten.upper) < 1e-12)
        #expect(apart.upper - apart.lower < 0.4 * (together.upper - together.lower))
    }

    @Test("counts successive units by what their correlation leaves of them, and only those")
    func successiveUnits() {
        // Of 1, 1, −1, −1, again and again, neighbours are equal as often as opposite, but for the ends: 10 equal pairs, 9 opposite.
        let pairs = (0..<20).map { $0 / 2 % 2 == 0 ? 1.0 : -1.0 }
        let some = SuccessiveUnits(pairs, numbers: Array(0..<20))
        #expect(abs(some.correlation - 1 / 19.0) < 1e-12)
        #expect(abs(some.independentCount - 20 * (1 - 1 / 19.0) / (1 + 1 / 19.0)) < 1e-12)
        // The same in another order; and with gaps between them, where nothing is successive.
        let order = (0..<20).map { ($0 * 7) % 20 }
        #expect(SuccessiveUnits(order.map { pairs[$0] }, numbers: order).correlation == some.correlation)
        #expect(SuccessiveUnits(pairs, numbers: (0..<20).map { 2 * $0 }).independentCount == 20)
        // What turns at each step is not worth more than its units, and a single swing is not worth nothing.
        #expect(SuccessiveUnits((0..<20).map { $0 % 2 == 0 ? 1 : -1 }, numbers: Array(0..<20)).independentCount == 20)
        let swing = SuccessiveUnits((0..<40).map { $0 < 20 ? 1 : -1 }, numbers: Array(0..<40))
        #expect(abs(swing.correlation - 37 / 39.0) < 1e-12 && swing.independentCount == 3)
        #expect(SuccessiveUnits([0, 0], numbers: [0, 1]).independentCount == 2)
    }
}
