internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Rows

extension Report {
    /// The methods that are not distinguishable from the best by a measure, by their ids.
    ///
    /// Between a network and the linear method, what the verdict leaves open by the error is not distinguishable either.
    func levelWithBest(by measure: Measure) -> Set<String> {
        guard let comparison = findings[Performance.self]?.measures[measure.id] else { return [] }
        var level = comparison.levelWithBest
        guard [Measure.mse, .r2].contains(where: { $0.id == measure.id }), let linear = baseline,
            let verdict = findings[Verdict.self], [.undecided, .noVerdict].contains(verdict.grade)
        else { return level }
        if comparison.best == verdict.network { level.insert(linear.id) }
        if comparison.best == linear.id { level.insert(verdict.network) }
        return level
    }

    /// The most test rows of which a share is given as a count.
    private static let fewRows = 19

    /// A share of the test rows: "97 %", and "5 of 6" of so few that per cent would feign precision.
    func testShareText(_ share: Double) -> String {
        let rows = split.test.count
        let count = share * Double(rows)
        guard rows <= Self.fewRows, abs(count - count.rounded()) < 1e-6 else { return percent(share) }
        return "\(Int(count.rounded())) of \(rows)"
    }

    /// True if shares of the test rows are given as counts.
    var hasFewTestRows: Bool { split.test.count <= Self.fewRows }
}
