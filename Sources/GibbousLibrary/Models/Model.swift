/// A method that has been fitted to rows: it encodes rows as latent codes, and decodes codes to rows.
///
/// Rows are in the unit of the data that it was fitted to, and so are those that it decodes.
///
///     let models: [any Model] = [try PCA.fit(dataset), try Autoencoder.fit(dataset)]
///     for model in models {
///         let reconstruction = try model.reconstruct(rows)
///     }
public protocol Model: Sendable {
    /// The number of features of a row.
    var featureCount: Int { get }
    /// The number of latent dimensions.
    var latentSize: Int { get }
    /// Encodes rows: `[rows, features]` to `[rows, latent]`.
    ///
    /// - Throws: ``GibbousError`` of the kind `invalidArgument` if rows have another number of features.
    func encode(_ rows: Matrix) throws(GibbousError) -> Matrix
    /// Decodes codes: `[rows, latent]` to `[rows, features]`.
    ///
    /// - Throws: ``GibbousError`` of the kind `invalidArgument` if codes have another number of dimensions.
    func decode(_ codes: Matrix) throws(GibbousError) -> Matrix
}

extension Model {
    /// Encodes rows and decodes their codes: `[rows, features]` to `[rows, features]`.
    ///
    ///     let error = try Quality.reconstructionError(of: model.reconstruct(rows), against: rows)
    ///
    /// - Throws: ``GibbousError`` of the kind `invalidArgument` if rows have another number of features.
    public func reconstruct(_ rows: Matrix) throws(GibbousError) -> Matrix { try decode(encode(rows)) }
}
