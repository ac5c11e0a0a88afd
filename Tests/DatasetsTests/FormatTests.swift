import Core
import Datasets
import HDF5
import Rows
import TestSupport
import Testing

/// Files of further formats: their rows, and what is said of files that have none.
struct FormatTests {
    private let folder: TemporaryFolder
    private let files: FormatFiles

    init() throws {
        folder = try TemporaryFolder()
        files = FormatFiles(folder)
    }

    @Test func timesOfNearInfraredAreRows() throws {
        let dataset = try Dataset.read(try files.nearInfrared())
        #expect(dataset.format == "SNIRF" && dataset.dataPath == "/nirs/data1/dataTimeSeries")
        #expect(dataset.features.rowCount == 50 && dataset.features.featureCount == 4 && dataset.labels == nil)
        #expect(try dataset.features.elements == SpreadFiles.numbers(200))
        #expect(dataset.notes.contains { $0.contains("--windows") })
        var options = ReadingOptions()
        options.windows = WindowSize("10:5")
        #expect(try Dataset.read(try files.nearInfrared(), options: options).features.rowCount == 9)
    }

    @Test func framesOfATrajectoryAreRows() throws {
        let dataset = try Dataset.read(try files.trajectory())
        #expect(dataset.format == "H5MD" && dataset.dataPath == "/particles/all/position/value")
        #expect(dataset.features.rowCount == 40 && dataset.features.featureCount == 18)
    }

    @Test func everyStepOfEveryWalkerIsARow() throws {
        let dataset = try Dataset.read(try files.samples())
        #expect(dataset.format == "emcee" && dataset.features.rowCount == 96 && dataset.features.featureCount == 5)
        #expect(try dataset.features.elements == SpreadFiles.numbers(480))
        var options = ReadingOptions()
        options.rowAxes = "0"
        #expect(try Dataset.read(try files.samples(), options: options).features.rowCount == 12)
    }

    @Test func whatHoldsNoRowsIsToldSo() throws {
        #expect(try message(try files.weights()).contains("weights of a neural network"))
        let curve = try message(try files.curve())
        #expect(curve.contains("one curve") && curve.contains("--data /sasentry01/sasdata01"), "\(curve)")
        let points = try Dataset.read(
            try files.curve(), options: ReadingOptions(dataPath: "/sasentry01/sasdata01"))
        #expect(points.features.rowCount == 60 && points.features.featureCount == 4)
        let object = try message(try files.object())
        #expect(object.contains("/T") && object.contains("table of MATLAB") && object.contains("vartype('numeric')"))
    }

    @Test func framesOfVeloxLieAlongTheLastAxis() throws {
        let dataset = try Dataset.read(try files.frames())
        #expect(dataset.format == "EMD" && dataset.features.rowCount == 20, "\(dataset.reason)")
        #expect(dataset.imageShape == ImageShape(height: 6, width: 8))
        let first = try dataset.features.elements.prefix(48)
        #expect(first == (0..<48).map { SpreadFiles.numbers(960)[20 * $0] }[...])
    }

    @Test(arguments: [true, false]) func coordinatesInATableAreNoLabels(inGroups: Bool) throws {
        let names = ["x", "y", "z", "vx", "phase"]
        let dataset = try Dataset.read(try files.columns(names, inGroups: inGroups))
        #expect(dataset.features.featureCount == 5 && dataset.labels == nil, "\(dataset.reason)")
        // Alone, y is what is to be told of the others.
        let target = try Dataset.read(try files.columns(["a", "b", "c", "y"], inGroups: inGroups))
        #expect(target.features.featureCount == 3 && target.labels != nil, "\(target.reason)")
    }

    @Test func placesOfAScanAreNoLabel() throws {
        let dataset = try Dataset.read(try files.fluorescence())
        #expect(dataset.features.rowCount == 30 && dataset.features.featureCount == 30, "\(dataset.reason)")
        #expect(dataset.labels == nil)
        let first = try dataset.features.elements.prefix(30)
        #expect(first == (0..<30).map { SpreadFiles.numbers(900)[30 * $0] }[...])
    }

    @Test func whatDataAreCorrectedByIsNotTheData() throws {
        let dataset = try Dataset.read(try files.tomography())
        #expect(dataset.dataPath == "/exchange/data" && dataset.features.rowCount == 24, "\(dataset.reason)")
    }

    @Test func timesBesideSeriesAreNotTheData() throws {
        let dataset = try Dataset.read(try files.curves())
        #expect(dataset.dataPath == "/flux" && dataset.labels == nil, "\(dataset.reason)")
    }

    @Test func theOnlyColumnThatMustBeClassesIsTheLabel() throws {
        let dataset = try Dataset.read(try files.galaxies())
        #expect(dataset.labelPath == "/ans" && dataset.labels?.classCount == 4, "\(dataset.reason)")
    }

    @Test func columnsOfTargetsAreListedTogether() throws {
        let dataset = try Dataset.read(try files.targets(), options: ReadingOptions(dataPath: "spectra"))
        let note = try #require(dataset.notes.first { $0.hasPrefix("No label was chosen") })
        #expect(note.contains("--labels /charge_onehot,") && note.contains("--labels /sequence:0 to :9"), "\(note)")
    }

    @Test func aMissingValueIsNamedOnceAsItsTypeHasIt() throws {
        let text = try message(try files.missing())
        #expect(
            text.contains("-999.99 is taken for a missing value, as the attributes MissingValue and _FillValue say."),
            "\(text)")
    }

    @Test func threeAxesOfMATLABAreAQuestion() throws {
        let text = try message(try files.cube([12, 10, 9]))
        #expect(text.contains("--rows 2 (9 rows") && text.contains("--rows 0,1 (120 rows"), "\(text)")
        #expect(try Dataset.read(try files.cube([30, 8, 8])).features.rowCount == 30)
        var options = ReadingOptions()
        options.rowAxes = "0,1"
        let pixels = try Dataset.read(try files.cube([12, 10, 9]), options: options)
        #expect(pixels.features.rowCount == 120 && pixels.features.featureCount == 9)
    }

    @Test func timesOfAContinuousRecordingAreRows() throws {
        let path = try files.recording()
        let dataset = try Dataset.read(path)
        #expect(dataset.format == "EEGLAB" && dataset.features.rowCount == 80, "\(dataset.reason)")
        #expect(dataset.features.featureCount == 4 && dataset.labels == nil)
        #expect(try dataset.features.elements == SpreadFiles.numbers(320))
        var options = ReadingOptions()
        options.windows = WindowSize("20")
        #expect(try Dataset.read(path, options: options).features.rowCount == 4)
    }

    @Test func manySamplesThatAreAlikeAreListedInShort() throws {
        let spread = SpreadFiles(folder)
        let text = try FileInspection.tree(file: try spread.embeddings())
        #expect(text.contains("  P10000") && text.contains("… and 37 more like these, to P11443"), "\(text)")
        #expect(!text.contains("\n  P10111"))
        // The names of columns say something.
        let columns = try FileInspection.tree(file: try files.columns((1...14).map { "feature_\($0)" }))
        #expect(columns.contains("feature_14") && !columns.contains("more like these"))
    }

    @Test func coordinatesOfASparseMatrixAreNoTable() throws {
        let text = try message(try files.coordinates())
        #expect(text.contains("by coordinates (COO)") && text.contains("tocsr()"), "\(text)")
    }

    @Test func vectorsOfOneLengthMayBeColumns() throws {
        let path = try files.events()
        let text = try message(path)
        #expect(text.contains("If the 4 of 400 numbers are the columns of a table: --data /events."), "\(text)")
        let dataset = try Dataset.read(path, options: ReadingOptions(dataPath: "/events"))
        #expect(dataset.features.rowCount == 400 && dataset.features.featureCount == 4)
    }

    @Test(arguments: [("u00000", true, "0,1,2", 512), ("density", false, "0,1", 64)])
    func aVolumeIsAQuestion(name: String, hasVectors: Bool, axes: String, places: Int) throws {
        let path = try files.volume(name, hasVectors: hasVectors)
        let text = try message(path)
        #expect(text.contains("--rows 0 (8 slices)") && text.contains("--rows \(axes) (\(places) places)"), "\(text)")
        var options = ReadingOptions()
        options.rowAxes = axes
        #expect(try Dataset.read(path, options: options).features.rowCount == places)
        options.rowAxes = "0"
        #expect(try Dataset.read(path, options: options).features.rowCount == 8)
    }

    @Test func eightImagesOfEightByEightAreNoVolume() throws {
        #expect(try Dataset.read(try files.volume("images", hasVectors: false)).features.rowCount == 8)
    }

    @Test func whatOneImageHasOfItsOwnIsNoLabelOfAll() throws {
        let dataset = try Dataset.read(
            try files.localFeatures(), options: ReadingOptions(dataPath: "db/*/global_descriptor"))
        #expect(dataset.features.rowCount == 20 && dataset.labels == nil, "\(dataset.reason)")
        // What is called the size of an image is no image.
        let found = try Dataset.read(try files.localFeatures())
        #expect(found.dataPath == "/db/*.jpg/global_descriptor", "\(found.reason)")
    }

    @Test func aTextThatNumbersTheRowsIsNoLabelBesideOneThatDoesNot() throws {
        let dataset = try Dataset.read(try files.patients())
        #expect(dataset.labels?.classCount == 2 && dataset.features.featureCount == 3, "\(dataset.reason)")
    }
}
