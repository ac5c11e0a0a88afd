import Core
import Datasets
import Foundation
import HDF5
import Rows
import TestSupport
import Testing

/// Tables that are kept as a data set for each column.
struct ColumnGroupTests {
    private let folder: TemporaryFolder
    private let files: SpreadFiles

    init() throws {
        folder = try TemporaryFolder()
        files = SpreadFiles(folder)
    }

    private func message(_ path: String, _ options: ReadingOptions = ReadingOptions()) throws -> String {
        let error = #expect(throws: DatasetError.self) { try Dataset.read(path, options: options) }
        return try #require(error).message
    }

    @Test func aCatalogue() throws {
        let dataset = try Dataset.read(try files.catalogue())
        #expect(dataset.dataPath == "/gaia" && dataset.features.rowCount == 50)
        #expect(dataset.featureNames == ["dec", "mag_g", "mag_r", "parallax", "ra"])
        #expect(dataset.labelPath == "/gaia/spectral_type" && dataset.labels?.classCount == 3)
        #expect(dataset.notes.contains { $0.contains("number the rows") && $0.contains("source_id") })
        #expect(try dataset.features.element(row: 3, column: 4) == SpreadFiles.numbers(4)[3])
    }

    @Test func labelsLeaveTheFeatures() throws {
        let path = try files.catalogue()
        let dataset = try Dataset.read(path, options: ReadingOptions(labelsPath: "gaia/parallax"))
        #expect(dataset.featureNames == ["dec", "mag_g", "mag_r", "ra"])
        let named = try Dataset.read(path, options: ReadingOptions(dataPath: "gaia", ignoresLabels: true))
        #expect(named.features.featureCount == 5 && named.labels == nil)
    }

    @Test func particlesHaveCoordinatesOfThreeColumns() throws {
        let dataset = try Dataset.read(try files.particles())
        #expect(dataset.dataPath == "/PartType0" && dataset.features.featureCount == 7)
        #expect(
            dataset.featureNames
                == ["Coordinates[0]", "Coordinates[1]", "Coordinates[2]", "Density", "InternalEnergy", "Masses"]
                + ["StarFormationRate"])
        #expect(try dataset.features.element(row: 2, column: 1) == SpreadFiles.numbers(8)[7])
    }

    @Test func measurementsOfSeveralObjectsAreAskedAbout() throws {
        let path = try files.measurements()
        let run = "/Measurements/2024-01-01-00-00-00"
        let text = try message(path)
        #expect(text.contains("--data \(run)/Nuclei (50×4 float64)") && text.contains("--data \(run)/Image"), "\(text)")
        let nuclei = try Dataset.read(path, options: ReadingOptions(dataPath: run + "/Nuclei"))
        #expect(
            nuclei.featureNames
                == ["AreaShape_Area", "AreaShape_Eccentricity", "Intensity_MeanIntensity_DNA", "Texture_Contrast"])
        #expect(nuclei.features.rowCount == 50)
    }

    @Test func vectorsThatMayBeEitherAreAskedAbout() throws {
        let path = try files.write("either") { root in
            for number in 0..<120 {
                let name = String(
                    String.UnicodeScalarView((0..<4).compactMap { Unicode.Scalar(97 + (number * 31 + $0 * 7) % 26) }))
                try root.createDataset(
                    "\(name)\(String(repeating: "a", count: number % 9))", shape: [200],
                    values: SpreadFiles.numbers(200, number))
            }
        }
        let text = try message(path)
        #expect(
            text.contains("If each is a column: --data /.") && text.contains("If each is a row: --data '/*'"), "\(text)"
        )
    }

    @Test func aSpectrumIsNoTable() throws {
        let path = try files.write("spectrum") { root in
            for (column, name) in ["wavelength", "flux", "ivar", "mask"].enumerated() {
                try root.createDataset(name, shape: [200], values: SpreadFiles.numbers(200, column))
            }
        }
        #expect(try message(path).contains("no numeric matrix"))
    }
}
