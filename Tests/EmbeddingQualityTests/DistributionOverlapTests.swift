import Core
import EmbeddingQuality
import Foundation
import Testing

/// The overlap of normal distributions against closed forms and against the integral.
@Suite struct DistributionOverlapTests {
    private func overlap(
        _ means: [[Float]], _ deviations: [[Float]], classes: [Int]? = nil, groups: [Int]? = nil
    ) -> DistributionOverlap {
        DistributionOverlap(
            means: Matrix(rows: means.count, columns: means[0].count, values: means.flatMap(\.self)),
            deviations: Matrix(rows: means.count, columns: means[0].count, values: deviations.flatMap(\.self)),
            classes: classes, groups: groups)
    }

    /// Of equal spread, two overlap from where their ellipses touch: at a distance of two standard deviations.
    @Test(arguments: [1, 2, 3] as [Float])
    func ellipsesThatTouch(distance: Float) {
        let inOne = overlap([[0], [distance]], [[1], [1]])
        #expect(inOne.anyFactors.allSatisfy { abs($0 - Double(distance) / 2) < 1e-9 })
        // Dimensions that are the same in both say nothing, and neither does the direction.
        let same = overlap([[0, 5, -1], [distance, 5, -1]], [[1, 0.2, 3], [1, 0.2, 3]])
        #expect(same.anyFactors.allSatisfy { abs($0 - Double(distance) / 2) < 1e-7 })
        let part = distance / Float(2).squareRoot()
        let oblique = overlap([[0, 0], [part, part]], [[1, 1], [1, 1]])
        #expect(oblique.anyFactors.allSatisfy { abs($0 - Double(distance) / 2) < 1e-6 })
    }

    /// With its factor, the coefficient is the threshold: ∫ √(p q) summed up numerically.
    @Test func theCoefficientIsTheIntegral() {
        let (mean, s, t) = (1.3, 1.0, 2.0)
        let factor = overlap([[0], [Float(mean)]], [[Float(s)], [Float(t)]]).anyFactors[0]
        func density(_ x: Double, _ center: Double, _ deviation: Double) -> Double {
            exp(-0.5 * pow((x - center) / deviation, 2)) / (deviation * (2 * Double.pi).squareRoot())
        }
        let step = 0.001
        let integral = stride(from: -30.0, through: 30, by: step).reduce(0) { sum, x in
            sum + step * (density(x, 0, factor * s) * density(x, Double(Float(mean)), factor * t)).squareRoot()
        }
        #expect(abs(integral - exp(-0.5)) < 1e-6)
        #expect(abs(DistributionOverlap.threshold - 0.606_530_66) < 1e-8)
    }

    @Test func distributionsOfVeryDifferentSpreadNeverOverlap() {
        #expect(overlap([[0], [0]], [[1], [10]]).anyFactors == [.infinity, .infinity])
        // Many dimensions of a little difference add up, beyond what a product of them holds.
        let many = overlap(
            [[Float](repeating: 0, count: 1_000), [Float](repeating: 0, count: 1_000)],
            [[Float](repeating: 1, count: 1_000), [Float](repeating: 100, count: 1_000)])
        #expect(many.anyFactors == [.infinity, .infinity])
        #expect(overlap([[3]], [[1]]).anyFactors == [.infinity], "a single one has no other")
    }

    @Test func classesAndGroups() {
        let means: [[Float]] = [[0], [1], [4], [20]]
        let deviations = [[Float]](repeating: [1], count: 4)
        let found = overlap(means, deviations, classes: [0, 0, 1, -1])
        #expect(found.anyFactors.map { ($0 * 2).rounded() } == [1, 1, 3, 16])
        #expect(found.otherClassFactors?.map { ($0 * 2).rounded() } == [4, 3, 3, .infinity])
        #expect(overlap(means, deviations).otherClassFactors == nil)
        // Copies are not compared.
        #expect(
            overlap(means, deviations, groups: [5, 5, 6, 7]).anyFactors.map { ($0 * 2).rounded() } == [4, 3, 3, 16])
    }
}
