import Datasets
import HDF5
import Rows
import TestSupport
import Testing

/// Names of rows and of features, on their way from the file.
struct RowAndFeatureNameTests {
    private static let cells = (0..<24).map { (row: Int) -> String in "ACGT\(row < 10 ? "00" : "0")\(row)-1" }

    @Test(arguments: ["tenx_multiome.h5", "multiome.h5ad", "cells.h5Seurat", "table.biom", "profiles.gctx"])
    func rowsHaveTheNamesOfTheFile(file: String) throws {
        let dataset = try Dataset.read(Fixtures.layout(file))
        #expect(dataset.rowNames == Self.cells)
        #expect(dataset.shownRowNames == Self.cells)
    }

    @Test func rowsHaveTheIndexOfAFrame() throws {
        for file in ["pandas_levels.h5", "pandas_levels_table.h5"] {
            let dataset = try Dataset.read(Fixtures.layout(file))
            #expect(dataset.rowNames?.first == "img00.png" && dataset.rowNames?.last == "img23.png", "\(file)")
            #expect(
                dataset.featureNames == [
                    "net_nose_x", "net_nose_y", "net_ear_x", "net_ear_y", "net_tail_x", "net_tail_y",
                ],
                "\(file)")
        }
    }

    @Test func rowsLeftOutTakeTheirNamesAlong() throws {
        var options = ReadingOptions(dataPath: "mod/rna")
        options.conditions = ["mod/rna/obs/site=soil"]
        let dataset = try Dataset.read(Fixtures.layout("both.h5mu"), options: options)
        #expect(dataset.rowNames == (0..<8).map { Self.cells[3 * $0 + 2] })
    }

    @Test func rowsWithoutNamesHaveTheNumbersOfTheFile() throws {
        var options = ReadingOptions(missing: .dropRows)
        options.conditions = []
        let dataset = try Dataset.read(Fixtures.layout("usual_mark.h5"), options: options)
        #expect(dataset.rowNames == nil)
        #expect(dataset.shownRowNames == (0..<24).filter { $0 != 2 && $0 != 9 }.map(String.init))
    }

    @Test func namesThatComeTwiceAreMadeDifferent() throws {
        let description = DatasetDescription(
            name: "", path: "", rowCount: 4, featureCount: 1, dataPath: "", elementType: "")
        let dataset = Dataset(
            FeatureMatrix(rowCount: 4, featureCount: 1, storage: .float32([1, 2, 3, 4])), description,
            rowNames: ["a", "a", "a-1", "a"])
        #expect(dataset.shownRowNames == ["a", "a-2", "a-1", "a-3"])
    }

    /// "feature 3" is column 3 of the file, wherever columns were left out.
    @Test func featuresWithoutNamesKeepTheirNumbers() throws {
        let folder = try TemporaryFolder()
        let file = try HDF5File(creating: folder.path("constant.h5"))
        let values = (0..<40).map { (index: Int) -> Double in
            index % 4 == 1 ? 7 : Double(index * index % 23)
        }
        try file.root.createDataset("X", shape: [10, 4], values: values)
        try file.close()
        let dataset = try Dataset.read(folder.path("constant.h5"))
        #expect(dataset.shownFeatureNames == ["feature 0", "feature 2", "feature 3"])
        #expect(dataset.preparation.constants == [DatasetDescription.ConstantColumn(column: 1, value: 7)])
    }
}
