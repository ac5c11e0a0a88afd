package import LinearAlgebra

/// What a user says about a file; everything unsaid is found out.
package struct ReadingOptions: Sendable, Equatable {
    /// The path of the data within the file.
    package var dataPath: String?
    /// The path of the label within the file, with ":COLUMN" where it has several columns.
    package var labelsPath: String?
    /// Whether to look for no label at all.
    package var ignoresLabels: Bool
    /// The path of rows that are for testing only.
    package var testDataPath: String?
    /// The path of their label.
    package var testLabelsPath: String?
    /// What the rows are; nil to find out.
    package var layout: Layout?
    /// The shape of an image, where the file does not say.
    package var imageShape: ImageShape?

    package init(
        dataPath: String? = nil, labelsPath: String? = nil, ignoresLabels: Bool = false, testDataPath: String? = nil,
        testLabelsPath: String? = nil, layout: Layout? = nil, imageShape: ImageShape? = nil
    ) {
        self.dataPath = dataPath
        self.labelsPath = labelsPath
        self.ignoresLabels = ignoresLabels
        self.testDataPath = testDataPath
        self.testLabelsPath = testLabelsPath
        self.layout = layout
        self.imageShape = imageShape
    }
}
