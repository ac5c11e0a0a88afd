import Core
import Datasets
import Foundation
import HDF5
import Rows
import TestSupport
import Testing

/// Files and options that can't be used: what is said, and with which kind.
struct RefusalTests {
    private func message(
        _ file: String, _ options: ReadingOptions = ReadingOptions(), kind: DatasetError.Kind = .unusableData
    ) throws -> String {
        let error = #expect(throws: DatasetError.self) { try Dataset.read(file, options: options) }
        #expect(error?.kind == kind)
        return try #require(error).message
    }

    @Test func filesThatAreNone() throws {
        #expect(try message("/nowhere/file.h5", kind: .noSuchInput).contains("no such file"))
        #expect(try message("/tmp").contains("a directory"))
        #expect(try message("/dev/null").contains("a device"))
        #expect(try message(#filePath).contains("not an HDF5 file"))
        #expect(try message(Fixtures.path("truncated.h5")).contains("shorter than it says"))
    }

    @Test func filesWithoutAMatrix() throws {
        let text = try message(Fixtures.path("no_matrix.h5"))
        #expect(text.contains("no numeric matrix"))
        #expect(text.contains("/numbers (3 int64)"))
        #expect(try message(Fixtures.path("nothing.h5")).contains("no data set"))
        // HDF5 1.10 can't read the format, in which later releases find the same as in virtual.h5.
        let newer = try message(Fixtures.path("newer_format.h5"))
        #expect(newer.contains("newer format than the HDF5 library in use (1.10.") || newer.contains("virtual"))
        #expect(try message(Fixtures.path("virtual.h5")).contains("virtual"))
        #expect(try message(Fixtures.path("external.h5")).contains("another file"))
    }

    @Test func shapesBeyondMeasure() throws {
        #expect(try message(Fixtures.path("huge.h5")).contains("never written"))
    }

    @Test func misspeltData() throws {
        let text = try message(Fixtures.path("digits.h5"), ReadingOptions(dataPath: "imagse"))
        #expect(text.contains("imagse"))
        #expect(text.contains("Did you mean /images?"))
        #expect(text.contains("--data /images (40×8×8 uint8)"))
        #expect(try message(Fixtures.path("usps.h5"), ReadingOptions(dataPath: "train")).contains("--data /train/data"))
        #expect(
            try message(Fixtures.path("digits.h5"), ReadingOptions(dataPath: "labels")).contains("can't be used"))
    }

    @Test func guessesBetweenEquals() throws {
        let text = try message(Fixtures.path("ambiguous.h5"))
        #expect(text.contains("--data /first (30×5 float64), --data /second (30×5 float64)"))
    }

    @Test func labelsOfAnotherLength() throws {
        let text = try message(Fixtures.path("disagreeing.h5"), ReadingOptions(labelsPath: "y"))
        #expect(text.contains("29 rows"))
        #expect(text.contains("30"))
        #expect(try message(Fixtures.path("digits.h5"), ReadingOptions(labelsPath: "label")).contains("/labels?"))
        #expect(try message(Fixtures.path("factors.h5"), ReadingOptions(labelsPath: "factors:6")).contains("0 to 5"))
        #expect(try message(Fixtures.path("disagreeing.h5")).contains("29 rows"))
        #expect(
            try Dataset.read(Fixtures.path("disagreeing.h5"), options: ReadingOptions(ignoresLabels: true)).labels
                == nil)
        let factors = try message(Fixtures.path("masks.h5"), ReadingOptions(labelsPath: "latents/classes"))
        #expect(factors.contains(":COLUMN"))
        let identifiers = try message(Fixtures.path("strings.h5"), ReadingOptions(labelsPath: "id"))
        #expect(identifiers.contains("identifiers"))
    }

    /// Labels that are far from as long as the data are about anything else.
    @Test func labelsOfFarOtherLengthsAreNone() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("far.h5")
        let file = try HDF5File(creating: path)
        try file.root.createDataset("X", shape: [60, 3], values: (0..<180).map { sin(Double($0)) })
        try file.root.createDataset("labels", shape: [9], values: Array(0..<9))
        try file.close()
        let dataset = try Dataset.read(path)
        #expect(dataset.labels == nil)
        #expect(dataset.notes.contains { $0.contains("/labels is named like labels, but has 9 rows") })
    }

    @Test func shapesThatDoNotFit() throws {
        let shape = ImageShape(height: 7, width: 9)
        #expect(try message(Fixtures.path("flat.h5"), ReadingOptions(imageShape: shape)).contains("63 values"))
        #expect(try message(Fixtures.path("float16.h5"), ReadingOptions(layout: .images)).contains("--image-shape"))
    }

    @Test func filtersThatAreNotThere() throws {
        let file = try HDF5File(reading: Fixtures.layout("blosc.h5"))
        guard try file.dataset(at: "X").description.filters.contains(where: { !$0.isAvailable }) else { return }
        let text = try message(Fixtures.layout("blosc.h5"))
        #expect(text.contains("blosc"))
        #expect(text.contains("hdf5-filter-plugin-blosc-serial"))
        #expect(text.contains("h5repack"))
    }

    @Test func namesThatWouldMislead() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("names.h5")
        let file = try HDF5File(creating: path)
        let names = ["a\u{1B}[31m", "b\u{202E}", "it's two", String(repeating: "long", count: 2500)]
        for name in names { try file.root.createDataset(name, shape: [4, 2], values: [Float](repeating: 1, count: 8)) }
        try file.close()
        let text = try message(path)
        #expect(text.contains("--data '/it'\\''s two'"))
        #expect(text.contains("a\\u{1B}[31m"))
        #expect(text.contains("b\\u{202E}"))
        #expect(!text.unicodeScalars.contains("\u{1B}"))
        #expect(!text.unicodeScalars.contains("\u{202E}"))
        #expect(text.count < 1000)
    }

    @Test func labelsThatAreNoneArePassedOver() throws {
        let folder = try TemporaryFolder()
        let cases: [(String, [Int])] = [
            ("same", [3, 3, 3, 3, 3, 3]), ("counted", [0, 1, 2, 3, 4, 5]), ("missing", [-1, -1, -1, -1, -1, -1]),
        ]
        for (name, values) in cases {
            let path = folder.path("\(name).h5")
            let file = try HDF5File(creating: path)
            try file.root.createDataset("X", shape: [6, 2], values: (0..<12).map { Double($0) })
            try file.root.createDataset("y", shape: [6], values: values)
            try file.close()
            let dataset = try Dataset.read(path)
            #expect(dataset.labels == nil)
            #expect(dataset.labelPath == nil)
            #expect(dataset.notes.contains { $0.contains("/y") })
        }
    }

    @Test func manyWholeNumbersAreAQuantity() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("many.h5")
        let file = try HDF5File(creating: path)
        try file.root.createDataset("X", shape: [600, 2], values: (0..<1200).map { Double($0) })
        try file.root.createDataset("y", shape: [600], values: (0..<600).map { $0 / 2 * ($0 / 2) })
        try file.close()
        guard case .continuous(let labels)? = try Dataset.read(path).labels else {
            Issue.record("many different whole numbers are not classes")
            return
        }
        #expect(labels.values[6] == 9)
    }
}
