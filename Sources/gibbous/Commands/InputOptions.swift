public import ArgumentParser
public import Core
public import Datasets

/// What of the file is read as what.
struct InputOptions: ParsableArguments {
    @Option(name: .customLong("data"), help: "The path of the data in the file.")
    var dataPath: String?

    @Option(
        name: .customLong("labels"),
        help:
            """
            The path of the label, with ":COLUMN" where it has several columns, and "FILE:" before it in another file. \
            Given more than once, rows are coloured by each; the first one is the label that tests are about.
            """
    )
    var labelsPaths: [String] = []

    @Flag(help: "Use no label.")
    var noLabels = false

    @Option(
        name: .customLong("test-data"),
        help: "The path of rows that are for testing only. (default: a group or array called so)")
    var testDataPath: String?

    @Option(name: .customLong("test-labels"), help: "The path of their label.")
    var testLabelsPath: String?

    @Option(help: "What the rows are: auto, images or table.")
    var layout: LayoutChoice?

    @Option(help: ArgumentHelp("The shape of an image, where the file does not say.", valueName: "HxW[xC]"))
    var imageShape: ImageShape?

    @Option(
        help: ArgumentHelp(
            "Which version of the data, where an AnnData or Loom file has several: its name in layers.",
            valueName: "name"))
    var layer: String?

    @Option(
        help: """
            What is done about values that are infinite or not a number: error, drop-rows (leave their rows out) or \
            impute-mean (put in the mean of the column's training rows). (default: error)
            """)
    var missing: MissingValues?

    @Flag(
        inversion: .prefixedNo,
        help: """
            Whether the data are counts, which are scaled to 10,000 a row and log1p-transformed. (default: sparse whole \
            numbers are)
            """)
    var counts: Bool?

    @Flag(
        help: "Read what the file says is in other files: external links, and data sets whose elements are elsewhere.")
    var allowExternal = false

    @Option(
        help: ArgumentHelp(
            """
            How much memory may be taken, as 800M or 4G; rows that do not fit stay in the file and are read while training \
            runs. (default: half of what is free)
            """, valueName: "size"))
    var memory: MemorySize?

    @Flag(
        help: ArgumentHelp(
            "Read the file in this process, for files that are known to be sound: a broken one may end it or hold it up.",
            visibility: .hidden))
    var inProcess = false

    func validate() throws {
        if noLabels && !labelsPaths.isEmpty { throw ValidationError("--labels and --no-labels exclude each other.") }
        if noLabels && testLabelsPath != nil {
            throw ValidationError("--test-labels and --no-labels exclude each other.")
        }
        if layer != nil && dataPath != nil { throw ValidationError("--layer and --data exclude each other.") }
        if counts == true && (layout == .images || imageShape != nil) {
            throw ValidationError("--counts is for tables, not for images.")
        }
        if layout == .table && imageShape != nil {
            throw ValidationError("--layout table and --image-shape exclude each other.")
        }
    }

    /// Takes from a settings file what the command line leaves open.
    mutating func take(from file: inout SettingsFile) throws {
        // What is said here about labels is about the file's contrary setting, too.
        let namesLabels = !labelsPaths.isEmpty || testLabelsPath != nil
        let usesNone = noLabels
        try file.fill(&dataPath, from: "data")
        try file.fill(&labelsPaths, from: "labels")
        try file.fill(&noLabels, from: "no-labels", unless: namesLabels)
        try file.fill(&testDataPath, from: "test-data")
        try file.fill(&testLabelsPath, from: "test-labels")
        try file.fill(&layout, from: "layout")
        try file.fill(&imageShape, from: "image-shape")
        try file.fill(&layer, from: "layer")
        try file.fill(&missing, from: "missing")
        try file.fill(&counts, from: "counts")
        try file.fill(&allowExternal, from: "allow-external")
        try file.fill(&memory, from: "memory")
        if usesNone { (labelsPaths, testLabelsPath) = ([], nil) }
        try validate()
    }

    /// Who reads the file.
    var reader: any DatasetReader { inProcess ? DirectReader() : ReadCommand.reader }

    /// As the reader takes it.
    var reading: ReadingOptions {
        ReadingOptions(
            dataPath: dataPath, labelsPath: labelsPaths.first, furtherLabelsPaths: Array(labelsPaths.dropFirst()),
            ignoresLabels: noLabels, testDataPath: testDataPath, testLabelsPath: testLabelsPath,
            layout: layout?.layout, imageShape: imageShape, layer: layer, missing: missing ?? .error, areCounts: counts,
            allowsExternal: allowExternal)
    }
}

/// A layout, or to find out.
enum LayoutChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, images, table

    var layout: Layout? {
        switch self {
        case .auto: nil
        case .images: .images
        case .table: .table
        }
    }
}

extension MissingValues: ExpressibleByArgument {}

extension ImageShape: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
