import Datasets
import HDF5
import Rows
import TestSupport
import Testing

/// Numbers that stand for missing values: what attributes say, fill values, and what is usual.
struct MissingMarkTests {
    private static let files = [
        ("fill_property.h5", "the data set's fill value"), ("usual_mark.h5", "usually stands for one"),
        ("ignore_value.h5", "the attribute Data_Ignore_Value says"),
    ]

    @Test(arguments: files) func areCountedAndRefused(file: String, why: String) throws {
        let error = #expect(throws: DatasetError.self) { try Dataset.read(Fixtures.layout(file)) }
        let message = try #require(error).message
        for part in ["3 values", "2 of 24 rows", "row 2, column 1", "-9999", why, "--missing as-numbers"] {
            #expect(message.contains(part), "\(part) in \(message)")
        }
    }

    @Test(arguments: files) func areHandledAsWhatIsNoNumber(file: String, why: String) throws {
        let path = Fixtures.layout(file)
        let rows = try Dataset.read(path, options: ReadingOptions(missing: .dropRows))
        #expect(rows.features.rowCount == 22)
        let columns = try Dataset.read(path, options: ReadingOptions(missing: .dropColumns))
        #expect(columns.preparation.columnNumbers == [0, 2, 5] && columns.features.rowCount == 24)
        #expect(columns.preparation.omittedColumnCount == 3 && columns.constantFeatureCount == 0)
        #expect(columns.shownFeatureNames == ["feature 0", "feature 2", "feature 5"])
        let imputed = try Dataset.read(path, options: ReadingOptions(missing: .imputeMean))
        #expect(imputed.preparation.missingCount == 3)
        #expect(try imputed.features.element(row: 9, column: 4).isNaN)
        let numbers = try Dataset.read(path, options: ReadingOptions(missing: .asNumbers))
        #expect(try numbers.features.element(row: 9, column: 4) == -9999)
    }

    @Test(arguments: files) func areFoundInTheFileToo(file: String, why: String) throws {
        let dataset = try Dataset.read(
            Fixtures.layout(file), options: ReadingOptions(missing: .imputeMean),
            memory: FeatureMemory(blockBytes: 64, leavesRowsInFile: true))
        #expect(!dataset.features.isInMemory && dataset.preparation.missingCount == 3)
        #expect(try dataset.features.element(row: 2, column: 1).isNaN)
    }

    @Test func aFillValueAmongOtherNumbersIsOneOfThem() throws {
        let dataset = try Dataset.read(Fixtures.layout("inside_the_range.h5"))
        #expect(dataset.features.rowCount == 24 && !dataset.hasMissingValues)
    }
}
