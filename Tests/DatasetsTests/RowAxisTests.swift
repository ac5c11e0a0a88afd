import Core
import Datasets
import HDF5
import Rows
import TestSupport
import Testing

/// Files whose rows are not a first axis, mostly by the format's own writer: what is read is what was written.
struct RowAxisTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let file: String
        var options = ReadingOptions()
        let format: String
        let data: String
        /// The name of the rows that the script recorded, and how many there are.
        let numbers: String
        let rows: Int
        /// The names and lengths of the axes of the grid.
        var grid: [(String?, Int)]?
        var image: ImageShape?
        var label: String?
        var classes: [String]?

        var testDescription: String { "\(file) \(options.rowAxes ?? "") \(options.windows?.description ?? "")" }
    }

    private static func options(_ change: (inout ReadingOptions) -> Void) -> ReadingOptions {
        var options = ReadingOptions()
        change(&options)
        return options
    }

    private static let map: [(String?, Int)] = [("y", 5), ("x", 6)]
    private static let plain: [(String?, Int)] = [(nil, 5), (nil, 6)]

    static let cases = [
        Case(
            file: "edge.hspy", format: "HyperSpy", data: "/Experiments/edge/data", numbers: "pixels", rows: 30,
            grid: map),
        Case(file: "map.nxs", format: "NeXus", data: "/entry/data/counts", numbers: "pixels", rows: 30, grid: map),
        Case(file: "berkeley.emd", format: "EMD", data: "/data/eels/data", numbers: "pixels", rows: 30, grid: map),
        Case(
            file: "scan.emd", format: "EMD", data: "/datacube_root/datacube/data", numbers: "scan", rows: 12,
            grid: [("Rx", 3), ("Ry", 4)], image: ImageShape(height: 5, width: 6)),
        Case(
            file: "recording.nwb", format: "NWB", data: "/acquisition/lfp/data", numbers: "recording", rows: 40),
        Case(
            file: "recording.nwb", options: options { $0.windows = WindowSize("10:6") }, format: "NWB",
            data: "/acquisition/lfp/data", numbers: "windows", rows: 6),
        Case(
            file: "reflectance.h5", format: "plain", data: "/SITE/Reflectance/Reflectance_Data", numbers: "reflectance",
            rows: 30, grid: [("Line", 5), ("Sample", 6)]),
        Case(
            file: "scales.h5", format: "plain", data: "/radiance", numbers: "pixels", rows: 30,
            grid: [("downtrack", 5), ("crosstrack", 6)]),
        Case(
            file: "probabilities.h5", format: "plain", data: "/exported_data", numbers: "probabilities", rows: 30,
            grid: map),
        Case(
            file: "truth.h5", format: "plain", data: "/cube", numbers: "pixels", rows: 30, grid: plain, label: "/gt",
            classes: ["1", "2"]),
        Case(
            file: "truth.h5", options: ReadingOptions(labelsPath: "gt"), format: "plain", data: "/cube",
            numbers: "pixels", rows: 30, grid: plain, label: "/gt", classes: ["0", "1", "2"]),
        Case(
            file: "truth.h5", options: ReadingOptions(ignoresLabels: true, layout: .pixels), format: "plain",
            data: "/cube", numbers: "pixels", rows: 30, grid: plain),
        Case(
            file: "truth.h5", options: options { ($0.rowAxes, $0.ignoresLabels) = ("0,1", true) }, format: "plain",
            data: "/cube", numbers: "pixels", rows: 30, grid: plain),
        Case(
            file: "land.h5", format: "plain", data: "/cube", numbers: "land", rows: 28, grid: plain, label: "/gt",
            classes: ["1", "2"]),
        Case(file: "columns.h5", format: "plain", data: "/spectra", numbers: "columns", rows: 9),
        Case(file: "eeg.h5", format: "plain", data: "/eeg", numbers: "eeg", rows: 30),
        Case(file: "archs4.h5", format: "annotated matrix", data: "/data/expression", numbers: "archs4", rows: 8),
        Case(
            file: "two_sides.h5", options: options { $0.rowAxes = "1" }, format: "plain", data: "/matrix",
            numbers: "archs4", rows: 8, label: "/b/two"),
        Case(
            file: "patterns.nxs", format: "NeXus", data: "/entry/data/data", numbers: "patterns", rows: 12,
            grid: [("y", 3), ("x", 4)], image: ImageShape(height: 5, width: 5)),
        Case(file: "attribute.h5", format: "plain", data: "/scene/data", numbers: "pixels", rows: 30, grid: plain),
        Case(
            file: "strain.h5", options: options { $0.windows = WindowSize(length: 10) }, format: "plain",
            data: "/strain/Strain", numbers: "strain", rows: 10, label: "/strain/state", classes: ["0", "1"]),
    ]

    private func path(_ file: String) -> String { Fixtures.path("axes/\(file)") }

    @Test(arguments: cases)
    func whatWasWrittenIsRead(known: Case) throws {
        var options = known.options
        options.keepsConstantFeatures = true
        if known.file == "strain.h5" { options.dataPath = "strain/Strain" }
        let dataset = try Dataset.read(path(known.file), options: options)
        #expect(dataset.format == known.format && dataset.dataPath == known.data, "\(dataset.reason)")
        try #require(dataset.features.rowCount == known.rows, "\(dataset.reason)")
        #expect(dataset.imageShape == known.image)
        #expect(dataset.rowGrid?.axes.map(\.length) == known.grid?.map(\.1))
        #expect(dataset.rowGrid?.axes.map(\.name) == known.grid?.map(\.0))
        #expect(dataset.labelPath == known.label)
        if let classes = known.classes, case .categorical(let labels)? = dataset.labels {
            #expect(labels.categories == classes)
        }
        let expected = try Fixtures.expected(known.numbers, by: "axis_fixtures")
        #expect(!expected.isEmpty)
        #expect(try close(dataset.features.elements, expected))
    }

    /// Rows that stay in the file are the same as those in memory, however they are arranged and divided into blocks.
    @Test(arguments: cases)
    func blocksAreTheSameRows(known: Case) throws {
        var options = known.options
        options.keepsConstantFeatures = true
        if known.file == "strain.h5" { options.dataPath = "strain/Strain" }
        let memory = FeatureMemory(blockBytes: 64, leavesRowsInFile: true)
        let dataset = try Dataset.read(path(known.file), options: options, memory: memory)
        let expected = try Fixtures.expected(known.numbers, by: "axis_fixtures")
        #expect(try close(dataset.features.elements, expected))
    }

    private func close(_ found: [Double], _ expected: [Double]) -> Bool {
        found.count == expected.count
            && zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($1)) || $0.isNaN && $1.isNaN }
    }

    /// Each pixel has the class that the map has at its place.
    @Test func labelsGoWithTheirPixels() throws {
        let dataset = try Dataset.read(path("land.h5"), options: ReadingOptions(labelsPath: "gt"))
        let truth = try Fixtures.expected("truth", by: "axis_fixtures").map { Int($0) }
        #expect(dataset.labels?.classes == Array(truth[2...]))
        #expect(dataset.gridPlaces == Array(2..<30))
        #expect(dataset.rowGrid?.position(of: 29) == [4, 5])
        #expect(dataset.notes.contains { $0.contains("2 of 30 rows were left out") })
        #expect(dataset.layout == .pixels)
        // Two whole pixels are missing; that can be refused as everywhere else.
        let all = try Dataset.read(path("land.h5"), options: ReadingOptions(missing: .imputeMean))
        #expect(all.features.rowCount == 30 && all.hasMissingValues)
    }

    @Test func axesHaveCoordinatesAndUnits() throws {
        let axes = try #require(try Dataset.read(path("map.nxs")).rowGrid).axes
        #expect(axes[1].unit == "µm" && axes[1].coordinates == [0, 3, 6, 9, 12, 15])
        let spectrum = try Dataset.read(path("map.nxs")).featureAxis
        #expect(spectrum?.name == "energy" && spectrum?.unit == "keV" && spectrum?.values.count == 7)
    }

    /// A window has the label of the time in its middle.
    @Test func windowsHaveTheLabelOfTheirMiddle() throws {
        var options = ReadingOptions(dataPath: "strain/Strain", labelsPath: "strain/state")
        options.windows = WindowSize(length: 20, step: 10)
        let dataset = try Dataset.read(path("strain.h5"), options: options)
        #expect(dataset.labels?.classes == [0, 0, 0, 0, 1, 1, 1, 1, 1])
    }

    @Test func windowsOfChannelsAreSeries() throws {
        var options = ReadingOptions()
        options.windows = WindowSize(length: 10)
        let dataset = try Dataset.read(path("recording.nwb"), options: options)
        #expect(dataset.seriesShape == SeriesShape(times: 10, channels: 4) && dataset.features.rowCount == 4)
    }

    /// The message, of what would be a guess or can't be, says what to type.
    @Test(arguments: [
        ("two_sides.h5", "", "--rows 1 (8 rows)"), ("one_image.h5", "", "--layout pixels"),
        ("truth.h5", "3", "0, 1, 2"), ("truth.h5", "0,0", "named twice"), ("truth.h5", "y", "no axis y"),
        ("truth.h5", "0,1,2", "nothing is left"),
        ("image.hspy", "", "is one signal"), ("map.nxs", "y,z", "0 (energy), 1 (y), 2 (x)"),
        ("columns.h5", "-1", "no axis -1"),
    ])
    func messagesSayWhatToType(file: String, rows: String, part: String) throws {
        var options = ReadingOptions(ignoresLabels: file == "truth.h5")
        options.rowAxes = rows.isEmpty ? nil : rows
        let error = #expect(throws: DatasetError.self) { try Dataset.read(path(file), options: options) }
        #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
    }

    @Test func namesOfAxesAreTyped() throws {
        var options = ReadingOptions()
        options.rowAxes = "x"
        let dataset = try Dataset.read(path("map.nxs"), options: options)
        #expect(dataset.features.rowCount == 6 && dataset.rowGrid == nil)
        options.rowAxes = "x, y"
        let turned = try Dataset.read(path("map.nxs"), options: options)
        #expect(turned.rowGrid?.axes.map(\.length) == [6, 5])
    }

    /// Formats whose rows are fixed do not pass over what the user says in silence.
    @Test func fixedRowsAreTold() throws {
        var options = ReadingOptions()
        options.rowAxes = "1"
        let error = #expect(throws: DatasetError.self) {
            try Dataset.read(Fixtures.layout("anndata_one_layer.h5ad"), options: options)
        }
        #expect(error?.message.contains("--rows") == true)
    }

    /// Random arrays of three or four axes, random ones of which hold the rows: elements are where their index says.
    @Test(arguments: 0..<20)
    func anyAxesHoldTheRows(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed), stream: "tests.rowaxes")
        let shape = Array([3, 4, 5, 2].shuffled(using: &generator).prefix(3 + seed % 2))
        let axes = Array(shape.indices.shuffled(using: &generator).prefix(2))
        let values = (0..<shape.reduce(1, *)).map { _ in Double(generator.next() % 1000) }
        let folder = try TemporaryFolder()
        let file = try HDF5File(creating: folder.path("any.h5"))
        try file.root.createDataset("X", shape: shape, values: values)
        try file.close()
        var options = ReadingOptions(layout: .table, keepsConstantFeatures: true)
        options.rowAxes = axes.map(String.init).joined(separator: ",")
        let dataset = try Dataset.read(folder.path("any.h5"), options: options)
        let order = axes + shape.indices.filter { !axes.contains($0) }
        var expected: [Double] = []
        for place in 0..<values.count {
            var rest = place
            var position = [Int](repeating: 0, count: shape.count)
            for axis in order.reversed() {
                position[axis] = rest % shape[axis]
                rest /= shape[axis]
            }
            expected.append(values[zip(position, shape).reduce(0) { $0 * $1.1 + $1.0 }])
        }
        #expect(try dataset.features.elements == expected)
    }

    /// Rows of one-hot labels and series of as many times are no map and its cube.
    @Test func aLabelOfTheRowsDecidesBeforeAMap() throws {
        let folder = try TemporaryFolder()
        let file = try HDF5File(creating: folder.path("padded.h5"))
        try file.root.createDataset("X", shape: [6, 5, 3], values: (0..<90).map { Float($0 * 37 % 101) })
        try file.root.createDataset("mask", shape: [6, 5], values: [Int](repeating: 1, count: 30))
        try file.root.createDataset("y", shape: [6], values: [0, 1, 0, 1, 0, 1])
        try file.close()
        let dataset = try Dataset.read(folder.path("padded.h5"), options: ReadingOptions(layout: .table))
        #expect(dataset.features.rowCount == 6 && dataset.labelPath == "/y")
    }

    /// Writes arrays of small whole numbers.
    private func write(_ arrays: [(String, [Int])], to path: String) throws {
        let file = try HDF5File(creating: path)
        for (name, shape) in arrays {
            let values = (0..<shape.reduce(1, *)).map { $0 * 37 % 101 }
            if ["mask", "gt"].contains(name) {
                try file.root.createDataset(name, shape: shape, values: values.map { $0 % 3 })
            } else {
                try file.root.createDataset(name, shape: shape, values: values.map { Float($0) })
            }
        }
        try file.close()
    }

    /// A mask may be of places or of each row's numbers, and a cube's spectra may lie along any axis.
    @Test(arguments: [
        ([("X", [6, 5, 3]), ("mask", [6, 5])], "--layout pixels", 6), ([("VNIR_cube", [6, 5, 4])], "--rows 0,2", 6),
        ([("data", [5, 6, 7, 7])], "--rows 0,1 (30 rows", 5), ([("eeg", [4, 600])], "--rows 1", 4),
    ])
    func guessesAreAskedAbout(arrays: [(String, [Int])], part: String, rows: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("unclear.h5")
        try write(arrays, to: path)
        let error = #expect(throws: DatasetError.self) { try Dataset.read(path) }
        #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
        var options = ReadingOptions(layout: .table)
        options.rowAxes = "0"
        #expect(try Dataset.read(path, options: options).features.rowCount == rows)
    }

    @Test func mapsOfOneImagesChannelsAreOfItsPixels() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("multiplex.h5")
        try write([("image", [7, 5, 6]), ("gt", [5, 6])], to: path)
        // Without the names of channels, there are seven images.
        #expect(try Dataset.read(path).features.rowCount == 7)
        let named = folder.path("named.h5")
        let file = try HDF5File(creating: named)
        try file.root.createDataset("image", shape: [7, 5, 6], values: (0..<210).map { Float($0 * 37 % 11) })
        try file.root.createDataset("gt", shape: [5, 6], values: (0..<30).map { $0 % 3 })
        try file.root.createDataset("channel_names", shape: [7], strings: (0..<7).map { "CD\($0)" })
        try file.close()
        let dataset = try Dataset.read(named)
        #expect(dataset.features.rowCount == 30 && dataset.features.featureCount == 7)
        #expect(dataset.rowGrid?.axes.map(\.length) == [5, 6] && dataset.labelPath == "/gt")
    }

    /// Samples of four axes are asked about no more than others: where the first axis is the longest, or its name says so.
    @Test(arguments: [("data", [9, 5, 6, 7]), ("volumes", [5, 6, 7, 7])])
    func samplesOfManyAxesAreRows(name: String, shape: [Int]) throws {
        let folder = try TemporaryFolder()
        try write([(name, shape)], to: folder.path("samples.h5"))
        #expect(try Dataset.read(folder.path("samples.h5")).features.rowCount == shape[0])
    }

    /// A target that is called y and measured in millimetres is a label; beside x, it is a place.
    @Test func aTargetInMillimetresIsALabel() throws {
        let folder = try TemporaryFolder()
        let file = try HDF5File(creating: folder.path("target.h5"))
        try file.root.createDataset("data", shape: [12, 4], values: (0..<48).map { Float($0 * 37 % 101) })
        let target = try file.root.createDataset("y", shape: [12], values: (0..<12).map { Double($0 * 7 % 5) + 0.5 })
        try target.setAttribute("units", .string("mm"))
        try file.close()
        #expect(try Dataset.read(folder.path("target.h5")).labelPath == "/y")
    }

    /// A table of labels is no map, though it has as many columns as an image has rows of pixels.
    @Test func aTableOfLabelsIsNoMap() throws {
        let folder = try TemporaryFolder()
        let file = try HDF5File(creating: folder.path("factors.h5"))
        try file.root.createDataset("images", shape: [12, 6, 5], values: (0..<360).map { Float($0 * 37 % 101) })
        try file.root.createDataset("angles", shape: [12, 6], values: (0..<72).map { Double($0 * 37 % 11) + 0.5 })
        try file.root.createDataset("classes", shape: [12, 6], values: (0..<72).map { $0 / 7 % 2 })
        try file.close()
        for label in ["angles:2", "classes:1"] {
            let dataset = try Dataset.read(folder.path("factors.h5"), options: ReadingOptions(labelsPath: label))
            #expect(dataset.features.rowCount == 12 && dataset.labels?.count == 12 && dataset.rowGrid == nil)
        }
    }

    @Test func coordinatesAreNoLabels() throws {
        let folder = try TemporaryFolder()
        let file = try HDF5File(creating: folder.path("probe.h5"))
        try file.root.createDataset("data", shape: [12, 4], values: (0..<48).map { Float($0 * 37 % 101) })
        for name in ["x", "y"] {
            try file.root.createDataset(name, shape: [12], values: (0..<12).map { Double($0 * 7 % 5) + 0.5 })
        }
        try file.close()
        let dataset = try Dataset.read(folder.path("probe.h5"))
        #expect(dataset.labels == nil && dataset.features.rowCount == 12)
        // They are one for someone who asks.
        let asked = try Dataset.read(folder.path("probe.h5"), options: ReadingOptions(labelsPath: "y"))
        #expect(asked.labelPath == "/y")
    }

    @Test(arguments: [
        ("250", 250, 250), ("250:125", 250, 125), ("2:9", 2, 9),
    ])
    func windowSizesAreRead(text: String, length: Int, step: Int) {
        let size = WindowSize(text)
        #expect(size?.length == length && size?.step == step && size.map { WindowSize($0.description) } == size)
    }

    @Test(arguments: ["", "1", "0:1", "10:0", "10:", ":5", "1e3", "10:5:1", "-4", "99999999999"])
    func otherWindowSizesAreNone(text: String) {
        #expect(WindowSize(text) == nil)
    }
}
