internal import Foundation

/// The search for tick positions of Talbot, Lin and Hanrahan (2010), "An extension of Wilkinson's algorithm for
/// positioning tick labels on axes".
///
/// Every labelling of evenly spaced multiples of a nice number is scored by simplicity, coverage and density; the bounds
/// on each part's score end the search early without missing the best one. Legibility is the same for every candidate,
/// because all labels of an axis are set alike.
package struct ExtendedWilkinson: Sendable {
    /// Step sizes in order of preference, up to a power of ten.
    static let niceNumbers: [Double] = [1, 5, 2, 2.5, 4, 3]
    private static let weights = (simplicity: 0.25, coverage: 0.2, density: 0.5, legibility: 0.05)

    /// The ideal number of ticks.
    package var target: Double
    /// The allowed numbers of ticks.
    package var counts: ClosedRange<Int>
    /// The smallest distance between ticks, in data units.
    package var minimumStep: Double
    /// True if ticks outside the range are refused, as an axis of fixed limits must.
    package var staysInside: Bool
    /// Up to how many multiples of a nice number are left out between ticks, and one.
    package var largestSkip: Int
    /// True if steps are whole numbers.
    package var isOfCounts: Bool

    package init(
        target: Double, counts: ClosedRange<Int> = 2...100, minimumStep: Double = 0, staysInside: Bool = false,
        largestSkip: Int = 100, isOfCounts: Bool = false
    ) {
        precondition(target > 1, "a target of \(target) ticks")
        self.target = target
        self.counts = counts
        self.minimumStep = minimumStep
        self.staysInside = staysInside
        self.largestSkip = largestSkip
        self.isOfCounts = isOfCounts
    }

    /// The best tick positions for a range, ascending; empty where no labelling satisfies the conditions.
    package func ticks(from low: Double, to high: Double) -> [Double] {
        guard low.isFinite, high.isFinite, high > low, (high - low).isNormal else { return [] }
        var best = Candidate(score: -2, first: 0, step: 0, count: 0)
        var skip = 1
        search: while skip <= largestSkip {
            for (rank, nice) in Self.niceNumbers.enumerated() {
                let simplicityBound = simplicity(rank: rank, skip: skip, includesZero: true)
                if total(simplicityBound, 1, 1) < best.score { break search }
                searchCounts(from: low, to: high, nice: nice, rank: rank, skip: skip, best: &best)
            }
            skip += 1
        }
        // Multiplying keeps 0 exact and the last tick free of the error that adding would gather.
        return (0..<best.count).map { best.first + Double($0) * best.step }
            .map { abs($0) < best.step * 1e-9 ? 0 : $0 }
    }

    private struct Candidate {
        var score: Double
        var first: Double
        var step: Double
        var count: Int
    }

    private func searchCounts(
        from low: Double, to high: Double, nice: Double, rank: Int, skip: Int, best: inout Candidate
    ) {
        let simplicityBound = simplicity(rank: rank, skip: skip, includesZero: true)
        var count = max(2, counts.lowerBound)
        while count <= counts.upperBound {
            let densityBound = self.densityBound(count: count)
            if total(simplicityBound, 1, densityBound) < best.score { return }
            let spacing = (high - low) / Double(count + 1) / Double(skip) / nice
            var power = Int(log10(spacing).rounded(.up))
            while power < 300 {
                let step = Double(skip) * nice * pow(10, Double(power))
                let span = step * Double(count - 1)
                let coverageBound = self.coverageBound(range: high - low, span: span)
                if total(simplicityBound, coverageBound, densityBound) < best.score { break }
                if staysInside && span > (high - low) * (1 + 1e-9) { break }
                if step >= minimumStep, !isOfCounts || step == step.rounded() {
                    let earliest = (high / step).rounded(.down) * Double(skip) - Double((count - 1) * skip)
                    let latest = (low / step).rounded(.up) * Double(skip)
                    var start = earliest
                    while start <= latest {
                        let first = start * (step / Double(skip))
                        consider(
                            Candidate(score: 0, first: first, step: step, count: count), rank: rank, skip: skip,
                            low: low, high: high, best: &best)
                        start += 1
                    }
                }
                power += 1
            }
            count += 1
        }
    }

    private func consider(
        _ candidate: Candidate, rank: Int, skip: Int, low: Double, high: Double, best: inout Candidate
    ) {
        let last = candidate.first + candidate.step * Double(candidate.count - 1)
        let tolerance = (high - low) * 1e-9
        if staysInside && (candidate.first < low - tolerance || last > high + tolerance) { return }
        let remainder = candidate.first - (candidate.first / candidate.step).rounded(.down) * candidate.step
        let isMultiple = remainder < candidate.step * 1e-9 || candidate.step - remainder < candidate.step * 1e-9
        let includesZero =
            isMultiple && candidate.first <= candidate.step * 1e-9 && last >= -candidate.step * 1e-9
        let score = total(
            simplicity(rank: rank, skip: skip, includesZero: includesZero),
            coverage(low: low, high: high, first: candidate.first, last: last),
            density(count: candidate.count, low: low, high: high, first: candidate.first, last: last))
        if score > best.score {
            best = candidate
            best.score = score
        }
    }

    private func total(_ simplicity: Double, _ coverage: Double, _ density: Double) -> Double {
        let weights = Self.weights
        return weights.simplicity * simplicity + weights.coverage * coverage + weights.density * density
            + weights.legibility
    }

    private func simplicity(rank: Int, skip: Int, includesZero: Bool) -> Double {
        1 - Double(rank) / Double(Self.niceNumbers.count - 1) - Double(skip) + (includesZero ? 1 : 0)
    }

    private func coverage(low: Double, high: Double, first: Double, last: Double) -> Double {
        let tenth = 0.1 * (high - low)
        return 1 - 0.5 * ((high - last) * (high - last) + (low - first) * (low - first)) / (tenth * tenth)
    }

    private func coverageBound(range: Double, span: Double) -> Double {
        guard span > range else { return 1 }
        let half = (span - range) / 2
        return 1 - half * half / (0.01 * range * range)
    }

    private func density(count: Int, low: Double, high: Double, first: Double, last: Double) -> Double {
        let actual = Double(count - 1) / (last - first)
        let wanted = (target - 1) / (max(last, high) - min(first, low))
        return 2 - max(actual / wanted, wanted / actual)
    }

    private func densityBound(count: Int) -> Double {
        Double(count) >= target ? 2 - Double(count - 1) / (target - 1) : 1
    }
}
