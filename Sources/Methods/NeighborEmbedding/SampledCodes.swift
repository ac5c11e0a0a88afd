internal import Core

/// Rows, or a sample of them, as codes of a PCA that distances are taken between.
struct SampledCodes: Sendable {
    /// The rows, ascending.
    let rows: [Int]
    /// Fitted to them.
    let pca: PCA
    /// Their codes: `[rows, components]`.
    let codes: Matrix

    /// The most components.
    private static let pcaSize = 50

    /// Fits a PCA to rows, or has done so.
    typealias PCAFit = (_ source: any RowSource, _ rows: [Int], _ latentSize: Int) throws -> PCA

    /// The codes of rows, or of as many as are wanted.
    ///
    /// - Parameters:
    ///   - source: The rows, scaled.
    ///   - rows: Those to take, at least two.
    ///   - most: The most that are taken.
    ///   - seed: The seed of the sample, if there are more.
    ///   - stream: The name of the sample's random numbers.
    ///   - fit: What fits the PCA.
    /// - Throws: Where a decomposition fails, or rows can't be read.
    init(
        _ source: any RowSource, rows: [Int], most: Int, seed: UInt64, stream: String,
        fit: PCAFit = { try PCA.fit($0, rows: $1, latentSize: $2) }
    ) throws {
        self.rows = rows.sampled(most, seed: seed, stream: stream)
        pca = try fit(source, self.rows, min(Self.pcaSize, source.featureCount, self.rows.count - 1))
        codes = pca.encode(try source.rows(at: self.rows))
    }
}
