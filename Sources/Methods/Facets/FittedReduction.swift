public import Core

/// A method that has been fitted: rows to latent codes.
///
/// More that some methods can do, each a facet: ``DecodingReduction``, ``LayeredReduction``, ``ProbabilisticReduction``,
/// ``LinearReduction``, ``SparseReduction``, `ResizableReduction`, ``TimedReduction`` and ``TrainedAutoencoder``.
/// Rows are in the scaled unit that the method was fitted in.
public protocol FittedReduction: Sendable {
    /// The number of features of a row.
    var featureCount: Int { get }
    /// The number of latent dimensions.
    var latentSize: Int { get }
    /// The codes of rows: `[rows, features]` to `[rows, latent]`; for a VAE the posterior's mean.
    ///
    /// - Throws: An error of a library that the method runs in, such as ``OneDNNError`` of a network.
    func encode(_ rows: Matrix) throws -> Matrix
    /// The codes of some of the rows that it was fitted to, `[rows, features]` to `[rows, latent]`.
    ///
    /// It differs from ``encode(_:)`` for methods that have codes for these rows alone, such as embeddings that were read.
    ///
    /// - Parameters:
    ///   - rows: The rows, scaled.
    ///   - places: Their places among all rows of the data.
    /// - Returns: The codes.
    /// - Throws: As ``encode(_:)``.
    func encode(_ rows: Matrix, at places: Range<Int>) throws -> Matrix
}

extension FittedReduction {
    public func encode(_ rows: Matrix, at places: Range<Int>) throws -> Matrix { try encode(rows) }
}

/// A method that decodes codes to rows.
public protocol DecodingReduction: FittedReduction {
    /// The rows that codes stand for: `[rows, latent]` to `[rows, features]`.
    ///
    /// - Throws: An error of a library that the method runs in, such as ``OneDNNError`` of a network.
    func decode(_ codes: Matrix) throws -> Matrix
}

/// A linear method with orthonormal components.
public protocol LinearReduction: DecodingReduction {
    /// The orthonormal directions that codes are coordinates along, `[latent, features]`; rows of zeros where there are fewer.
    var components: Matrix { get }
    /// The share of the training rows' total variance that each component holds: `[latent]`.
    var explainedVarianceRatio: [Double] { get }
    /// The share of the training rows' total variance that each component holds, beyond the latent size where they are known.
    var followedVarianceRatio: [Double] { get }
    /// The mean squared error on rows, `[rows, features]`, with 1, 2, … components, beyond the latent size where they are
    /// known.
    func errorsByComponents(on rows: Matrix) -> [Double]
    /// The squared error of each row, `[rows, features]`, its mean over features, with 1, 2, … components, as many as of
    /// ``errorsByComponents(on:)``: `[rows, components]`.
    func rowErrorsByComponents(on rows: Matrix) -> Matrix
    /// The log-likelihood of each row, `[rows, features]`, under the method as a distribution with so many components, in nats;
    /// nil where it is none, or where these are not known.
    func logLikelihoods(of rows: Matrix, components: Int) -> [Double]?
}

/// A method whose codes are mostly inactive.
public protocol SparseReduction: FittedReduction {
    /// The share of each row's codes that are active, `[rows]`, of this method's codes, `[rows, latent]`.
    func activeShares(of codes: Matrix) -> [Double]
}

/// A method that knows how long its training took; of others the time of the whole fit counts.
public protocol TimedReduction: FittedReduction {
    /// The time that training took, without trials, in seconds.
    var trainingSeconds: Double { get }
}
