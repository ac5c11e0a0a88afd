package import Core
package import EmbeddingQuality
internal import Methods
package import NeuralNetworks
internal import Rows

/// The test rows with noise added once, the same for all methods.
package struct DamagedRows: Sendable {
    /// What was done to them.
    package let damage: Damage
    /// `[test rows, features]`, in the scaled unit.
    package let rows: Matrix
    /// How far they are from the clean ones.
    package let error: RowMean

    package init(_ damage: Damage, rows: Matrix, error: RowMean) {
        self.damage = damage
        self.rows = rows
        self.error = error
    }

    /// Corrupts the test rows.
    ///
    /// - Parameters:
    ///   - damage: What to do to them.
    ///   - rows: All rows, scaled.
    ///   - data: Which of them are for what; the range of a table's features is that of the training rows.
    ///   - seed: What the noise is drawn by.
    /// - Throws: `RowReadError` where rows can't be read.
    init(_ damage: Damage, rows: any RowSource, data: StudyData, seed: UInt64) throws(RowReadError) {
        let range =
            data.imageShape != nil
            ? FeatureRange.unit(featureCount: rows.featureCount) : try FeatureRange(of: rows, rows: data.split.training)
        let damaged = Damager(damage, range: range).damaged(data.truth, seed: seed, stream: "damage of test rows")
        self.init(
            damage, rows: damaged,
            error: ReconstructionError(truth: data.truth, reconstruction: damaged).meanSquaredError)
    }

    /// A method's reconstruction of them: `[test rows, features]`; nil without a decoder.
    ///
    /// - Throws: An error of a library that the method runs in.
    func restored(by method: FittedMethod) throws -> Matrix? {
        try method.decoding.map { try $0.decode($0.encode(rows)) }
    }
}
