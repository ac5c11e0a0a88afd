import Core
import Foundation
import TestSupport

/// Numbers of scikit-learn and SciPy for embeddings and reconstructions, from `Tests/Reference/quality.py`.
struct QualityReference: Decodable {
    struct Neighborhoods: Decodable, Sendable {
        let name: String
        let original: StoredMatrix
        let embedding: StoredMatrix
        let neighbors: Int
        let trustworthiness: Double
        let continuity: Double
        let hasTies: Bool
    }

    struct Reconstruction: Decodable {
        let truth: StoredMatrix
        let reconstruction: StoredMatrix
        let mse: Double
        let perRow: [Double]
        let r2: Double
        let perFeatureR2: [Double]
    }

    struct NearestNeighbors: Decodable {
        let training: StoredMatrix
        let test: StoredMatrix
        let trainingLabels: [Int]
        let testLabels: [Int]
        let trainingTargets: [Double]
        let testTargets: [Double]
        let predictedLabels: [Int]
        let accuracy: Double
        let predictedTargets: [Double]
        let r2: Double
    }

    struct Bootstrap: Decodable {
        let errors: [Double]
        let other: [Double]
        let mean: [Double]
        let reduction: [Double]
        let r2: [Double]
    }

    /// The interval of the ratio of two errors.
    struct Ratio: Decodable, Sendable {
        let remaining: [Double]
        let initial: [Double]
        let groups: [Int]?
        let lower: Double
        let upper: Double
    }

    struct StudentT: Decodable {
        let probability: Double
        let degreesOfFreedom: Double
        let quantile: Double
    }

    /// A matrix of little-endian numbers in base64.
    struct StoredMatrix: Decodable, Sendable {
        let rows: Int
        let columns: Int
        let floats: Data

        var matrix: Matrix { Matrix(rows: rows, columns: columns, values: ReferenceFile.floats(floats)) }
    }

    let neighborhoods: [Neighborhoods]
    let reconstruction: Reconstruction
    let nearestNeighbors: [NearestNeighbors]
    let bootstrap: Bootstrap
    let ratios: [Ratio]
    let studentT: [StudentT]

    static func read() throws -> QualityReference { try ReferenceFile.read("quality.json") }
}
