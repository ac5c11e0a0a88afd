internal import Core
internal import Methods
internal import Rows

/// A model in its scaled unit, with the scaling between that and the unit of its data.
struct ScaledModel<Reduction: DecodingReduction>: Sendable {
    let reduction: Reduction
    let scaling: Scaling

    var featureCount: Int { reduction.featureCount }
    var latentSize: Int { reduction.latentSize }

    /// Rows in the scaled unit: `[rows, features]`.
    func scaled(_ rows: Matrix) throws(GibbousError) -> Core.Matrix {
        guard rows.columns == featureCount else {
            throw GibbousError(
                .invalidArgument, "Rows of \(rows.columns) numbers don't fit a model of rows of \(featureCount).")
        }
        let features = FeatureMatrix(
            rowCount: rows.rows, featureCount: rows.columns, storage: .float32(rows.values))
        return try GibbousError.translating {
            try ScaledRows(features: features, scaling: scaling).rows(at: Array(0..<rows.rows))
        }
    }

    func encode(_ rows: Matrix) throws(GibbousError) -> Matrix {
        let scaled = try scaled(rows)
        return try GibbousError.translating { Matrix(try reduction.encode(scaled)) }
    }

    func decode(_ codes: Matrix) throws(GibbousError) -> Matrix {
        guard codes.columns == latentSize else {
            throw GibbousError(
                .invalidArgument,
                "Codes of \(codes.columns) numbers don't fit a model of \(latentSize) latent dimensions.")
        }
        var rows = try GibbousError.translating { try reduction.decode(codes.storage) }
        for index in rows.values.indices {
            rows.values[index] = Float(scaling.stored(rows.values[index], column: index % featureCount))
        }
        return Matrix(rows)
    }
}
