import Core
import Rows
import Testing

/// The range that floating-point images are scaled from, whatever unit they are in.
@Suite struct PixelRangeTests {
    /// Pixels of one image, and the range that becomes 0–1.
    private static let cases: [(pixels: [Double], low: Double, high: Double, source: Scaling.RangeSource)] = [
        // The largest value of the training rows, in any unit.
        ([0, 3, 16, 1], 0, 16, .largestValue),
        ([0, 0.3, 1.6, 0.1], 0, 1.6, .largestValue),
        ([0, 0.03, 0.16, 0.01], 0, 0.16, .largestValue),
        ([0, 3e-12, 1.6e-11, 1e-12], 0, 1.6e-11, .largestValue),
        ([0.2, 0.5, 0.9, 0.3], 0, 0.9, .largestValue),
        ([0, 3e7, 5e8, 1], 0, 5e8, .largestValue),
        // Which is 1: they are left as they are.
        ([0, 0.2, 1, 0.5], 0, 1, .unchanged),
        ([0, 0, 1, 1], 0, 1, .unchanged),
        // Nothing to divide by.
        ([0, 0, 0, 0], 0, 1, .unchanged),
        ([4, 4, 4, 4], 0, 4, .largestValue),
        // Bytes that are kept as floating-point numbers, but not other numbers of that size, nor larger or smaller ones.
        ([0, 3, 200, 1], 0, 255, .wholeNumbers),
        ([0, 3, 64, 1], 0, 255, .wholeNumbers),
        ([0, 3, 255, 1], 0, 255, .wholeNumbers),
        ([0, 3.5, 200, 1], 0, 200, .largestValue),
        ([0, 3, 63, 1], 0, 63, .largestValue),
        ([0, 3, 256, 1], 0, 256, .largestValue),
        // Nothing near 0: 0 is not black.
        ([270, 280, 300, 290], 270, 300, .observed),
        ([270.5, 280, 300, 290], 270.5, 300, .observed),
        // Negative ones.
        ([-1, 0, 1, 0.5], -1, 1, .observed),
        ([-1e-3, 0, 1e-3, 0], -1e-3, 1e-3, .observed),
        ([-2, -2, -2, -2], -2, -1, .observed),
    ]

    @Test(arguments: cases.indices)
    func rangesOfFloatingPointImages(index: Int) throws {
        let (pixels, low, high, source) = Self.cases[index]
        // A second image, of the same kind of numbers but larger, is no training row.
        let scaling = try Scaling.fit(.images(.numbers(pixels + pixels.map { 3 * $0 }, columns: 4)), trainingRows: [0])
        #expect(scaling.kind == .range(low: low, high: high, source: source), "\(pixels): \(scaling.sentence)")
    }

    @Test func aStatedRangeComesBeforeTheValues() throws {
        let scaling = try Scaling.fit(
            .images(.numbers([0, 0.3, 0.5, 0.1], columns: 4), validRange: 0...2), trainingRows: [0])
        #expect(scaling.kind == .range(low: 0, high: 2, source: .validRange))
        let untrue = try Scaling.fit(
            .images(.numbers([0, 0.3, 1, 0.1], columns: 4), validRange: 0...0.5), trainingRows: [0])
        #expect(untrue.kind == .range(low: 0, high: 1, source: .unchanged))
        #expect(untrue.sentence.contains("left as they are; the file's valid_range attribute, 0–0.5, is not true"))
    }

    /// Images in another unit give the same scaled rows, up to the rounding of 32 bits.
    @Test(arguments: [1, 0.1, 0.01, 0.001, 1e-4, 1e6], [0, -0.5])
    func unitsMakeNoDifference(factor: Double, lowest: Double) throws {
        var generator = SeededGenerator(seed: 1, stream: "tests")
        let pixels = (0..<400).map { _ in Float(lowest + 0.97 * generator.uniform()) }
        func scaled(_ pixels: [Float]) throws -> [Float] {
            let features = FeatureMatrix(rowCount: 100, featureCount: 4, storage: .float32(pixels))
            let scaling = try Scaling.fit(.images(features), trainingRows: Array(0..<80))
            return try ScaledRows(features: features, scaling: scaling).rows(at: Array(0..<100)).values
        }
        let (expected, found) = (try scaled(pixels), try scaled(pixels.map { Float(factor) * $0 }))
        #expect(zip(expected, found).allSatisfy { abs($0 - $1) < 1e-6 })
        #expect(expected[..<320].max() == 1)
    }

    @Test(arguments: [[0, .leastNonzeroMagnitude, 0, 0], [-1e308, 1e308, 0, 0]])
    func rangesBeyondNumbersAreRefused(pixels: [Double]) throws {
        let error = try #require(throws: DatasetError.self) {
            try Scaling.fit(.images(.numbers(pixels, columns: 4)), trainingRows: [0])
        }
        #expect(error.message.contains("/images"))
    }
}
