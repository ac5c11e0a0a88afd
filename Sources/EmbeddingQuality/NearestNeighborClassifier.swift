package import Core

/// The class that most of a row's nearest labelled neighbours have.
///
/// As scikit-learn's `KNeighborsClassifier` with uniform weights: the lower of two classes with as many votes wins. Of
/// neighbours at equal distances the one with the lower index counts first.
package struct NearestNeighborClassifier: Sendable {
    private let index: LabelledRows<Int>

    /// The number of neighbours that vote.
    package var neighbors: Int { index.neighbors }

    /// A classifier that knows labelled rows.
    ///
    /// - Parameters:
    ///   - training: Codes: `[rows, latent]`.
    ///   - labels: The class of each, `[rows]`; −1 is missing, and such rows do not vote.
    ///   - neighbors: How many neighbours vote; where fewer rows have labels, all of them do.
    /// - Throws: Where no row has a label, or a number is not finite.
    package init(training: Matrix, labels: [Int], neighbors: Int = 5) throws(EmbeddingQualityError) {
        index = try LabelledRows(
            training, labels: labels, neighbors: neighbors, measure: "nearest-neighbour accuracy",
            where: { $0 >= 0 })
    }

    /// The class predicted for each row: `[rows]`.
    package func predictions(for rows: Matrix) throws(EmbeddingQualityError) -> [Int] {
        try index.neighborLabels(of: rows).map { labels in
            var (winner, most) = (-1, 0)
            for label in labels {
                // Of a few neighbours, counting each one's votes anew takes less time than any table of them.
                let votes = labels.count { $0 == label }
                if votes > most || (votes == most && label < winner) { (winner, most) = (label, votes) }
            }
            return winner
        }
    }

    /// The share of the labelled rows whose class is predicted; per row, 1 where it is.
    ///
    /// - Parameters:
    ///   - test: Codes: `[rows, latent]`.
    ///   - labels: The class of each, `[rows]`; rows with −1 are left out.
    /// - Returns: The accuracy, over the rows that have a label.
    /// - Throws: Where no row has a label, or a number is not finite.
    package func accuracy(on test: Matrix, labels: [Int]) throws(EmbeddingQualityError) -> RowMean {
        precondition(test.rows == labels.count, "\(labels.count) labels for \(test.rows) rows")
        let labelled = labels.indices.filter { labels[$0] >= 0 }
        guard !labelled.isEmpty else { throw .noLabels(measure: index.measure, argument: "test rows") }
        let predictions = try predictions(for: test.selecting(rows: labelled))
        return RowMean(perRow: zip(predictions, labelled).map { $0 == labels[$1] ? 1 : 0 }, places: labelled)
    }
}
