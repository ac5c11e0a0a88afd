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

    /// The codes of rows, or of as many as are wanted.
    ///
    /// - Parameters:
    ///   - source: The rows, scaled.
    ///   - rows: Those to take, at least two.
    ///   - most: The most that are taken.
    ///   - seed: The seed of the sample, if there are more.
    ///   - stream: The name of the sample's random numbers.
    ///   - starts: What has been computed of the same source.
    /// - Throws: Where a decomposition fails, or rows can't be read.
    init(
        _ source: any RowSource, rows: [Int], most: Int, seed: UInt64, stream: String,
        starts: PreparedStarts = PreparedStarts()
    ) throws {
        self.rows = rows.sampled(most, seed: seed, stream: stream)
        pca = try starts.pca(
            of: source, rows: self.rows, latentSize: min(Self.pcaSize, source.featureCount, self.rows.count - 1))
        codes = pca.encode(try source.rows(at: self.rows))
    }
}
