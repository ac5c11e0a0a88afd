/// A matrix with its labels and the description of where they came from.
///
/// The description's properties are those of the data set: `dataset.imageShape`.
@dynamicMemberLookup
package struct Dataset: Sendable {
    package private(set) var description: DatasetDescription
    package private(set) var features: FeatureMatrix
    package let labels: Labels?
    /// The labels that rows are to be coloured or split by besides.
    package let furtherLabels: [FurtherLabel]
    /// The embeddings of the rows that were made elsewhere.
    package let embeddings: [StoredEmbedding]
    /// The name of each row, such as the barcode of a cell; nil where the file has none.
    package let rowNames: [String]?

    /// A data set from its parts.
    ///
    /// - Precondition: The description, the labels, the embeddings and the names fit the features.
    package init(
        _ features: FeatureMatrix, _ description: DatasetDescription, labels: Labels? = nil,
        furtherLabels: [FurtherLabel] = [], embeddings: [StoredEmbedding] = [], rowNames: [String]? = nil
    ) {
        precondition(
            Dataset.fits(features, description, labels, furtherLabels, embeddings)
                && rowNames.map({ $0.count == features.rowCount }) ?? true,
            "description, labels, embeddings or names of other rows")
        self.rowNames = rowNames
        self.description = description
        self.features = features
        self.labels = labels
        self.furtherLabels = furtherLabels
        self.embeddings = embeddings
    }

    /// True if parts can be those of one data set.
    package static func fits(
        _ features: FeatureMatrix, _ description: DatasetDescription, _ labels: Labels?,
        _ furtherLabels: [FurtherLabel], _ embeddings: [StoredEmbedding] = []
    ) -> Bool {
        description.isConsistent && description.rowCount == features.rowCount
            && description.featureCount == features.featureCount
            && (labels.map { $0.count == features.rowCount } ?? true)
            && furtherLabels.allSatisfy { $0.labels.count == features.rowCount }
            && embeddings.allSatisfy { $0.fits(rowCount: features.rowCount) }
    }

    package subscript<Value>(dynamicMember property: KeyPath<DatasetDescription, Value>) -> Value {
        description[keyPath: property]
    }

    /// The data set with a further sentence for the reader.
    package func adding(note: String) -> Dataset {
        var dataset = self
        dataset.description.notes.append(note)
        return dataset
    }

    /// The data set, some of whose rows are in memory for good.
    ///
    /// - Throws: `DatasetError` where there is no memory for them.
    package func keepingInMemory(_ rows: [Int]) throws(DatasetError) -> Dataset {
        var dataset = self
        dataset.features = try features.keepingInMemory(rows)
        return dataset
    }
}
