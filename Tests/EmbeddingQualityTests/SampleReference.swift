import TestSupport

/// Numbers of NumPy and SciPy for samples, from `Tests/Reference/samples.py`.
struct SampleReference: Decodable {
    struct Comparison: Decodable, Sendable {
        let name: String
        let real: QualityReference.StoredMatrix
        let generated: QualityReference.StoredMatrix
        let neighbors: Int
        let givenWidth: Double?
        let medianDistance: Double
        let discrepancy: Double
        let precision: Double
        let recall: Double
        let density: Double
        let coverage: Double
    }

    struct Measures: Decodable {
        let precision: Double
        let recall: Double
        let density: Double
        let coverage: Double
    }

    struct ManyDimensions: Decodable {
        let rows: Int
        let features: Int
        let neighbors: Int
        let mean: Measures
        let deviation: Measures
    }

    struct Copies: Decodable {
        let training: QualityReference.StoredMatrix
        let samples: QualityReference.StoredMatrix
        let nearest: [Int]
        let distances: [Double]
        let ownDistances: [Double]
        let copied: Double
        let identical: Double
    }

    struct Features: Decodable {
        let first: QualityReference.StoredMatrix
        let second: QualityReference.StoredMatrix
        let features: [Int]
        let distances: [Double]
        let correlations: [Double?]
        let correlationError: Double
    }

    let comparisons: [Comparison]
    let manyDimensions: ManyDimensions
    let copies: Copies
    let features: Features

    static func read() throws -> SampleReference { try ReferenceFile.read("samples.json") }
}
