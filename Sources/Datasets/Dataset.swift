package import LinearAlgebra

/// A matrix with what belongs to it, read from a file.
package struct Dataset: Sendable {
    /// What to call it: the stem of the file's name.
    package let name: String
    /// The path of the file.
    package let path: String
    package let features: FeatureMatrix
    /// The names of the columns, where the file has them.
    package let featureNames: [String]?
    /// The shape of each row as an image; nil for a table.
    package let imageShape: ImageShape?
    package let labels: Labels?
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
    package let notes: [String]

    /// A data set from its parts.
    ///
    /// - Precondition: Labels, names, shape and test rows fit the features.
    package init(
        name: String, path: String, features: FeatureMatrix, featureNames: [String]? = nil,
        imageShape: ImageShape? = nil, labels: Labels? = nil, predefinedTestRows: Range<Int>? = nil,
        dataPath: String, labelPath: String? = nil, elementType: String, elementRange: ClosedRange<Double>? = nil,
        reason: String, validRange: ClosedRange<Double>? = nil, notes: [String] = []
    ) {
        precondition(labels.map { $0.count == features.rowCount } ?? true, "labels for each row")
        precondition(featureNames.map { $0.count == features.featureCount } ?? true, "a name for each column")
        precondition(imageShape.map { $0.featureCount == features.featureCount } ?? true, "rows of the image's shape")
        precondition(predefinedTestRows.map { $0.upperBound == features.rowCount } ?? true, "test rows at the end")
        self.name = name
        self.path = path
        self.features = features
        self.featureNames = featureNames
        self.imageShape = imageShape
        self.labels = labels
        self.predefinedTestRows = predefinedTestRows
        self.layout = imageShape == nil ? .table : .images
        self.dataPath = dataPath
        self.labelPath = labelPath
        self.elementType = elementType
        self.elementRange = elementRange
        self.reason = reason
        self.validRange = validRange
        self.notes = notes
    }
}
