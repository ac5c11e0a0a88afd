internal import Core
internal import Methods
internal import Rows

/// Principal component analysis, fitted exactly whatever the shape of the data.
///
///     let pca = try PCA.fit(dataset, latentSize: 2)
///     let codes = try pca.encode(dataset.rows())    // [rows, 2]
///     print(pca.explainedVarianceRatio)
///
/// Components are of the scaled rows: each column of a table is standardised, pixels are mapped to 0–1. Signs and names are
/// scikit-learn's.
public struct PCA: Model {
    private let model: ScaledModel<Methods.PCA>

    /// Fits a PCA to the rows of a data set, but for test rows of its file's own.
    ///
    ///     let pca = try PCA.fit(dataset)
    ///
    /// - Parameters:
    ///   - dataset: The data: `[rows, features]`, at least 2 rows.
    ///   - latentSize: The number of components, from 1 to the number of features.
    /// - Returns: The fitted PCA.
    /// - Throws: ``GibbousError`` of the kind `invalidArgument` for another latent size, `unusableInput` if the data can't be
    ///   scaled.
    /// - Complexity: O(n · d · m + m³) time with m = min(n, d), for n rows of d features; less where both are large.
    public static func fit(_ dataset: Dataset, latentSize: Int = 2) throws(GibbousError) -> PCA {
        let fitting = try Fitting(dataset, latentSize: latentSize)
        return try GibbousError.translating {
            let request = fitting.request
            let reduction = try Methods.PCA.fit(
                request.source, rows: request.trainingRows, latentSize: request.latentSize)
            return PCA(model: ScaledModel(reduction: reduction, scaling: fitting.scaling))
        }
    }

    /// Fits a PCA to rows: `[rows, features]`.
    ///
    ///     let pca = try PCA.fit(Matrix([[1, 2, 3], [2, 3, 5], [3, 5, 7], [4, 6, 8]]))
    ///
    /// - Throws: As ``fit(_:latentSize:)-(Dataset,_)``; also if a number is infinite or NaN.
    public static func fit(_ rows: Matrix, latentSize: Int = 2) throws(GibbousError) -> PCA {
        try fit(Dataset(rows), latentSize: latentSize)
    }

    public var featureCount: Int { model.featureCount }
    public var latentSize: Int { model.latentSize }
    public func encode(_ rows: Matrix) throws(GibbousError) -> Matrix { try model.encode(rows) }
    public func decode(_ codes: Matrix) throws(GibbousError) -> Matrix { try model.decode(codes) }

    /// The directions of largest variance of the scaled rows, orthonormal, most variance first: `[latent, features]`.
    public var components: Matrix { Matrix(model.reduction.components) }
    /// The variance of the scaled rows along each component: `[latent]`.
    public var explainedVariance: [Double] { model.reduction.explainedVariance }
    /// The share of the total variance that each component holds: `[latent]`, between 0 and 1.
    public var explainedVarianceRatio: [Double] { model.reduction.explainedVarianceRatio }
}
