import Core
import EmbeddingQuality
import Foundation
import TestSupport
import Testing

/// Structural similarities as scikit-image computes them, from `Tests/Reference/similarity.py`.
@Suite struct StructuralSimilarityTests {
    private struct Reference: Decodable {
        struct Case: Decodable {
            let name: String
            let shape: [Int]
            let dataRange: Double
            let first: Data
            let second: Data
            let similarity: Double
        }
        let cases: [Case]
    }

    @Test func itIsThatOfScikitImage() throws {
        let cases = try ReferenceFile.read("similarity.json", as: Reference.self).cases
        #expect(cases.count >= 7)
        for one in cases {
            let shape = ImageShape(height: one.shape[0], width: one.shape[1], channels: one.shape[2])
            let similarity = try #require(StructuralSimilarity(shape: shape, dataRange: one.dataRange))
            let (first, second) = (ReferenceFile.floats(one.first)[...], ReferenceFile.floats(one.second)[...])
            #expect(abs(similarity.value(first, second) - one.similarity) < 1e-9, "\(one.name)")
            #expect(similarity.value(first, second) == similarity.value(second, first), "\(one.name)")
            #expect(abs(similarity.value(first, first) - 1) < 1e-12, "\(one.name)")
        }
    }

    @Test func imagesSmallerThanASquareHaveNone() {
        #expect(StructuralSimilarity(shape: ImageShape(height: 6, width: 20)) == nil)
        #expect(StructuralSimilarity(shape: ImageShape(height: 20, width: 6)) == nil)
        #expect(StructuralSimilarity(shape: ImageShape(height: 7, width: 7)) != nil)
    }
}
