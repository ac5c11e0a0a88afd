import Testing

@testable import EmbeddingQuality

@Suite("Errors over splits")
struct SplitErrorsTests {
    private let errors = RelativeReduction(
        remaining: (0..<60).map { 1 + Double($0 % 7) / 7 }, initial: (0..<60).map { 2 + Double($0 % 5) / 5 })

    private func split(_ errors: RelativeReduction, from first: Int = 0, unit: Double = 1) -> SplitErrors {
        SplitErrors(
            units: Array(first..<first + errors.rowCount),
            errors: RelativeReduction(
                remaining: errors.remaining.map { unit * $0 }, initial: errors.initial.map { unit * $0 }),
            trainingCount: 240)
    }

    private func expect(_ interval: RatioInterval?, near other: RatioInterval?) throws {
        let (one, two) = (try #require(interval), try #require(other))
        #expect(abs(one.ratio - two.ratio) < 1e-12 && abs(one.lower - two.lower) < 1e-12, "\(one) for \(two)")
        #expect(abs(one.upper - two.upper) < 1e-12 && one.trainingShare == two.trainingShare, "\(one) for \(two)")
    }

    @Test("of one split have the interval of its rows, in any unit")
    func single() throws {
        try expect(RatioInterval(over: [split(errors)]), near: errors.interval())
        try expect(RatioInterval(over: [split(errors, unit: 1e-6)]), near: errors.interval())
    }

    @Test("of the same rows twice are known no better than once")
    func sameRows() throws {
        try expect(RatioInterval(over: [split(errors), split(errors, unit: 9)]), near: errors.interval())
        // Other rows with the same errors are more rows, where the splits' ratios are nearer to each other than chance has them.
        let more = try #require(RatioInterval(over: [split(errors), split(errors, from: 60)]))
        let once = try #require(errors.interval())
        #expect(abs(more.ratio - once.ratio) < 1e-12 && more.trainingShare == 0)
        #expect(more.upper - more.lower < 0.75 * (once.upper - once.lower))
    }

    @Test("have the variance of Nadeau and Bengio where trainings differ far more than rows")
    func trainings() throws {
        // Each row's ratio is the training's, so that rows add nothing.
        let shares = [0.4, 0.8, 0.6]
        let splits = shares.enumerated().map { index, share in
            split(
                RelativeReduction(remaining: errors.initial.map { share * $0 }, initial: errors.initial),
                from: 50 * index)
        }
        let interval = try #require(RatioInterval(over: splits))
        #expect(abs(interval.ratio - 0.6) < 1e-12)
        // s = 0.2; 60 rows tested for 240 learned from; t with 2 degrees of freedom.
        let half = 4.302_653 * 0.2 * (1.0 / 3 + 60.0 / 240).squareRoot()
        #expect(abs(interval.upper - interval.ratio - half) < 0.02 * half, "\(interval) for ± \(half)")
        #expect(interval.lower == 0, "no error is below 0")
        #expect(interval.trainingShare > 0.95)
    }

    @Test("are not bounded where a split has no error to begin with")
    func unbounded() {
        let none = RelativeReduction(remaining: errors.remaining, initial: errors.initial.map { _ in 0 })
        #expect(RatioInterval(over: [split(errors), split(none)]) == nil)
    }
}
