import Core
import Methods

/// Reconstructs every row as the same number.
struct FlatReconstruction: DecodingReduction {
    let featureCount: Int
    let latentSize: Int
    let value: Float

    func encode(_ rows: Matrix) -> Matrix { Matrix(rows: rows.rows, columns: latentSize) }

    func decode(_ codes: Matrix) -> Matrix {
        Matrix(
            rows: codes.rows, columns: featureCount,
            values: [Float](repeating: value, count: codes.rows * featureCount))
    }

    static func method(_ id: String, _ value: Float, learnsDenoising: Bool = false) -> Method {
        Method(id, FlatReconstruction.self, name: "FLAT", longName: "flat", learnsDenoising: learnsDenoising) {
            FlatReconstruction(featureCount: $0.source.featureCount, latentSize: $0.latentSize, value: value)
        }
    }
}
