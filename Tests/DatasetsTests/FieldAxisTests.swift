import Core
import Datasets
import HDF5
import Rows
import TestSupport
import Testing

/// Files of further fields, of which it is to be told along which axes the rows lie, or that there is one row alone.
struct FieldAxisTests {
    private let folder: TemporaryFolder
    private let files: FieldKindFiles

    init() throws {
        folder = try TemporaryFolder()
        files = FieldKindFiles(folder)
    }

    @Test func aCompositeOfRadarsIsOneImage() throws {
        let path = try files.radar(object: "COMP")
        #expect(try message(path).contains("is one image"))
        let picture = try files.write("picture") { root in
            let array = try root.createDataset("picture", shape: [30, 20], values: SpreadFiles.numbers(600))
            try array.setAttribute("CLASS", .string("IMAGE"))
        }
        #expect(try message(picture).contains("is one image"))
        var rows = ReadingOptions()
        rows.rowAxes = "0"
        #expect(try Dataset.read(picture, options: rows).features.rowCount == 30)
    }

    @Test func mapsAndColumnsAreToldApart() throws {
        let swath = try files.swath(hasPlaces: true)
        let places = try Dataset.read(swath, options: files.options(data: "/fields"))
        #expect(places.features.rowCount == 800 && places.features.featureCount == 2, "\(places.reason)")
        let blocks = try files.swath(hasPlaces: false)
        let text = try message(blocks, files.options(data: "/fields"))
        #expect(text.contains("--layout pixels (a row for each of 800 places)"), "\(text)")
        #expect(text.contains("--layout table (40 rows of 40 columns)"), "\(text)")
        var asked = files.options(data: "/fields")
        asked.layout = .table
        #expect(try Dataset.read(blocks, options: asked).features.rowCount == 40)
        asked.layout = .pixels
        #expect(try Dataset.read(blocks, options: asked).features.rowCount == 800)
    }

    @Test func manyTracesAreRowsWhateverTheyAreCalled() throws {
        let dataset = try Dataset.read(try files.traces(120))
        #expect(dataset.features.rowCount == 120 && dataset.features.featureCount == 90, "\(dataset.reason)")
        #expect(dataset.labelPath == "/data/*@trace_category", "\(dataset.reason)")
        let few = try files.traces(40)
        #expect(try message(few).contains("All 40 of them"))
    }

    @Test func aVolumeIsAskedAbout() throws {
        let path = try files.write("volume") { root in
            let raw = try root.createGroup("volumes").createDataset(
                "raw", shape: [9, 12, 14], values: SpreadFiles.numbers(9 * 12 * 14))
            try raw.setAttribute("resolution", .numbers([40, 4, 4]))
        }
        #expect(try message(path).contains("--rows 0 (9 slices)"))
        var slices = ReadingOptions()
        slices.rowAxes = "0"
        #expect(try Dataset.read(path, options: slices).features.rowCount == 9)
    }

    @Test func genotypesHaveARowForEachSample() throws {
        let path = try files.write("genotypes") { root in
            try root.createGroup("calldata").createDataset(
                "GT", shape: [40, 12, 2], values: (0..<960).map { Int8($0 * 7 % 5 % 2) })
            let variants = try root.createGroup("variants")
            try variants.createDataset("CHROM", strings: (0..<40).map { "\($0 % 3)" })
            try root.createDataset("samples", strings: (0..<12).map { "NA\($0)" })
        }
        let dataset = try Dataset.read(path)
        #expect(dataset.features.rowCount == 12 && dataset.features.featureCount == 80, "\(dataset.reason)")
    }

    @Test func pointsInSpaceAreNoTimes() throws {
        let path = try files.write("points") { root in
            try root.createDataset("coordinates", shape: [20, 30, 3], values: SpreadFiles.numbers(1800))
        }
        #expect(try Dataset.read(path).description.seriesShape == nil)
        let trials = try files.write("trials") { root in
            try root.createDataset("trials", shape: [20, 30, 3], values: SpreadFiles.numbers(1800))
        }
        #expect(try Dataset.read(trials).description.seriesShape != nil)
    }

    @Test func lengthsBesideRowsAreUnderstood() throws {
        let path = try files.write("sets") { root in
            let sizes = (0..<20).map { 3 + $0 % 4 }
            let count = sizes.reduce(0, +)
            try root.createDataset("train", shape: [count], values: Array(0..<count))
            try root.createDataset("size_train", shape: [20], values: sizes)
        }
        #expect(try message(path).contains("/size_train (20 int64) says how long each of them is"))
    }

    @Test func oneMapIsOneRow() throws {
        let path = try files.write("terrain") { root in
            let map = try root.createDataset("elevation", shape: [20, 30], values: SpreadFiles.numbers(600))
            try map.setAttribute("DIMENSION_LABELS", .strings(["lat", "lon"]))
        }
        #expect(try message(path).contains("is one map"))
        var lines = ReadingOptions()
        lines.rowAxes = "0"
        #expect(try Dataset.read(path, options: lines).features.rowCount == 20)
    }

    @Test func bytesOfBitsAreNoPictures() throws {
        func file(_ name: String) throws -> String {
            try files.write(name) { root in
                try root.createDataset(name, shape: [20, 64], values: (0..<1280).map { UInt8($0 * 37 % 256) })
            }
        }
        #expect(try Dataset.read(try file("fingerprints")).imageShape == nil)
        #expect(try Dataset.read(try file("patterns")).imageShape?.height == 8)
    }

    @Test func bandsOfOneSceneAreColumns() throws {
        let path = try files.write("bands") { root in
            let bands = try root.createGroup("observation_data")
            for band in 1...4 {
                try bands.createDataset("M0\(band)", shape: [6, 9], values: SpreadFiles.numbers(54, 60 * band))
            }
            try root.createGroup("geolocation").createDataset(
                "latitude", shape: [6, 9], values: SpreadFiles.numbers(54, 900))
        }
        let text = try message(path)
        #expect(text.contains("their 54 places") && text.contains("--data /observation_data."), "\(text)")
        #expect(!text.contains("--data /geolocation/latitude"), "\(text)")
    }

    @Test func placesWithALatitudeAreRows() throws {
        let path = try files.write("granule") { root in
            try root.createGroup("soundings").createDataset(
                "radiance", shape: [9, 4, 40], values: SpreadFiles.numbers(1440))
            try root.createGroup("geometry").createDataset(
                "sounding_latitude", shape: [9, 4], values: SpreadFiles.numbers(36))
        }
        let dataset = try Dataset.read(path)
        #expect(dataset.features.rowCount == 36 && dataset.features.featureCount == 40, "\(dataset.reason)")
    }

    @Test func peaksOfDifferentNumbersAreUnderstood() throws {
        let path = try files.write("peaks") { root in
            for scan in 0..<12 {
                let group = try root.createGroup("scan_\(scan)")
                for name in ["mz", "intensity"] {
                    try group.createDataset(name, shape: [20 + scan], values: SpreadFiles.numbers(20 + scan))
                }
            }
        }
        let text = try message(path)
        #expect(text.contains("12 arrays of 20 to 31 numbers"), "\(text)")
        let all = try Dataset.read(path, options: files.options(data: "/scan_*"))
        #expect(all.features.rowCount == 306 && all.features.featureCount == 2)
    }

    @Test func seriesOfManyChannelsAreNoImages() throws {
        func file(_ name: String) throws -> String {
            try files.write(name) { root in
                try root.createDataset(name, shape: [20, 12, 10], values: SpreadFiles.numbers(2400))
            }
        }
        #expect(try Dataset.read(try file("timeseries")).imageShape == nil)
        #expect(try Dataset.read(try file("patches")).imageShape != nil)
        var images = ReadingOptions()
        images.layout = .images
        #expect(try Dataset.read(try file("timeseries"), options: images).imageShape != nil)
    }
}
