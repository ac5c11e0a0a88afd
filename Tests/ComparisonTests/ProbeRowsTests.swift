import Core
import Datasets
import HDF5
import Methods
import Rows
import TestSupport
import Testing

@testable import Comparison

/// Rows of another file that methods are asked about.
@Suite struct ProbeRowsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func settings(_ kind: SmallFile.Kind = .table, probe: String?) throws -> ComparisonSettings {
        var settings = ComparisonSettings(file: try SmallFile(kind: kind).write(to: folder))
        settings.methods = [.pca]
        settings.probe = probe
        return settings
    }

    /// Writes a file of tables and images by their paths.
    private func file(_ name: String, _ contents: [(path: String, shape: [Int], values: [Double])]) throws -> String {
        let path = folder.path("\(name).h5")
        let file = try HDF5File(creating: path)
        for (place, shape, values) in contents {
            try file.root.createDataset(place, shape: shape, values: values)
        }
        try file.close()
        return path
    }

    private func numbers(_ rows: Int, _ columns: Int) -> [Double] {
        (0..<rows * columns).map { Double(($0 * 31 + $0 / columns * 17) % 97) }
    }

    @Test func rowsAreScaledAsTheDataAre() throws {
        let values = numbers(40, 6)
        let data = try DataPreparation(settings(probe: file("other", [("rows", [40, 6], values)]))).run()
        let probe = try #require(data.probe)
        #expect(probe.name == "other" && probe.rowCount == 40 && probe.places == Array(0..<40))
        let (centres, spreads) = data.scaling.columns(6)
        for row in [0, 7, 39] {
            for column in 0..<6 {
                let scaled = (values[row * 6 + column] - centres[column]) / spreads[column]
                #expect(abs(Double(probe.rows[row, column]) - scaled) < 1e-5)
            }
        }
        #expect(try DataPreparation(settings(probe: nil)).run().probe == nil)
    }

    @Test func aPathInTheFileMayFollow() throws {
        let path = try file("two", [("a", [20, 6], numbers(20, 6)), ("b", [30, 6], numbers(30, 6))])
        #expect(try DataPreparation(settings(probe: "\(path):/b")).run().probe?.rowCount == 30)
        #expect(try DataPreparation(settings(probe: "\(path):/a")).run().probe?.rowCount == 20)
    }

    @Test func someOfManyRowsAreLookedAt() throws {
        let path = try file("many", [("rows", [1_500, 6], numbers(1_500, 6))])
        let probe = try #require(try DataPreparation(settings(probe: path)).run().probe)
        #expect(probe.rowCount == 1_500 && probe.rows.rows == 1_000 && probe.places == probe.places.sorted())
        #expect(Set(probe.places).count == 1_000)
        #expect(try DataPreparation(settings(probe: path)).run().probe?.rows == probe.rows)
        #expect(ProbeRows.limit(featureCount: 1 << 23) == 2 && ProbeRows.limit(featureCount: 10) == 1_000)
    }

    @Test func otherFeaturesAreRefused() throws {
        let five = try file("five", [("rows", [20, 5], numbers(20, 5))])
        let error = try #require(throws: DatasetError.self) { try DataPreparation(settings(probe: five)).run() }
        #expect(error.kind == .unusableData)
        for part in ["rows of 5 numbers", "fitted to rows of 6 numbers", "--probe"] {
            #expect(error.message.contains(part), "\(error.message)")
        }
        let wide = folder.path("wide.h5")
        let images = try HDF5File(creating: wide)
        try images.root.createDataset("images", shape: [20, 4, 16], values: numbers(20, 64).map { UInt8($0) })
        try images.close()
        let other = try #require(throws: DatasetError.self) {
            try DataPreparation(settings(.images, probe: wide)).run()
        }
        #expect(other.message.contains("images of 4×16 pixels") && other.message.contains("images of 8×8"))
        let missing = try #require(throws: DatasetError.self) {
            try DataPreparation(settings(probe: folder.path("none.h5"))).run()
        }
        #expect(missing.kind == .noSuchInput)
    }

    @Test func valuesThatAreNoNumbersAreRefused() throws {
        var values = numbers(20, 6)
        values[6 * 4 + 2] = .nan
        let path = try file("gaps", [("rows", [20, 6], values)])
        let error = try #require(throws: DatasetError.self) { try DataPreparation(settings(probe: path)).run() }
        #expect(error.message.contains("row 4, column 2"), "\(error.message)")
    }

    @Test func columnsOfOtherNamesAreRefused() throws {
        func dataset(_ names: [String]) -> Dataset {
            var description = DatasetDescription(
                name: "d", path: "d.h5", rowCount: 2, featureCount: 2, dataPath: "/x", elementType: "float32")
            description.featureNames = names
            return Dataset(
                FeatureMatrix(rowCount: 2, featureCount: 2, storage: .float32([1, 2, 3, 4])), description)
        }
        struct Reader: DatasetReader {
            let found: Dataset

            func dataset(_ file: String, options: ReadingOptions, memory: Int) throws(DatasetError) -> Dataset {
                found
            }

            func inspection(
                of file: String, options: ReadingOptions, memory: Int
            ) throws(InspectionFailure) -> FileInspection {
                throw InspectionFailure(error: .unusable("Not looked into."), tree: nil)
            }
        }
        let required = RowRequirements(of: dataset(["mass", "length"]))
        let wording = RowRequirements.Wording(comparison: "the methods are fitted to", remedy: "Try others.")
        func read(_ names: [String]) throws -> Dataset {
            try required.read(
                "d.h5", dataPaths: [], by: Reader(found: dataset(names)), memory: 1_000, wording: wording)
        }
        #expect(try read(["mass", "length"]).features.rowCount == 2)
        let error = try #require(throws: DatasetError.self) { try read(["length", "mass"]) }
        #expect(error.message.contains("“length” where the methods are fitted to rows with “mass”"))
    }
}
