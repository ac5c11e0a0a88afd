import Core
import Foundation
import TestSupport
import Testing

/// Numbers of scikit-learn's PCA of one set of data, from `Tests/Reference/pca.py`.
struct PCAReference: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let rows: Int
    let columns: Int
    let floats: Data?
    let sixteenths: Data?
    let latent: Int
    let mean: [Double]
    let components: [Double]
    let explainedVariance: [Double]
    let explainedVarianceRatio: [Double]
    let noiseVariance: Double
    let firstCodes: [Double]
    let mse: Double

    var testDescription: String { name }

    /// The data, `[rows, columns]`.
    var matrix: Matrix {
        if let sixteenths {
            return Matrix(rows: rows, columns: columns, values: sixteenths.map { Float($0) / 16 })
        }
        return Matrix(rows: rows, columns: columns, values: ReferenceFile.floats(floats ?? Data()))
    }

    static func all() throws -> [PCAReference] {
        struct File: Decodable {
            let cases: [PCAReference]
        }
        return try ReferenceFile.read("pca.json", as: File.self).cases
    }
}
