import Core
import Foundation
import Rows
import Testing

@testable import Evidence

/// The curves between two codes, and the pairs of rows that they join.
@Suite struct PassagesTests {
    private static let shares = [0, 0.25, 0.5, 1]

    private func codes(_ from: [Float], _ to: [Float], _ route: Interpolation.Route) -> [[Float]] {
        let passages = Passages(pairs: [(from: 1, to: 0)], shares: [Self.shares])
        let all = Matrix(rows: 2, columns: from.count, values: to + from)
        let codes = passages.codes(among: all, route)
        return (0..<codes.rows).map { Array(codes[row: $0]) }
    }

    @Test func linesAreStraight() {
        #expect(codes([1, 0], [3, 8], .line) == [[1, 0], [1.5, 2], [2, 4], [3, 8]])
    }

    /// A quarter of the unit circle, and what scales it to a longer code.
    @Test func greatCirclesKeepTheDirectionAndTheLengths() {
        let steps = codes([1, 0], [0, 1], .greatCircle)
        for (step, share) in zip(steps, Self.shares) {
            let angle = share * Double.pi / 2
            #expect(abs(Double(step[0]) - cos(angle)) < 1e-6 && abs(Double(step[1]) - sin(angle)) < 1e-6)
        }
        let half = codes([1, 0], [0, 3], .greatCircle)[2]
        #expect(abs(half[0] - Float(0.5.squareRoot())) < 1e-6 && abs(half[1] - 3 * Float(0.5.squareRoot())) < 1e-6)
    }

    @Test func codesWithoutACircleAreJoinedByALine() {
        for (from, to) in [([1, 2], [2, 4]), ([1, 2], [-1, -2]), ([0, 0], [3, 1])] as [([Float], [Float])] {
            #expect(codes(from, to, .greatCircle) == codes(from, to, .line))
        }
    }

    @Test func blendsMixRowsValueByValue() {
        let passages = Passages(pairs: [(from: 0, to: 1), (from: 1, to: 0)], shares: [[0.25], [0.75]])
        let rows = Matrix(rows: 2, columns: 2, values: [0, 4, 8, 8])
        let blend = passages.blend(rows, rows.selecting(rows: [1, 0]))
        #expect(blend.values == [2, 5, 2, 5])
    }

    private func data(_ labels: Labels?, features: Int = 2) -> StudyData {
        let test = Array(40..<100)
        return StudyData(
            split: Split(training: Array(0..<30), validation: Array(30..<40), test: test),
            truth: Matrix(rows: test.count, columns: features), labels: labels,
            featureNames: (0..<features).map { "\($0)" })
    }

    @Test func pairsAreOfDifferentClassesAndShareNoRow() throws {
        let codes = (0..<100).map { $0 % 11 == 0 ? -1 : $0 % 3 }
        let labels = Labels.categorical(CategoricalLabels(name: "kind", categories: ["a", "b", "c"], codes: codes))
        let chosen = try #require(PassagePairs(data(labels), seed: 0))
        #expect(chosen.pairs.count >= 20 && chosen.choice.contains("kind"))
        for pair in chosen.pairs {
            let (first, second) = (codes[40 + pair.from], codes[40 + pair.to])
            #expect(first >= 0 && second >= 0 && first != second)
        }
        let rows = chosen.pairs.flatMap { [$0.from, $0.to] }
        #expect(Set(rows).count == rows.count)
        // The same seed draws the same pairs, and another one others.
        let again = try #require(PassagePairs(data(labels), seed: 0))
        #expect(again.pairs.map(\.from) == chosen.pairs.map(\.from))
        #expect(try #require(PassagePairs(data(labels), seed: 1)).pairs.map(\.from) != chosen.pairs.map(\.from))
    }

    @Test func pairsSpanAContinuousLabel() throws {
        let values = (0..<100).map { $0 == 50 ? .nan : Double($0 * 37 % 100) }
        let labels = Labels.continuous(ContinuousLabels(name: "age", values: values))
        let chosen = try #require(PassagePairs(data(labels), seed: 0))
        let known = values[40...].filter(\.isFinite).sorted()
        #expect(chosen.pairs.count == known.count / 5)
        for pair in chosen.pairs {
            #expect(values[40 + pair.from] <= known[known.count / 5 - 1])
            #expect(values[40 + pair.to] >= known[known.count - known.count / 5])
        }
    }

    @Test func withoutClassesAnyRowsArePaired() throws {
        #expect(try #require(PassagePairs(data(nil), seed: 0)).pairs.count == 30)
        let one = Labels.categorical(
            CategoricalLabels(name: "kind", categories: ["a"], codes: [Int](repeating: 0, count: 100)))
        #expect(try #require(PassagePairs(data(one), seed: 0)).pairs.count == 30)
        // Rows of many features are fewer.
        #expect(try #require(PassagePairs(data(nil, features: 40_000), seed: 0)).pairs.count == 12)
    }
}
