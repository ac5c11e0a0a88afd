internal import Core
internal import Isolation
internal import Rows

/// A data set on its way from one process to another: its numbers in memory that both share, all else in a message.
struct SharedDataset: Sendable, Codable {
    private let description: DatasetDescription
    private let features: SharedFeatures
    private let labels: SharedLabels?
    private let furtherLabels: [Further]
    private let embeddings: [Embedding]
    private let rowNames: SharedTexts?

    private struct Further: Sendable, Codable {
        let path: String
        let role: FurtherLabel.Role
        let labels: SharedLabels
    }

    private struct Embedding: Sendable, Codable {
        let name: String
        let path: String
        let columns: Int
        let values: SharedArray

        func read(rowCount: Int, in memory: SharedMemory) throws(IsolationError) -> StoredEmbedding {
            let values = try values.elements(Float.self, in: memory)
            let (count, overflow) = rowCount.multipliedReportingOverflow(by: columns)
            guard columns > 0, !overflow, values.count == count else { throw .unintelligible }
            return StoredEmbedding(
                name: name, path: path, codes: Matrix(rows: rowCount, columns: columns, values: values))
        }
    }

    /// Puts a data set into shared memory.
    ///
    /// - Throws: `IsolationError` where there is not enough of it.
    init(_ dataset: Dataset, in memory: SharedMemory) throws(IsolationError) {
        description = dataset.description
        features = try SharedFeatures(dataset.features, in: memory)
        var labels: SharedLabels?
        if let all = dataset.labels { labels = try SharedLabels(all, in: memory) }
        self.labels = labels
        var furtherLabels: [Further] = []
        for label in dataset.furtherLabels {
            furtherLabels.append(
                Further(path: label.path, role: label.role, labels: try SharedLabels(label.labels, in: memory)))
        }
        self.furtherLabels = furtherLabels
        var embeddings: [Embedding] = []
        for embedding in dataset.embeddings {
            embeddings.append(
                Embedding(
                    name: embedding.name, path: embedding.path, columns: embedding.codes.columns,
                    values: try SharedArray(embedding.codes.values, in: memory)))
        }
        self.embeddings = embeddings
        var rowNames: SharedTexts?
        if let names = dataset.rowNames { rowNames = try SharedTexts(names, in: memory) }
        self.rowNames = rowNames
    }

    /// The data set; nothing that the other process says of it is taken for granted.
    ///
    /// - Parameters:
    ///   - memory: The memory that both processes share.
    ///   - source: Where blocks that are not in memory come from.
    /// - Returns: The data set.
    /// - Throws: `IsolationError` where the parts make no sense.
    func dataset(in memory: SharedMemory, source: any BlockSource) throws(IsolationError) -> Dataset {
        let features = try features.features(in: memory, source: source)
        var labels: Labels?
        if let shared = self.labels { labels = try shared.labels(in: memory) }
        var furtherLabels: [FurtherLabel] = []
        for label in self.furtherLabels {
            furtherLabels.append(FurtherLabel(try label.labels.labels(in: memory), path: label.path, role: label.role))
        }
        var embeddings: [StoredEmbedding] = []
        for embedding in self.embeddings {
            embeddings.append(try embedding.read(rowCount: features.rowCount, in: memory))
        }
        guard Dataset.fits(features, description, labels, furtherLabels, embeddings) else { throw .unintelligible }
        var rowNames: [String]?
        if let shared = self.rowNames { rowNames = try shared.texts(count: features.rowCount, in: memory) }
        return Dataset(
            features, description, labels: labels, furtherLabels: furtherLabels, embeddings: embeddings,
            rowNames: rowNames)
    }
}
