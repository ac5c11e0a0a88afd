internal import Core
internal import LinearAlgebra

/// Rows that have a label, among which neighbours are looked up.
struct LabelledRows<Label: Sendable>: Sendable {
    /// The number of neighbours that are looked up.
    let neighbors: Int
    /// The name of the measure that they are looked up for, for messages.
    let measure: String
    private let rows: Matrix
    private let labels: [Label]

    init(
        _ rows: Matrix, labels: [Label], neighbors: Int, measure: String, where isPresent: (Label) -> Bool
    ) throws(EmbeddingQualityError) {
        precondition(rows.rows == labels.count, "\(labels.count) labels for \(rows.rows) rows")
        precondition(neighbors > 0, "\(neighbors) neighbours")
        let labelled = labels.indices.filter { isPresent(labels[$0]) }
        guard !labelled.isEmpty else { throw .noLabels(measure: measure, argument: "training rows") }
        self.rows = rows.selecting(rows: labelled)
        self.labels = labelled.map { labels[$0] }
        self.neighbors = min(neighbors, labelled.count)
        self.measure = measure
        guard self.rows.values.allSatisfy(\.isFinite) else {
            throw .notFinite(measure: measure, argument: "training codes")
        }
    }

    /// The labels of each row's nearest neighbours, nearest first: `[queries.rows][neighbors]`.
    func neighborLabels(of queries: Matrix) throws(EmbeddingQualityError) -> [[Label]] {
        guard queries.values.allSatisfy(\.isFinite) else {
            throw .notFinite(measure: measure, argument: "test codes")
        }
        let found = NearestPoints(neighbors, of: queries, among: rows)
        return (0..<queries.rows).map { query in found.indices[found.places(of: query)].map { labels[Int($0)] } }
    }
}
