internal import Core
internal import EmbeddingQuality

/// Measures of codes and reconstructions, each with its interval, as reports give them.
///
///     let codes = try pca.encode(rows)
///     let trust = try Quality.trustworthiness(of: codes, against: rows)
///
/// Distances and errors are in the unit of the rows that are given.
public enum Quality {
    /// The mean squared error of reconstructed rows, over rows and features.
    ///
    ///     let error = try Quality.reconstructionError(of: model.reconstruct(rows), against: rows)
    ///
    /// - Parameters:
    ///   - reconstruction: The reconstructed rows: `[rows, features]`.
    ///   - rows: The rows: `[rows, features]`.
    ///   - seed: The random seed of the interval.
    /// - Returns: The error in the square of the rows' unit; the less the better.
    /// - Throws: ``GibbousError`` of the kind `invalidArgument` if the shapes differ or there are no numbers.
    public static func reconstructionError(
        of reconstruction: Matrix, against rows: Matrix, seed: UInt64 = 0
    ) throws(GibbousError) -> Estimate {
        Estimate(try error(of: reconstruction, against: rows).meanSquaredError, seed: seed)
    }

    /// The coefficient of determination R² of reconstructed rows, about the rows' own mean.
    ///
    ///     let r2 = try Quality.r2(of: model.reconstruct(rows), against: rows)
    ///
    /// - Parameters:
    ///   - reconstruction: The reconstructed rows: `[rows, features]`.
    ///   - rows: The rows: `[rows, features]`.
    ///   - seed: The random seed of the interval.
    /// - Returns: R², 1 at best.
    /// - Throws: ``GibbousError`` of the kind `invalidArgument` if the shapes differ or there are no numbers.
    public static func r2(
        of reconstruction: Matrix, against rows: Matrix, seed: UInt64 = 0
    ) throws(GibbousError) -> Estimate {
        Estimate(try error(of: reconstruction, against: rows).r2, seed: seed)
    }

    /// Trustworthiness: how far rows that are neighbours by their codes were neighbours before (Venna and Kaski, 2006).
    ///
    ///     let trust = try Quality.trustworthiness(of: codes, against: rows, neighbors: 12)
    ///
    /// - Parameters:
    ///   - codes: The codes: `[rows, latent]`.
    ///   - rows: The rows: `[rows, features]`, at least 3.
    ///   - neighbors: The number of neighbours; of few rows, the largest for which the measure is defined is taken.
    ///   - seed: The random seed of the interval.
    /// - Returns: The trustworthiness, 1 at best.
    /// - Throws: ``GibbousError`` of the kind `invalidArgument` if the numbers of rows differ, `unusableInput` for too few
    ///   rows or numbers that are not finite.
    /// - Complexity: O(rows² · (features + neighbors)) time.
    public static func trustworthiness(
        of codes: Matrix, against rows: Matrix, neighbors: Int = 12, seed: UInt64 = 0
    ) throws(GibbousError) -> Estimate {
        Estimate(try preservation(of: codes, against: rows, neighbors).trustworthiness, seed: seed)
    }

    /// Continuity: how far rows that were neighbours are still neighbours by their codes (Venna and Kaski, 2006).
    ///
    ///     let continuity = try Quality.continuity(of: codes, against: rows, neighbors: 12)
    ///
    /// - Parameters:
    ///   - codes: The codes: `[rows, latent]`.
    ///   - rows: The rows: `[rows, features]`, at least 3.
    ///   - neighbors: The number of neighbours; of few rows, the largest for which the measure is defined is taken.
    ///   - seed: The random seed of the interval.
    /// - Returns: The continuity, 1 at best.
    /// - Throws: As ``trustworthiness(of:against:neighbors:seed:)``.
    /// - Complexity: O(rows² · (features + neighbors)) time.
    public static func continuity(
        of codes: Matrix, against rows: Matrix, neighbors: Int = 12, seed: UInt64 = 0
    ) throws(GibbousError) -> Estimate {
        Estimate(try preservation(of: codes, against: rows, neighbors).continuity, seed: seed)
    }

    private static func error(
        of reconstruction: Matrix, against rows: Matrix
    ) throws(GibbousError) -> ReconstructionError {
        guard reconstruction.rows == rows.rows, reconstruction.columns == rows.columns, !rows.values.isEmpty else {
            throw GibbousError(
                .invalidArgument,
                "Reconstructions of [\(reconstruction.rows), \(reconstruction.columns)] can't be compared with rows of "
                    + "[\(rows.rows), \(rows.columns)].")
        }
        return ReconstructionError(truth: rows.storage, reconstruction: reconstruction.storage)
    }

    private static func preservation(
        of codes: Matrix, against rows: Matrix, _ neighbors: Int
    ) throws(GibbousError) -> NeighborhoodPreservation {
        guard codes.rows == rows.rows, neighbors > 0 else {
            throw GibbousError(
                .invalidArgument,
                "The \(neighbors) nearest neighbours of \(codes.rows) codes and \(rows.rows) rows can't be compared.")
        }
        return try GibbousError.translating {
            try NeighborhoodPreservation(original: rows.storage, embedding: codes.storage, neighbors: neighbors)
        }
    }
}
