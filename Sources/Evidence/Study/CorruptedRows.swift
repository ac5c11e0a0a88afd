package import Core
package import EmbeddingQuality
internal import Methods
package import NeuralNetworks
internal import Rows

/// The test rows with noise added once, the same for all methods.
package struct CorruptedRows: Sendable {
    /// The corruption of the rows.
    package let corruption: Corruption
    /// `[test rows, features]`, in the scaled unit.
    package let rows: Matrix
    /// The squared error of the corrupted rows, from the clean ones.
    package let error: RowMean

    package init(_ corruption: Corruption, rows: Matrix, error: RowMean) {
        self.corruption = corruption
        self.rows = rows
        self.error = error
    }

    /// Corrupts the test rows.
    ///
    /// - Parameters:
    ///   - corruption: What to do to them.
    ///   - rows: All rows, scaled.
    ///   - data: Which of them are for what; the range of a table's features is that of the training rows.
    ///   - seed: What the noise is drawn by.
    /// - Throws: `RowReadError` where rows can't be read.
    init(_ corruption: Corruption, rows: any RowSource, data: StudyData, seed: UInt64) throws(RowReadError) {
        let range =
            data.imageShape != nil
            ? FeatureRange.unit(featureCount: rows.featureCount) : try FeatureRange(of: rows, rows: data.split.training)
        let corrupted = InputCorruption(corruption, range: range).corrupted(
            data.truth, seed: seed, stream: "damage of test rows")
        self.init(
            corruption, rows: corrupted,
            error: ReconstructionError(truth: data.truth, reconstruction: corrupted).meanSquaredError)
    }

    /// A method's reconstruction of them: `[test rows, features]`; nil without a decoder.
    ///
    /// - Throws: An error of a library that the method runs in.
    func restored(by method: FittedMethod) throws -> Matrix? {
        try method.decoding.map { try $0.decode($0.encode(rows)) }
    }
}
