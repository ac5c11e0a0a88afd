import Core
import Foundation
import TestSupport
import Testing

@testable import EmbeddingQuality

/// Numbers of scikit-learn and SciPy for factors, from `Tests/Reference/factors.py`.
struct FactorReference: Decodable {
    struct Information: Decodable, Sendable {
        let name: String
        let codes: [[Double]]
        let factors: [[Double]]
        let nats: [[Double]]
        let entropies: [Double]
        let gap: Double
    }

    struct Importance: Decodable, Sendable {
        let name: String
        let importances: [[Double]]
        let disentanglement: Double
        let completeness: Double
    }

    struct Trees: Decodable {
        let inputs: [[Double]]
        let target: [Double]
        let trainingRows: Int
        let importances: [Double]
        let r2: Double
    }

    struct Predictability: Decodable {
        let codes: [[Double]]
        let number: [Double]
        let classes: [Int]
        let scores: [[Double]]
        let gap: Double
    }

    let information: [Information]
    let importance: [Importance]
    let trees: Trees
    let predictability: Predictability

    static func read() throws -> FactorReference { try ReferenceFile.read("factors.json") }
}

@Suite("Factors")
struct FactorTests {
    private func isClose(_ a: [Double], _ b: [Double], within tolerance: Double = 1e-9) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance }
    }

    private func information(_ codes: [[Double]], _ factors: [[Double]]) -> FactorInformation {
        FactorInformation(
            codes: codes.map { BinnedValues($0, bins: 20) },
            factors: factors.map { BinnedValues(levels: $0, atMost: 20) })
    }

    @Test("information and gaps are scikit-learn's")
    func informationMatchesReference() throws {
        let reference = try FactorReference.read().information
        for made in reference {
            let matrix = information(made.codes, made.factors).matrix
            #expect(isClose(matrix.nats.flatMap(\.self), made.nats.flatMap(\.self)), "\(made.name)")
            #expect(isClose(matrix.entropies, made.entropies), "\(made.name)")
            #expect(abs(matrix.gap - made.gap) < 1e-9, "\(made.name)")
        }
        let gaps = Dictionary(uniqueKeysWithValues: reference.map { ($0.name, $0.gap) })
        #expect(gaps["identity"] == 1 && gaps["each twice"] == 0)
        #expect(abs((gaps["two of three turned"] ?? 0) - 1 / 3.0) < 1e-12)
    }

    @Test("importance scores are those of disentanglement_lib")
    func importanceMatchesReference() throws {
        for made in try FactorReference.read().importance {
            let scores = ImportanceScores(importances: made.importances)
            #expect(abs(scores.disentanglement - made.disentanglement) < 1e-12, "\(made.name)")
            #expect(abs(scores.completeness - made.completeness) < 1e-12, "\(made.name)")
        }
        let diagonal = ImportanceScores(importances: [[2, 0], [0, 1]])
        #expect(diagonal.disentanglement == 1 && diagonal.completeness == 1)
        let shared = ImportanceScores(importances: [[1, 0], [1, 0]] + [[Double]](repeating: [0, 0], count: 8))
        #expect(abs(shared.disentanglement - (1 - log(2) / log(10))) < 1e-12)
        let nothing = ImportanceScores(importances: [[0, 0], [0, 0]])
        #expect(nothing.disentanglement == 0 && nothing.completeness == 0)
    }

    @Test("boosted trees are scikit-learn's")
    func treesMatchReference() throws {
        let reference = try FactorReference.read().trees
        let count = reference.trainingRows
        let inputs = BinnedInputs(reference.inputs.map { Array($0.prefix(count)) })
        let trees = BoostedTrees(fitting: FactorTarget(numbers: Array(reference.target.prefix(count))), to: inputs)
        #expect(isClose(trees.importances, reference.importances, within: 1e-7))
        let r2 = trees.r2(
            of: FactorTarget(numbers: Array(reference.target.dropFirst(count))),
            from: inputs.binning(reference.inputs.map { Array($0.dropFirst(count)) }))
        #expect(abs((r2 ?? 0) - reference.r2) < 1e-7)
    }

    @Test("trees leave what no input tells, and what is missing")
    func treesOfNothing() {
        let inputs = BinnedInputs([(0..<100).map { Double($0) }, [Double](repeating: 3, count: 100)])
        let constant = BoostedTrees(fitting: FactorTarget(numbers: [Double](repeating: 2, count: 100)), to: inputs)
        #expect(constant.importances == [0, 0])
        #expect(constant.r2(of: FactorTarget(numbers: [Double](repeating: 2, count: 100)), from: inputs) == nil)
        // A step is found by the one input that varies; each tree takes a fifth of what is left of it.
        let step = (0..<100).map { $0 < 50 ? 0.0 : 1 }
        let found = BoostedTrees(fitting: FactorTarget(numbers: step), to: inputs)
        #expect(found.importances[0] == 1 && found.importances[1] == 0)
        #expect((found.r2(of: FactorTarget(numbers: step), from: inputs) ?? 0) > 1 - 1e-6)
        let classes = FactorTarget(classes: step.map { $0 == 0 ? -1 : 1 }, indicated: [0, 1])
        let known = BoostedTrees(fitting: classes, to: inputs)
        #expect(known.importances == [0, 0] && !classes.isKnown(0) && classes.isKnown(99))
    }

    @Test("linear predictability is scikit-learn's")
    func predictabilityMatchesReference() throws {
        let reference = try FactorReference.read().predictability
        let measured = AttributePredictability(
            codes: reference.codes,
            factors: [
                FactorTarget(numbers: reference.number),
                FactorTarget(classes: reference.classes, indicated: [0, 1, 2]),
            ])
        #expect(isClose(measured.scores.flatMap(\.self), reference.scores.flatMap(\.self)))
        #expect(abs(measured.gap - reference.gap) < 1e-9)
        let constant = AttributePredictability(codes: [[1, 1, 1]], factors: [FactorTarget(numbers: [1, 2, 3])])
        #expect(constant.scores == [[0]] && constant.gap == 0)
    }

    @Test("bins of equal width hold the edges as numpy.histogram does")
    func bins() {
        #expect(BinnedValues([0, 0.25, 0.5, 0.75, 1, .nan], bins: 4).bins == [0, 1, 2, 3, 3, -1])
        #expect(BinnedValues([7, 7], bins: 20).bins == [0, 0])
        #expect(BinnedValues([.nan], bins: 20).counts == [0])
        #expect(BinnedValues(levels: [5, -1, 5, 2], atMost: 3).bins == [2, 0, 2, 1])
        #expect(BinnedValues(levels: [5, -1, 4, 2], atMost: 3).bins == [2, 0, 2, 1])
        let far = BinnedValues([-1.7e308, 0, 1.7e308], bins: 20)
        #expect(far.bins.first == 0 && far.bins.last == 19)
    }

    @Test("a factor that is missing or the same in all rows has no gap")
    func degenerateFactors() {
        let matrix = information([[1, 2, 3, 4], [4, 3, 2, 1]], [[5, 5, 5, 5], [.nan, 1, .nan, 2]]).matrix
        #expect(matrix.entropies[0] == 0 && matrix.gaps == [0, 0])
        #expect(abs(matrix.entropies[1] - log(2)) < 1e-12 && abs(matrix.nats[1][0] - log(2)) < 1e-12)
        #expect(information([[1, 2]], [[1, 2]]).matrix.gap == 1)
    }
}

@Suite("Intervals and chance of factors")
struct FactorChanceTests {
    /// Two factors, and codes that are these with some noise.
    private func drawn(_ count: Int, noise: Double) -> FactorInformation {
        var generator = SeededGenerator(seed: 7, stream: "factors")
        let factors = (0..<2).map { _ in (0..<count).map { _ in Double(Int(4 * generator.uniform())) } }
        let codes = factors.map { values in values.map { $0 + noise * generator.normal() } }
        return FactorInformation(
            codes: codes.map { BinnedValues($0, bins: 20) },
            factors: factors.map { BinnedValues(levels: $0, atMost: 20) })
    }

    @Test("the interval of a gap surrounds it")
    func intervals() {
        let gap = InformationGap(drawn(300, noise: 0.4))
        let estimate = gap.estimate(Bootstrap(seed: 0, resamples: 200))
        #expect(estimate.value == gap.value && estimate.lower < gap.value && gap.value < estimate.upper)
        #expect(estimate.lower > 0.2 && estimate.upper - estimate.lower < 0.3)
        let sure = InformationGap(drawn(300, noise: 0.001)).estimate(Bootstrap(seed: 0, resamples: 50))
        #expect(sure.upper <= 1 && sure.lower > 0.8)
        // Resamples of rows that are missed out on are worse, so that percentiles do not surround it.
        let percentiles = Bootstrap(seed: 0, resamples: 200).estimate(gap)
        #expect((percentiles.lower + percentiles.upper) / 2 < estimate.value)
    }

    @Test("of a paired difference is narrower than of the parts")
    func differences() {
        let (first, second) = (InformationGap(drawn(300, noise: 0.3)), InformationGap(drawn(300, noise: 0.5)))
        let bootstrap = Bootstrap(seed: 0, resamples: 200)
        let difference = bootstrap.symmetricEstimate(MeasureDifference(first, less: second))
        #expect(abs(difference.value - (first.value - second.value)) < 1e-12 && difference.lower > 0)
        let same = bootstrap.symmetricEstimate(MeasureDifference(first, less: first))
        #expect(same.value == 0 && same.lower == 0 && same.upper == 0)
    }

    @Test("shuffled rows are each another's once, groups together")
    func shuffling() {
        var rows = RowShuffling(rowCount: 50, seed: 1, stream: "test")
        let (first, second) = (rows.next(), rows.next())
        #expect(first.sorted() == Array(0..<50) && second.sorted() == Array(0..<50) && first != second)
        var same = RowShuffling(rowCount: 50, seed: 1, stream: "test")
        #expect(same.next() == first)
        let groups = (0..<50).map { $0 / 5 }
        var grouped = RowShuffling(rowCount: 50, groups: groups, seed: 1, stream: "test")
        let beside = grouped.next()
        #expect(beside.sorted() == Array(0..<50) && beside != Array(0..<50))
        for start in stride(from: 0, to: 50, by: 5) {
            #expect(Set(beside[start..<start + 5].map { groups[$0] }).count == 1)
        }
    }

    @Test("what is above chance is so in at most one of twenty shufflings")
    func levels() {
        #expect(ChanceLevel((0..<18).map(Double.init)) == nil)
        #expect(ChanceLevel((0..<19).map(Double.init)) == ChanceLevel(mean: 9, limit: 18))
        // Of 99, four come up to what lies above the fifth largest; the rows as they are make it five of a hundred.
        #expect(ChanceLevel((0..<99).map(Double.init))?.limit == 94)
        #expect(ChanceLevel([Double](repeating: .nan, count: 99)) == nil)
    }

    @Test("independent rows are above chance about one time in twenty")
    func falseAlarms() {
        var generator = SeededGenerator(seed: 11, stream: "noise")
        var alarms = 0
        for trial in 0..<200 {
            let columns = (0..<4).map { _ in (0..<60).map { _ in generator.uniform() } }
            let information = FactorInformation(
                codes: columns[..<2].map { BinnedValues($0, bins: 20) },
                factors: columns[2...].map { BinnedValues($0, bins: 20) })
            var shuffling = RowShuffling(rowCount: 60, seed: UInt64(trial), stream: "test")
            let rows = Array(0..<60)
            let gaps = (0..<19).map { _ -> Double in
                let shuffled = shuffling.next()
                return information.matrix(of: rows.span, factorsOf: shuffled.span).gap
            }
            if let level = ChanceLevel(gaps), information.matrix.gap > level.limit { alarms += 1 }
        }
        #expect((2...20).contains(alarms), "\(alarms) of 200")
    }
}
