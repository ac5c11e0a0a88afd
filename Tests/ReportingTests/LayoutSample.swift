import Comparison
import Core
import Datasets
import HDF5
import Methods
import Rows
import TestSupport
import Testing

@testable import Reporting

/// A small data set with something that makes pages hard to lay out, of which a report is made in no time.
struct LayoutSample: Sendable, CustomTestStringConvertible {
    let name: String
    var rows = 150
    var features = 6
    /// The shape of images, whose features then are their pixels.
    var image: ImageShape?
    /// The names of the classes; empty for none.
    var classes = ["0", "1", "2"]
    /// True if the label is a number for each row.
    var isContinuous = false
    /// The share of rows without a label.
    var missing = 0.0
    /// The distance of the classes' centres, in standard deviations of their rows.
    var distance = 5.0
    /// The names of features; empty for none.
    var featureNames: [String] = []
    /// True if rows are signals whose places the file states, of a quantity with a unit.
    var hasAxis = false
    /// True if a second label that has nothing to do with the data is asked for.
    var hasBatches = false
    var change: @Sendable (inout ReportSettings) -> Void = { _ in }

    var testDescription: String { name }

    /// The report of the sample, by networks that are hardly trained.
    func report(in folder: TemporaryFolder) throws -> Report {
        var settings = ReportSettings(file: try write(to: folder), output: folder.path("out"))
        settings.training = TrainingChoices(epochs: 1, hidden: [8], architecture: .dense)
        settings.repeats = 1
        if hasBatches {
            settings.reading.labelsPath = "/y"
            settings.reading.furtherLabelsPaths = ["/batch"]
        }
        change(&settings)
        return try Report(comparing: settings)
    }

    private func write(to folder: TemporaryFolder) throws -> String {
        let path = folder.path("sample.h5")
        var generator = SeededGenerator(seed: 11, stream: "layout sample \(name)")
        let width = image.map { $0.height * $0.width * $0.channels } ?? features
        let count = max(1, classes.count)
        let centres = (0..<count).map { _ in (0..<width).map { _ in generator.normal() * distance / 2 } }
        let values = (0..<rows).flatMap { row in centres[row % count].map { $0 + generator.normal() } }
        let file = try HDF5File(creating: path)
        if let image {
            let shape = [rows, image.height, image.width] + (image.channels > 1 ? [image.channels] : [])
            try file.root.createDataset(
                "x", shape: shape, values: values.map { UInt8(min(255, max(0, 128 + 12 * $0))) })
        } else {
            try file.root.createDataset("x", shape: [rows, width], values: values)
        }
        let isMissing = (0..<rows).map { _ in generator.uniform() < missing }
        if isContinuous {
            let numbers = (0..<rows).map { isMissing[$0] ? Double.nan : values[$0 * width] * 10 + 40 }
            try file.root.createDataset("y", shape: [rows], values: numbers)
        } else if !classes.isEmpty {
            let names = (0..<rows).map { isMissing[$0] ? "" : classes[$0 % count] }
            try file.root.createDataset("y", strings: names)
        }
        if !featureNames.isEmpty { try file.root.createDataset("feature_names", strings: featureNames) }
        if hasAxis {
            let places = (0..<width).map { 400 + 8 * Double($0) }
            try file.root.createDataset("wavenumber", shape: [width], values: places)
                .setAttribute("units", .string("cm-1"))
        }
        if hasBatches {
            let batches = (0..<rows).map { _ in "batch \(Int(generator.uniform() * 4))" }
            try file.root.createDataset("batch", strings: batches)
        }
        try file.close()
        return path
    }
}

extension LayoutSample {
    private static func names(_ count: Int) -> [String] { (0..<count).map { "class \($0)" } }

    /// Samples of the kinds of data and the settings that change what is on pages.
    static let all: [LayoutSample] = [
        LayoutSample(name: "a table of three classes"),
        LayoutSample(
            name: "small images of ten digits", image: ImageShape(height: 8, width: 8, channels: 1),
            classes: (0..<10).map(String.init)),
        LayoutSample(name: "wide images", image: ImageShape(height: 4, width: 48, channels: 1)),
        LayoutSample(name: "colour images", image: ImageShape(height: 8, width: 8, channels: 3), classes: []),
        LayoutSample(name: "a number for each row", isContinuous: true),
        LayoutSample(name: "no label", classes: []),
        LayoutSample(name: "a third without a label", missing: 0.3),
        LayoutSample(name: "one latent dimension") { $0.latentSize = 1 },
        LayoutSample(name: "one latent dimension and a number", isContinuous: true) { $0.latentSize = 1 },
        LayoutSample(name: "eight latent dimensions", features: 20) { $0.latentSize = 8 },
        LayoutSample(name: "all methods") { $0.methods = Method.allCases },
        LayoutSample(name: "all methods on images", image: ImageShape(height: 8, width: 8, channels: 1)) {
            $0.methods = Method.allCases
            $0.latentSize = 3
        },
        LayoutSample(name: "60 classes", rows: 360, classes: names(60)),
        LayoutSample(name: "200 classes", rows: 800, classes: names(200)),
        LayoutSample(name: "names in Chinese", classes: ["神经元", "星形胶质细胞", "小胶质细胞", "内皮细胞"]),
        LayoutSample(name: "names in Arabic", classes: ["خلية عصبية", "خلية دبقية", "خلية بطانية"]),
        LayoutSample(
            name: "names of 80 letters",
            classes: (0..<6).map {
                "a cell type whose name is as long as those of ontologies are, of the subtype no \($0)"
            }),
        LayoutSample(name: "four overlapping classes", rows: 240, classes: names(4), distance: 0.5),
        LayoutSample(name: "30 rows and PCA alone on letter paper", rows: 30) {
            $0.methods = [.pca]
            $0.paper = .letter
        },
        LayoutSample(name: "spectra along a stated axis", features: 60, hasAxis: true),
        LayoutSample(name: "spectra, a number and eight dimensions", features: 48, isContinuous: true, hasAxis: true) {
            $0.latentSize = 8
        },
        LayoutSample(
            name: "features with long and short names", features: 14,
            featureNames: (0..<14).map {
                $0 % 3 == 0 ? "the mean of the standard error of the radius of nuclei, part \($0)" : "ph\($0)"
            }),
        LayoutSample(
            name: "features with names in other scripts and one latent dimension", features: 9,
            featureNames: ["ألياف", "灰分", "Äpfelsäure", "α (°)", "x_1", "flux [10⁻⁷ W m⁻²]", "b", "c", "d"]
        ) { $0.latentSize = 1 },
        LayoutSample(name: "random batches beside classes on letter paper", hasBatches: true) { $0.paper = .letter },
    ]
}
