package import Core
package import Rows

/// The treatment of values that are infinite or no number.
package enum MissingValues: String, Sendable, CaseIterable, Codable {
    /// The data are refused.
    case error
    /// Rows that have some are left out.
    case dropRows = "drop-rows"
    /// Columns that have some are left out.
    case dropColumns = "drop-columns"
    /// The mean of the column over the training rows takes their place.
    case imputeMean = "impute-mean"
    /// Numbers that stand for missing values are taken as the numbers that they are; what is no number is refused.
    case asNumbers = "as-numbers"
}

/// Some columns of data that have a certain number of them.
package struct KeptColumns: Sendable, Equatable, Codable {
    /// The number of columns in all.
    package let count: Int
    /// Those that are kept, ascending.
    package let numbers: [Int]
    /// Those that the totals of rows of counts are over, ascending; nil for all.
    package let counted: [Int]?

    package init(count: Int, numbers: [Int], counted: [Int]? = nil) {
        self.count = count
        self.numbers = numbers
        self.counted = counted
    }

    /// True if they are columns of data that have so many.
    func fit(_ storedCount: Int) -> Bool {
        count == storedCount && (numbers + (counted ?? [])).allSatisfy { (0..<count).contains($0) }
    }
}

/// The choices of a user about a file; everything unsaid is found out.
package struct ReadingOptions: Sendable, Equatable, Codable {
    /// The path of the data within the file.
    package var dataPath: String?
    /// The paths of further data, whose rows follow.
    package var furtherDataPaths: [String]
    /// The path of the label within the file, with ":COLUMN" where it has several columns.
    package var labelsPath: String?
    /// The paths of further labels, which rows are coloured by besides.
    package var furtherLabelsPaths: [String]
    /// The path of what tells which rows belong together, as a label does.
    package var groupsPath: String?
    /// The rows that are held out by their label; nil where none are.
    package var heldOut: HeldOutRows?
    /// True if every column that is known of rows is a label, besides the first.
    package var readsAllLabels = false
    /// True if no label is looked for.
    package var ignoresLabels: Bool
    /// The embeddings made elsewhere that the user names, each an ``EmbeddingChoice``: `NAME=FILE:PATH`.
    package var embeddings: [String]
    /// True if embeddings that nobody has named are left out.
    package var ignoresEmbeddings: Bool
    /// The path of rows that are for testing only.
    package var testDataPath: String?
    /// The path of their label.
    package var testLabelsPath: String?
    /// The kind of rows; nil to find out.
    package var layout: Layout?
    /// The axes of the data that hold the rows, by number or name, with commas between several; nil to find out.
    package var rowAxes: String?
    /// The windows of a series that are the rows; nil where its times are.
    package var windows: WindowSize?
    /// The shape of an image, where the file does not say.
    package var imageShape: ImageShape?
    /// The version of the data, if the file has several: its name in the group `layers` of AnnData and Loom, or in an assay of
    /// h5Seurat.
    package var layer: String?
    /// The treatment of missing values.
    package var missing: MissingValues
    /// True if the data are counts; nil to decide by their values.
    package var areCounts: Bool?
    /// True if features that are the same in all rows are kept.
    package var keepsConstantFeatures: Bool
    /// True if rows are not going to be split, so that neither likely groups nor the file's own split are looked for, nor embeddings.
    package var ignoresSplits: Bool
    /// The columns that are kept of data that have so many, whatever they hold.
    package var keptColumns: KeptColumns?
    /// True if parts that the file stores in other files are read from there.
    package var allowsExternal: Bool
    /// Columns of a table that are no features, whatever they hold.
    package var omittedColumns: [String]
    /// The number of features that are left without them, where that is known.
    package var expectedFeatureCount: Int?
    /// The features that are used: types, paths of columns that mark some, names or patterns; empty for all.
    package var features: [String] = []
    /// True if features of all types are used where nothing is said of them.
    package var mixesFeatureTypes = false
    /// True if rows of a single number are data where their path is named, as latent coordinates are.
    package var takesSingleFeature = false
    /// The conditions, such as "obs/batch=1", that rows have to fulfil.
    package var conditions: [String] = []
    /// The number of rows that are drawn at random of those that there are; nil for all.
    package var sampleSize: Int?

    package init(
        dataPath: String? = nil, furtherDataPaths: [String] = [], labelsPath: String? = nil,
        furtherLabelsPaths: [String] = [],
        groupsPath: String? = nil, heldOut: HeldOutRows? = nil,
        ignoresLabels: Bool = false, testDataPath: String? = nil, testLabelsPath: String? = nil,
        layout: Layout? = nil, imageShape: ImageShape? = nil, layer: String? = nil, missing: MissingValues = .error,
        areCounts: Bool? = nil, keepsConstantFeatures: Bool = false, ignoresSplits: Bool = false,
        keptColumns: KeptColumns? = nil, omittedColumns: [String] = [], expectedFeatureCount: Int? = nil,
        allowsExternal: Bool = false, embeddings: [String] = [], ignoresEmbeddings: Bool = false
    ) {
        self.dataPath = dataPath
        self.furtherDataPaths = furtherDataPaths
        self.labelsPath = labelsPath
        self.furtherLabelsPaths = furtherLabelsPaths
        self.groupsPath = groupsPath
        self.heldOut = heldOut
        self.ignoresLabels = ignoresLabels
        self.testDataPath = testDataPath
        self.testLabelsPath = testLabelsPath
        self.layout = layout
        self.imageShape = imageShape
        self.layer = layer
        self.missing = missing
        self.areCounts = areCounts
        self.keepsConstantFeatures = keepsConstantFeatures
        self.ignoresSplits = ignoresSplits
        self.keptColumns = keptColumns
        self.omittedColumns = omittedColumns
        self.expectedFeatureCount = expectedFeatureCount
        self.allowsExternal = allowsExternal
        self.embeddings = embeddings
        self.ignoresEmbeddings = ignoresEmbeddings
    }
}

extension ReadingOptions {
    /// All paths that the user names, without the columns of them.
    var paths: [String] {
        let named = [dataPath, labelsPath, groupsPath, heldOut?.path, testDataPath, testLabelsPath].compactMap(\.self)
        return named + furtherDataPaths + furtherLabelsPaths + embeddings.compactMap { EmbeddingChoice($0)?.path }
    }

    /// The same, with the data where a layout has found them.
    func with(dataPath: String) -> ReadingOptions {
        var options = self
        options.dataPath = dataPath
        options.furtherDataPaths = []
        return options
    }
}
