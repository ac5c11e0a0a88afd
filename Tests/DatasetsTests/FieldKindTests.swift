import Core
import Datasets
import HDF5
import Rows
import TestSupport
import Testing

/// Files of further fields: what is said of missing values, which of several arrays is meant, and what they have in common.
struct FieldKindTests {
    private let folder: TemporaryFolder
    private let files: FieldKindFiles

    init() throws {
        folder = try TemporaryFolder()
        files = FieldKindFiles(folder)
    }

    @Test func aRadarSaysWhatWasNotMeasured() throws {
        let path = try files.radar()
        let text = try message(path, files.options(data: "/dataset1/data1/data"))
        #expect(text.contains("1 value that is") && text.contains("255 is taken"), "\(text)")
        #expect(text.contains("attribute nodata says"), "\(text)")
        let dataset = try Dataset.read(path, options: files.options(data: "/dataset*/data1/data", .dropRows))
        // 64 bytes are no square image, where they are a quantity along a ray.
        #expect(dataset.features.rowCount == 22 && dataset.imageShape == nil, "\(dataset.reason)")
        // Stored as 40 + (64 · 7 + 1) % 90.
        #expect(try dataset.features.element(row: 0, column: 0) == 0.5 * Double(40 + (64 * 7 + 1) % 90) - 32)
        #expect(dataset.notes.contains { $0.contains("undetect") && $0.contains("32.0") }, "\(dataset.notes)")
    }

    @Test func tablesOfSeveralBeamsAreOne() throws {
        let path = try files.beams()
        #expect(try message(path).contains("--data '/gt*/land_segments/canopy' (65×3 float64)"))
        let pattern = "gt*/land_segments/canopy"
        #expect(try message(path, files.options(data: pattern)).contains("3 values that are"))
        let dataset = try Dataset.read(path, options: files.options(data: pattern, .dropRows))
        #expect(dataset.features.rowCount == 62 && dataset.featureNames == ["h_canopy", "h_mean", "openness"])
        #expect(dataset.labels?.classCount == 3, "\(dataset.reason)")
        #expect(dataset.notes.contains { $0.contains("Not used") && $0.contains("own") }, "\(dataset.notes)")
        // The first row of the second beam.
        #expect(try dataset.features.element(row: 19, column: 1) == SpreadFiles.numbers(1, 40)[0])
    }

    @Test func componentsOfParticlesAreColumns() throws {
        let path = try files.plasma()
        let text = try message(path)
        #expect(text.contains("--data /data/100/fields/E/x"), "\(text)")
        #expect(text.contains("--data /data/100/particles/electrons (40×7 float64)"), "\(text)")
        let dataset = try Dataset.read(path, options: files.options(data: "data/100/particles/electrons"))
        #expect(dataset.features.rowCount == 40 && dataset.features.featureCount == 7, "\(dataset.reason)")
        let column = try #require(dataset.featureNames?.firstIndex(of: "momentum/y"))
        #expect(try dataset.features.element(row: 1, column: column) == SpreadFiles.numbers(2, 550)[1])
    }

    @Test func stimuliAreNotTheData() throws {
        let path = try files.fluorescence()
        let text = try message(path)
        #expect(text.contains("/processing/DfOverF/plane/data") && !text.contains("/stimulus"), "\(text)")
        let dataset = try Dataset.read(path, options: files.options(data: "/processing/DfOverF/plane/data"))
        #expect(dataset.features.rowCount == 90 && dataset.features.featureCount == 6, "\(dataset.reason)")
    }

    @Test func aMuchSmallerArrayOfTheSameNameIsNotChosen() throws {
        let path = try files.write("same_name") { root in
            try root.createGroup("shown").createDataset("data", shape: [20, 3], values: SpreadFiles.numbers(60))
            try root.createGroup("runs").createGroup("first").createDataset(
                "data", shape: [60, 30], values: SpreadFiles.numbers(1800))
        }
        #expect(try message(path).contains("--data /runs/first/data"))
    }

    @Test func otherFramesHaveTheLabelOrAreMentioned() throws {
        let named = try Dataset.read(try files.frames([("X", ["a", "b", "c"]), ("y", ["class"])]))
        #expect(named.labelPath == "/y:class" && named.labels?.classCount == 3, "\(named.reason)")
        #expect(named.features.featureCount == 3)
        let series = try Dataset.read(try files.frames([("features", ["a", "b", "c"])], series: ["target"]))
        #expect(series.labelPath == "/target" && series.labels?.classCount == 3, "\(series.reason)")
        let several = try Dataset.read(
            try files.frames([("features", ["a", "b", "c"])], series: ["first", "second"]))
        #expect(several.labels == nil)
        #expect(several.notes.contains { $0.contains("--labels /first, --labels /second") }, "\(several.notes)")
        let beside = try Dataset.read(try files.frames([("data", ["a", "b", "c"]), ("weather", ["d", "e"])]))
        #expect(
            beside.dataPath == "/data" && beside.notes.contains { $0.contains("--data /weather") }, "\(beside.notes)")
    }

    @Test(arguments: [MissingValues.dropColumns, .error])
    func noColumnOfAnImageIsLeftOut(missing: MissingValues) throws {
        let path = try files.write("land") { root in
            var values = SpreadFiles.numbers(20 * 48)
            for row in 0..<20 { values[48 * row] = .nan }
            try root.createDataset("sst", shape: [20, 6, 8], values: values)
        }
        let text = try message(path, files.options(missing))
        #expect(text.contains("--layout table"), "\(text)")
        var table = files.options(.dropColumns)
        table.layout = .table
        let dataset = try Dataset.read(path, options: table)
        #expect(dataset.features.featureCount == 47 && dataset.features.rowCount == 20)
    }

    @Test func aPlaceInATableIsNoLabel() throws {
        let path = try files.write("cells") { root in
            let cells = try root.createGroup("cells")
            for (column, name) in ["centroid_of_mass_x", "centroid_of_mass_y", "area", "dapi"].enumerated() {
                try cells.createDataset(name, shape: [30], values: SpreadFiles.numbers(30, 40 * column))
            }
        }
        let dataset = try Dataset.read(path)
        #expect(dataset.labels == nil && dataset.features.featureCount == 4, "\(dataset.reason)")
    }

    @Test func columnsBesideSpectraAreOffered() throws {
        let names = (0..<20).map { "\(400 + 5 * $0)" } + ["carbon"]
        let path = try files.frames([("soil", names)])
        let dataset = try Dataset.read(path)
        #expect(dataset.notes.contains { $0.contains("--labels /soil:carbon") }, "\(dataset.notes)")
        let labelled = try Dataset.read(path, options: ReadingOptions(labelsPath: "soil:carbon"))
        #expect(labelled.features.featureCount == 20 && !labelled.notes.contains { $0.contains("called by numbers") })
    }

    @Test func aComponentIsNeitherDataNorALabel() throws {
        let path = try files.write("grids") { root in
            for (number, name) in ["density", "x-velocity", "temperature"].enumerated() {
                try root.createDataset(name, shape: [20, 8, 8], values: SpreadFiles.numbers(1280, number))
            }
            try root.createDataset("y-velocity", shape: [20], values: SpreadFiles.numbers(20))
        }
        let text = try message(path)
        for name in ["density", "x-velocity", "temperature"] { #expect(text.contains("--data /\(name)"), "\(text)") }
        let dataset = try Dataset.read(path, options: files.options(data: "density"))
        #expect(!dataset.reason.contains("recognised by name"), "\(dataset.reason)")
    }

    @Test func whatSaysWhereLabelsBeginIsNone() throws {
        let path = try files.write("captions") { root in
            try root.createDataset("images", shape: [20, 6, 6], values: SpreadFiles.numbers(720))
            try root.createDataset("label_start_ix", shape: [20], values: (0..<20).map { $0 * 5 })
            try root.createDataset("label_end_ix", shape: [20], values: (0..<20).map { $0 * 5 + 4 })
        }
        #expect(try Dataset.read(path).labels == nil)
    }

    @Test func identifiersBesideClassesAreNoLabel() throws {
        let path = try files.write("isolates") { root in
            try root.createDataset("intensity", shape: [40, 12], values: SpreadFiles.numbers(480))
            try root.createDataset("organism", strings: (0..<40).map { ["coli", "aureus"][$0 % 2] })
            try root.createDataset("isolate_id", strings: (0..<40).map { "iso\($0 / 2)" })
            try root.createDataset("parcel_id", shape: [40], values: (0..<40).map { $0 + 7 })
        }
        #expect(try Dataset.read(path).labelPath == "/organism")
    }

    @Test func textsThatAreTooLongAreNoLabel() throws {
        let path = try files.write("texts") { root in
            try root.createDataset("X", shape: [40, 6], values: SpreadFiles.numbers(240))
            try root.createDataset(
                "notes", strings: (0..<40).map { "\($0)" + String(repeating: " word", count: 40_000) })
        }
        let memory = FeatureMemory(byteCount: 2_000_000)
        let dataset = try Dataset.read(path, memory: memory)
        #expect(dataset.labels == nil && dataset.features.rowCount == 40)
        #expect(dataset.notes.contains { $0.contains("/notes are not used") }, "\(dataset.notes)")
        #expect(throws: DatasetError.self) {
            try Dataset.read(path, options: ReadingOptions(labelsPath: "notes"), memory: memory)
        }
    }
}
