package import Core
package import Datasets
package import Rows

/// The requirements that the rows of another file meet to be taken for new rows of those that methods were fitted to.
package struct RowRequirements: Sendable {
    /// The number of features.
    private let featureCount: Int
    /// The shape of each row as an image; nil for a table.
    private let imageShape: ImageShape?
    /// The columns of a file that are used; nil for all.
    private let columns: KeptColumns?
    /// True if rows are counts whose logarithms are taken.
    private let areLogCounts: Bool
    /// Columns of a table that are labels, not features.
    private let labelNames: [String]
    /// The names of the features, by which rows are compared too; nil where only their number is known.
    private let featureNames: [String]?
    /// The axes and windows that hold the rows, as the user says; nil to find them out.
    private let rowAxes: String?
    private let windows: WindowSize?
    /// True if the user says that each place of a cube is a row.
    private let arePixels: Bool

    package init(
        featureCount: Int, imageShape: ImageShape?, columns: KeptColumns?, areLogCounts: Bool, labelNames: [String],
        featureNames: [String]? = nil, rowAxes: String? = nil, windows: WindowSize? = nil, arePixels: Bool = false
    ) {
        self.featureCount = featureCount
        self.imageShape = imageShape
        self.columns = columns
        self.areLogCounts = areLogCounts
        self.labelNames = labelNames
        self.featureNames = featureNames
        self.rowAxes = rowAxes
        self.windows = windows
        self.arePixels = arePixels
    }

    /// The requirements of new rows of a data set, whose axes are those that the user has named for it.
    init(of dataset: Dataset, _ reading: ReadingOptions = ReadingOptions()) {
        self.init(
            featureCount: dataset.features.featureCount, imageShape: dataset.imageShape,
            columns: dataset.preparation.columnNumbers.map {
                KeptColumns(
                    count: dataset.preparation.storedFeatureCount, numbers: $0,
                    counted: dataset.preparation.countedColumns)
            }, areLogCounts: dataset.isLogCounts,
            labelNames: [dataset.labels?.name].compactMap(\.self)
                + dataset.furtherLabels.filter(\.isNamed).map(\.labels.name),
            featureNames: dataset.featureNames, rowAxes: reading.rowAxes, windows: reading.windows,
            arePixels: reading.layout == .pixels)
    }

    /// The words of errors: the rows that others are compared with, and the way out.
    package struct Wording: Sendable {
        /// The beginning of what others are compared with: "the model was trained on".
        let comparison: String
        /// The sentence on what to try.
        let remedy: String

        package init(comparison: String, remedy: String) {
            self.comparison = comparison
            self.remedy = remedy
        }
    }

    /// Reads rows, and makes sure that they are as required.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - dataPath: The path of the rows in it; nil to find them.
    ///   - reader: Reads the file.
    ///   - memory: The bytes that rows may take up.
    ///   - wording: The words of errors.
    /// - Returns: The rows; missing values are not a number.
    /// - Throws: `DatasetError` if they can't be read, or are not as required.
    package func read(
        _ file: String, dataPath: String?, by reader: any DatasetReader, memory: Int, wording: Wording
    ) throws(DatasetError) -> Dataset {
        var options = ReadingOptions(
            dataPath: dataPath, ignoresLabels: true,
            layout: arePixels ? .pixels : imageShape == nil ? .table : nil,
            missing: .imputeMean, areCounts: areLogCounts, keepsConstantFeatures: true, ignoresSplits: true,
            keptColumns: columns, omittedColumns: labelNames)
        options.expectedFeatureCount = columns?.count ?? featureCount
        options.rowAxes = rowAxes
        options.windows = windows
        // Features of other types are no other features to what takes all of them.
        options.mixesFeatureTypes = true
        let dataset = try reader.dataset(file, options: options, memory: memory)
        let count = dataset.features.featureCount
        let place = "\(dataset.dataPath.escaped) in \(file.escaped)"
        if let columns, dataset.preparation.columnNumbers == columns.numbers {
            try requireNames(of: dataset, place, wording)
            return dataset
        }
        guard count == featureCount else {
            let shapes = [dataset.imageShape, imageShape].map { shape in shape.map { " (\($0))" } ?? "" }
            throw DatasetError(
                .unusableData,
                "\(place) has rows of \(count) numbers\(shapes[0]), and \(wording.comparison) rows of \(featureCount) "
                    + "numbers\(shapes[1]). \(wording.remedy)")
        }
        if let shape = dataset.imageShape, let expected = imageShape, shape != expected {
            throw DatasetError(
                .unusableData,
                "\(place) has images of \(shape) pixels, and \(wording.comparison) images of \(expected). "
                    + wording.remedy)
        }
        try requireNames(of: dataset, place, wording)
        return dataset
    }

    /// Refuses columns of other names, as where a file has the same features in another order.
    private func requireNames(of dataset: Dataset, _ place: String, _ wording: Wording) throws(DatasetError) {
        guard let featureNames, let names = dataset.featureNames, names.count == featureNames.count,
            let column = names.indices.first(where: { names[$0] != featureNames[$0] })
        else { return }
        throw DatasetError(
            .unusableData,
            "\(place) has “\(names[column].escaped)” where \(wording.comparison) rows with “\(featureNames[column].escaped)” "
                + "(feature \(column), counted from 0). \(wording.remedy)")
    }
}
