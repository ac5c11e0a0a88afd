import Core
import Foundation
import TestSupport
import Testing

@testable import EmbeddingQuality

/// Numbers of scikit-learn and NumPy, from `Tests/Reference/roc.py`.
struct ROCReference: Decodable {
    struct Case: Decodable, Sendable {
        let name: String
        let positives: [Double]
        let negatives: [Double]
        let positiveUnits: [Int]?
        let negativeUnits: [Int]?
        let area: Double
        let standardError: Double
        let lower: Double
        let upper: Double
    }

    let cases: [Case]

    static func read() throws -> ROCReference { try ReferenceFile.read("roc.json") }
}

@Suite("Area under the ROC curve")
struct ROCAreaTests {
    @Test("is scikit-learn's, with the standard error of its definition", arguments: try ROCReference.read().cases)
    func matchesReference(reference: ROCReference.Case) throws {
        let area = try #require(
            ROCArea(
                positives: reference.positives, negatives: reference.negatives,
                positiveUnits: reference.positiveUnits, negativeUnits: reference.negativeUnits))
        #expect(abs(area.value - reference.area) < 1e-12, "\(reference.name)")
        #expect(abs(area.standardError - reference.standardError) < 1e-12, "\(reference.name)")
        let estimate = try #require(area.estimate)
        #expect(estimate.value == area.value)
        #expect(abs(estimate.lower - reference.lower) < 1e-9 && abs(estimate.upper - reference.upper) < 1e-9)
    }

    @Test("exchanges with its complement where the sides are exchanged")
    func isSymmetric() throws {
        let (a, b) = ([1.0, 2, 2, 5, 7], [0.0, 2, 3, 3])
        let area = try #require(ROCArea(positives: a, negatives: b))
        let other = try #require(ROCArea(positives: b, negatives: a))
        #expect(abs(area.value + other.value - 1) < 1e-15)
        #expect(abs(area.standardError - other.standardError) < 1e-15 && area.units == 4)
    }

    @Test("of scores that are all in order has the bound of as many independent pairs")
    func perfectOrder() throws {
        let low = (0..<30).map(Double.init)
        let area = try #require(ROCArea(positives: low.map { $0 + 100 }, negatives: low))
        #expect(area.value == 1 && area.standardError == 0)
        // Clopper and Pearson's bound of 30 of 30, SciPy's beta.ppf(.025, 30, 1).
        let estimate = try #require(area.estimate)
        #expect(abs(estimate.lower - 0.884_296_7) < 1e-7 && estimate.upper == 1)
        let reversed = try #require(ROCArea(positives: low, negatives: low.map { $0 + 100 })?.estimate)
        #expect(reversed.value == 0 && reversed.lower == 0 && abs(reversed.upper - 0.115_703_3) < 1e-7)
    }

    @Test("takes infinite scores, and none that are no numbers")
    func oddScores() throws {
        let area = try #require(ROCArea(positives: [.infinity, .infinity, 1], negatives: [0, .infinity]))
        #expect(abs(area.value - (0.75 + 0.75 + 0.5) / 3) < 1e-15)
        #expect(ROCArea(positives: [.nan], negatives: [0]) == nil && ROCArea(positives: [], negatives: [0]) == nil)
        let same = try #require(ROCArea(positives: [3, 3, 3], negatives: [3, 3]))
        #expect(same.value == 0.5 && same.estimate == Estimate(value: 0.5, lower: 0.5, upper: 0.5))
        // A single row on a side, or a single group, says nothing of others.
        #expect(ROCArea(positives: [2], negatives: [1, 3, 4])?.estimate == nil)
        let ofOneGroup = ROCArea(
            positives: [2, 4], negatives: [1, 3], positiveUnits: [7, 7], negativeUnits: [7, 7])
        #expect(ofOneGroup?.units == 1 && ofOneGroup?.estimate == nil)
    }

    /// Scores N(shift, 1) of positive cases and N(0, 1) of negative ones have the area Φ(shift / √2).
    @Test(
        "has an interval that holds the truth about as often as it says", arguments: [(0.0, 0.5), (1.5, 0.855_577_6)])
    func coverage(shift: Double, truth: Double) throws {
        var generator = SeededGenerator(seed: 5, stream: "coverage of areas")
        let trials = 1_000
        var held = 0
        for _ in 0..<trials {
            let negatives = (0..<40).map { _ in generator.normal() }
            let positives = (0..<40).map { _ in shift + generator.normal() }
            let estimate = try #require(ROCArea(positives: positives, negatives: negatives)?.estimate)
            if estimate.lower <= truth, truth <= estimate.upper { held += 1 }
        }
        #expect((930...980).contains(held), "\(held) of \(trials)")
    }

    /// Of a row and what was made of it, the scores go together: taken for independent, the interval would be far too wide.
    @Test("of pairs has the width that pairs give it")
    func coverageOfPairs() throws {
        var generator = SeededGenerator(seed: 6, stream: "coverage of areas")
        // Both sides are N(0, 1) and N(0.5, 1), with correlation 0.9: the area is Φ(0.5 / √2).
        let truth = 0.638_163_2
        var (held, width, independentWidth) = (0, 0.0, 0.0)
        for _ in 0..<1_000 {
            var (positives, negatives): ([Double], [Double]) = ([], [])
            for _ in 0..<60 {
                let own = generator.normal()
                negatives.append(own)
                positives.append(0.5 + 0.9 * own + (1 - 0.81).squareRoot() * generator.normal())
            }
            let ids = Array(0..<60)
            let paired = try #require(
                ROCArea(positives: positives, negatives: negatives, positiveUnits: ids, negativeUnits: ids))
            let estimate = try #require(paired.estimate)
            if estimate.lower <= truth, truth <= estimate.upper { held += 1 }
            width += estimate.upper - estimate.lower
            let single = try #require(ROCArea(positives: positives, negatives: negatives)?.estimate)
            independentWidth += single.upper - single.lower
        }
        #expect((925...980).contains(held), "\(held) of 1000")
        #expect(width < 0.6 * independentWidth, "\(width) against \(independentWidth)")
    }
}
