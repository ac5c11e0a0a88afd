package import Core

/// A matrix with what belongs to it, read from a file.
package struct Dataset: Sendable {
    /// What to call it: the stem of the file's name.
    package let name: String
    /// The path of the file.
    package let path: String
    package private(set) var features: FeatureMatrix
    /// The names of the columns, where the file has them.
    package let featureNames: [String]?
    /// The shape of each row as an image; nil for a table.
    package let imageShape: ImageShape?
    package let labels: Labels?
    /// What else rows are to be coloured by, as the user asks.
    package let furtherLabels: [FurtherLabel]
    /// The rows that the file keeps for testing, which follow the training rows; nil where it keeps none.
    package let predefinedTestRows: Range<Int>?
    package let layout: Layout
    /// Where in the file the features are.
    package let dataPath: String
    /// Where in the file the label is.
    package let labelPath: String?
    /// The type that the features are stored in, such as "uint8".
    package let elementType: String
    /// The smallest and the largest number that the stored type can hold; nil for floating-point numbers.
    package let elementRange: ClosedRange<Double>?
    /// One sentence: what was read as what, and why.
    package let reason: String
    /// The range of valid values that the file states (the attribute `valid_range` of the CF conventions).
    package let validRange: ClosedRange<Double>?
    /// Further sentences for the reader.
    package private(set) var notes: [String]
    /// What kind of file it was recognised as, such as "AnnData".
    package let format: String
    /// What was left out of the file, and what was done to the numbers.
    package let preparation: Preparation

    /// What happened to the rows and columns of the file before they became the features.
    package struct Preparation: Sendable, Equatable, Codable {
        /// The file's number of each row; nil where all are there.
        package var rowNumbers: [Int]?
        /// How many rows were left out.
        package var droppedRowCount = 0
        /// The file's number of each column; nil where all are there.
        package var columnNumbers: [Int]?
        /// How many columns the file has.
        package var storedFeatureCount: Int
        /// Whether counts were replaced by logarithms (`FeatureMatrix.logCounts`).
        package var isLogCounts = false
        /// How many values are infinite or no number among the features.
        package var missingCount = 0

        package init(storedFeatureCount: Int) {
            self.storedFeatureCount = storedFeatureCount
        }
    }

    /// The data set with a further sentence for the reader.
    package func adding(note: String) -> Dataset {
        var dataset = self
        dataset.notes.append(note)
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

    /// Whether the features are logarithms of counts.
    package var isLogCounts: Bool { preparation.isLogCounts }

    /// Whether some features are infinite or no number.
    package var hasMissingValues: Bool { preparation.missingCount > 0 }

    /// A data set from its parts.
    ///
    /// - Precondition: Labels, names, shape and test rows fit the features.
    package init(
        name: String, path: String, features: FeatureMatrix, featureNames: [String]? = nil,
        imageShape: ImageShape? = nil, labels: Labels? = nil, furtherLabels: [FurtherLabel] = [],
        predefinedTestRows: Range<Int>? = nil,
        dataPath: String, labelPath: String? = nil, elementType: String, elementRange: ClosedRange<Double>? = nil,
        reason: String, validRange: ClosedRange<Double>? = nil, notes: [String] = [],
        format: String = "plain", preparation: Preparation? = nil
    ) {
        precondition(labels.map { $0.count == features.rowCount } ?? true, "labels for each row")
        precondition(furtherLabels.allSatisfy { $0.labels.count == features.rowCount }, "labels for each row")
        precondition(featureNames.map { $0.count == features.featureCount } ?? true, "a name for each column")
        precondition(imageShape.map { $0.featureCount == features.featureCount } ?? true, "rows of the image's shape")
        precondition(predefinedTestRows.map { $0.upperBound == features.rowCount } ?? true, "test rows at the end")
        self.name = name
        self.path = path
        self.features = features
        self.featureNames = featureNames
        self.imageShape = imageShape
        self.labels = labels
        self.furtherLabels = furtherLabels
        self.predefinedTestRows = predefinedTestRows
        self.layout = imageShape == nil ? .table : .images
        self.dataPath = dataPath
        self.labelPath = labelPath
        self.elementType = elementType
        self.elementRange = elementRange
        self.reason = reason
        self.validRange = validRange
        self.notes = notes
        self.format = format
        self.preparation = preparation ?? Preparation(storedFeatureCount: features.featureCount)
    }
}
