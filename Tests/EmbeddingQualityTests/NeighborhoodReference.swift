import TestSupport

/// Numbers of definitions and scikit-learn for neighbours that are kept, from `Tests/Reference/neighborhoods.py`.
struct NeighborhoodReference: Decodable {
    struct Comparison: Decodable, Sendable {
        let name: String
        let original: QualityReference.StoredMatrix
        let embedding: QualityReference.StoredMatrix
        let classes: [Int]
        let trustworthiness: Double
        let sizes: [Int]
        let kept: [Double]
        let rescaled: [Double]
        let area: Double
        let bestSize: Int
        let lcmc: Double
        let reliability: [Double]
        let centroids: Double
        let shepard: Double
        let balancedAccuracy: Double
    }

    let comparisons: [Comparison]

    static func read() throws -> NeighborhoodReference { try ReferenceFile.read("neighborhoods.json") }
}
