public import ArgumentParser
import Datasets
public import LinearAlgebra

/// What of the file is read as what.
struct InputOptions: ParsableArguments {
    @Option(name: .customLong("data"), help: "The path of the data in the file.")
    var dataPath: String?

    @Option(name: .customLong("labels"), help: "The path of the label, with \":COLUMN\" where it has several columns.")
    var labelsPath: String?

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

    func validate() throws {
        if noLabels && labelsPath != nil { throw ValidationError("--labels and --no-labels exclude each other.") }
        if noLabels && testLabelsPath != nil {
            throw ValidationError("--test-labels and --no-labels exclude each other.")
        }
        if layout == .table && imageShape != nil {
            throw ValidationError("--layout table and --image-shape exclude each other.")
        }
    }

    /// Takes from a settings file what the command line leaves open.
    mutating func take(from file: inout SettingsFile) throws {
        // What is said here about labels is about the file's contrary setting, too.
        let namesLabels = labelsPath != nil || testLabelsPath != nil
        let usesNone = noLabels
        try file.fill(&dataPath, from: "data")
        try file.fill(&labelsPath, from: "labels")
        try file.fill(&noLabels, from: "no-labels", unless: namesLabels)
        try file.fill(&testDataPath, from: "test-data")
        try file.fill(&testLabelsPath, from: "test-labels")
        try file.fill(&layout, from: "layout")
        try file.fill(&imageShape, from: "image-shape")
        if usesNone { (labelsPath, testLabelsPath) = (nil, nil) }
        try validate()
    }

    /// As the reader takes it.
    var reading: ReadingOptions {
        ReadingOptions(
            dataPath: dataPath, labelsPath: labelsPath, ignoresLabels: noLabels, testDataPath: testDataPath,
            testLabelsPath: testLabelsPath, layout: layout?.layout, imageShape: imageShape)
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

extension ImageShape: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
