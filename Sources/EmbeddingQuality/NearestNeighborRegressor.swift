package import Core

/// The mean of the numbers that a row's nearest labelled neighbours have.
///
/// As scikit-learn's `KNeighborsRegressor` with uniform weights. Of neighbours at equal distances the one with the lower
/// index counts first.
package struct NearestNeighborRegressor: Sendable {
    private let index: LabelledRows<Double>

    /// The number of neighbours that are averaged.
    package var neighbors: Int { index.neighbors }

    /// A regressor that knows labelled rows.
    ///
    /// - Parameters:
    ///   - training: Codes: `[rows, latent]`.
    ///   - targets: The number of each, `[rows]`; NaN is missing, and such rows are passed over.
    ///   - neighbors: How many neighbours are averaged; where fewer rows have labels, all of them are.
    /// - Throws: Where no row has a label, or a number is not finite.
    package init(training: Matrix, targets: [Double], neighbors: Int = 5) throws(EmbeddingQualityError) {
        index = try LabelledRows(
            training, labels: targets, neighbors: neighbors, measure: "nearest-neighbour R²", where: \.isFinite)
    }

    /// The number predicted for each row: `[rows]`.
    package func predictions(for rows: Matrix) throws(EmbeddingQualityError) -> [Double] {
        try index.neighborLabels(of: rows).map { $0.reduce(0, +) / Double($0.count) }
    }

    /// R² of the predictions, 1 − SSE / SST, about the test rows' own mean.
    ///
    /// - Parameters:
    ///   - test: Codes: `[rows, latent]`.
    ///   - targets: The number of each, `[rows]`; rows with NaN are left out.
    /// - Returns: R², over the rows that have a label.
    /// - Throws: Where no row has a label, or a number is not finite.
    package func r2(on test: Matrix, targets: [Double]) throws(EmbeddingQualityError) -> VarianceExplained {
        precondition(test.rows == targets.count, "\(targets.count) labels for \(test.rows) rows")
        let labelled = targets.indices.filter { targets[$0].isFinite }
        guard !labelled.isEmpty else { throw .noLabels(measure: index.measure, argument: "test rows") }
        let predictions = try predictions(for: test.selecting(rows: labelled))
        return VarianceExplained(of: labelled.map { targets[$0] }, predictions: predictions, places: labelled)
    }
}
