import Core
import Foundation
import TestSupport
import Testing

@testable import EmbeddingQuality

/// Numbers of scikit-image, from `Tests/Reference/similarity.py`.
private struct SimilarityReference: Decodable {
    typealias StoredMatrix = QualityReference.StoredMatrix

    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        let name: String
        let height: Int
        let width: Int
        let channels: Int
        let window: Int
        let images: StoredMatrix
        let others: StoredMatrix
        let similarity: [Double]
        let psnr: [Double]

        var testDescription: String { name }
        var shape: ImageShape { ImageShape(height: height, width: width, channels: channels) }
    }

    let cases: [Case]

    static func read() throws -> SimilarityReference { try ReferenceFile.read("similarity.json") }
}

@Suite struct StructuralSimilarityTests {
    @Test func equalsThatOfScikitImage() throws {
        let cases = try SimilarityReference.read().cases
        #expect(cases.count == 6)
        for known in cases {
            let measure = try #require(StructuralSimilarity(of: known.shape, window: known.window))
            #expect(measure.window == known.window)
            let (images, others) = (known.images.matrix, known.others.matrix)
            let similarity = measure.perImage(images, others)
            #expect(similarity.count == known.similarity.count)
            for (own, expected) in zip(similarity, known.similarity) {
                #expect(abs(own - expected) < 1e-9, "\(known.name): \(own), \(expected)")
            }
            let errors = ReconstructionError(truth: images, reconstruction: others).perRow
            for (error, expected) in zip(errors, known.psnr) {
                #expect(abs(PeakSignalToNoise.decibels(ofError: error) - expected) < 1e-6, "\(known.name)")
            }
        }
    }

    @Test func equalImagesAreWhollySimilar() throws {
        let measure = try #require(StructuralSimilarity(of: ImageShape(height: 9, width: 7)))
        let images = Matrix(rows: 2, columns: 63, values: (0..<126).map { Float($0 * 37 % 64) / 63 })
        #expect(measure.perImage(images, images).allSatisfy { abs($0 - 1) < 1e-12 })
        // Neither image counts for more than the other.
        let others = images.selecting(rows: [1, 0])
        let (there, back) = (measure.perImage(images, others), measure.perImage(others, images))
        #expect(zip(there, back).allSatisfy { abs($0 - $1) < 1e-12 } && there.allSatisfy { $0 < 0.9 })
    }

    /// The window is odd and fits into the image; images of a line have none.
    @Test func windowsFit() {
        func window(_ height: Int, _ width: Int) -> Int? {
            StructuralSimilarity(of: ImageShape(height: height, width: width))?.window
        }
        #expect(
            window(28, 28) == 7 && window(8, 8) == 7 && window(6, 9) == 5 && window(4, 40) == 3 && window(3, 3) == 3)
        #expect(window(2, 40) == nil && window(1, 1) == nil)
    }

    /// A tenth of the error is ten decibels more, with an interval that is the error's.
    @Test func decibelsFollowTheError() throws {
        let psnr = try #require(
            PeakSignalToNoise.decibels(of: Estimate(value: 0.01, lower: 0.001, upper: 0.1)))
        #expect(abs(psnr.value - 20) < 1e-12 && abs(psnr.lower - 10) < 1e-12 && abs(psnr.upper - 30) < 1e-12)
        #expect(PeakSignalToNoise.decibels(of: Estimate(value: 0, lower: 0, upper: 0)) == nil)
        #expect(PeakSignalToNoise.decibels(of: Estimate(value: 0.1, lower: -0.1, upper: 0.2)) == nil)
    }
}
