package import Core

/// All that is known of a data set but the rows themselves: where it came from, and what was read as what.
///
/// It goes with the rows from the process that reads the file to the last page of the report.
package struct DatasetDescription: Sendable, Equatable, Codable {
    /// Its name: the stem of the file's name.
    package var name: String
    /// The path of the file.
    package var path: String
    /// The kind of file that it was recognised as, such as "AnnData".
    package var format = "plain"
    package var rowCount: Int
    package var featureCount: Int
    /// The names of the columns; nil if the file has none.
    package var featureNames: [String]?
    /// The shape of each row as an image; nil for a table.
    package var imageShape: ImageShape?
    /// The shape of each row as a series; nil for an image, and for a table of anything else.
    package var seriesShape: SeriesShape?
    /// The axis along which the numbers of a row as stored, or the times of a series, lie; nil where the file has none.
    package var featureAxis: FeatureAxis?
    /// The grid whose places the rows are, as the pixels of a map; nil where they are on none.
    package var rowGrid: RowGrid?
    /// The rows that the file keeps for testing, which follow the training rows; nil if it keeps none.
    package var predefinedTestRows: Range<Int>?
    /// A sentence that says why the file's own split is not used; nil where nothing stands against it, or there is none.
    package var splitObjection: String?
    /// The path of the features in the file.
    package var dataPath: String
    /// The path of the label in the file; nil without a label.
    package var labelPath: String?
    /// The type that the features are stored in, such as "uint8".
    package var elementType: String
    /// The smallest and the largest number that the stored type can hold; nil for floating-point numbers.
    package var elementRange: ClosedRange<Double>?
    /// The range of valid values that the file states (the attribute `valid_range` of the CF conventions).
    package var validRange: ClosedRange<Double>?
    /// One sentence: what was read as what, and why.
    package var reason: String
    /// Further sentences for the reader.
    package var notes: [String] = []
    /// The rows and columns that were left out, and what was done to the numbers.
    package var preparation: Preparation

    /// The way of the file's rows and columns to the features.
    package struct Preparation: Sendable, Equatable, Codable {
        /// The file's number of each row; nil if all are there.
        package var rowNumbers: [Int]?
        /// The number of rows that were left out.
        package var droppedRowCount = 0
        /// The file's number of each column; nil if all are there.
        package var columnNumbers: [Int]?
        /// The number of columns that the file has.
        package var storedFeatureCount: Int
        /// True if counts were replaced by logarithms (`FeatureMatrix.logCounts`).
        package var isLogCounts = false
        /// The file's number of each column that the totals of rows of counts are over; nil if it is all.
        package var countedColumns: [Int]?
        /// The columns that were left out since they are the same in all rows, ascending, with the value of each after what was
        /// done to the numbers.
        package var constants: [ConstantColumn] = []
        /// The number of columns that were left out since others were chosen, or values of them are missing.
        package var omittedColumnCount = 0
        /// The number of features' values that are infinite or no number.
        package var missingCount = 0

        package init(storedFeatureCount: Int) {
            self.storedFeatureCount = storedFeatureCount
        }
    }

    /// A column of a file that is the same in all rows.
    package struct ConstantColumn: Sendable, Equatable, Codable {
        /// Its number, counted from 0.
        package let column: Int
        /// Its value; 0 where none is known.
        package let value: Double

        package init(column: Int, value: Double) {
            self.column = column
            self.value = value
        }
    }

    /// A description of a table that is read as it is; what is different is set afterwards.
    package init(
        name: String, path: String, rowCount: Int, featureCount: Int, dataPath: String, elementType: String,
        reason: String = ""
    ) {
        self.name = name
        self.path = path
        self.rowCount = rowCount
        self.featureCount = featureCount
        self.dataPath = dataPath
        self.elementType = elementType
        self.reason = reason
        preparation = Preparation(storedFeatureCount: featureCount)
    }

    package var layout: Layout { imageShape != nil ? .images : rowGrid != nil ? .pixels : .table }

    /// True if the features are logarithms of counts.
    package var isLogCounts: Bool { preparation.isLogCounts }

    /// True if some features are infinite or not a number.
    package var hasMissingValues: Bool { preparation.missingCount > 0 }

    /// The number of features that were left out because they are the same in all rows.
    package var constantFeatureCount: Int {
        preparation.storedFeatureCount - preparation.omittedColumnCount - featureCount
    }

    /// The names of the features; where the file has none, the numbers of its columns, counted from 0: `[featureCount]`.
    package var shownFeatureNames: [String] {
        featureNames ?? axisNames ?? (0..<featureCount).map { "feature \(preparation.columnNumbers?[$0] ?? $0)" }
    }

    /// True if names, shape and test rows fit the numbers of rows and features: another process may send anything.
    package var isConsistent: Bool {
        (featureNames.map { $0.count == featureCount } ?? true)
            && (imageShape.map { $0.featureCount == featureCount } ?? true)
            && (seriesShape.map { $0.fits(preparation.storedFeatureCount) && imageShape == nil } ?? true)
            && (featureAxis.map { axis in
                axis.isConsistent && imageShape == nil
                    && axis.values.count == seriesShape?.times ?? preparation.storedFeatureCount
            } ?? true)
            && (rowGrid.map { $0.fits(rowCount: rowCount, rowNumbers: preparation.rowNumbers) } ?? true)
            && (preparation.columnNumbers.map { numbers in
                numbers.count == featureCount
                    && numbers.allSatisfy { (0..<preparation.storedFeatureCount).contains($0) }
            } ?? (seriesShape == nil && featureAxis == nil || preparation.storedFeatureCount == featureCount))
            && preparation.constants.allSatisfy { (0..<preparation.storedFeatureCount).contains($0.column) }
            && Set((preparation.columnNumbers ?? []) + preparation.constants.map(\.column)).count
                == (preparation.columnNumbers ?? []).count + preparation.constants.count
            && (preparation.countedColumns ?? []).allSatisfy { (0..<preparation.storedFeatureCount).contains($0) }
            && (predefinedTestRows.map { $0.lowerBound >= 0 && $0.upperBound == rowCount } ?? true)
    }
}
