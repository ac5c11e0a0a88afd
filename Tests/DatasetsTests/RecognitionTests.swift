import Core
import Datasets
import Foundation
import HDF5
import Rows
import TestSupport
import Testing

/// The recognition of data and labels without a word from the user.
struct RecognitionTests {
    @Test(
        arguments: [
            ("digits.h5", "/images", "/labels", 4), ("mnist.h5", "/images", "/labels", 4),
            ("channels_first.h5", "/images", "/labels", 2), ("flat.h5", "/X", "/y", 4),
            ("float16.h5", "/X", "/y", 3), ("big_endian.h5", "/features", "/target", 3),
            ("integers.h5", "/data", "/labels", 2), ("strings.h5", "/X", "/species", 2),
            ("run_together.h5", "/xtrain", "/ytrain", 2), ("usps.h5", "/train/data", "/train/target", 3),
            ("column_label.h5", "/X", "/y", 3), ("anndata_dense.h5ad", "/X", "/obs/cell_type", 2),
        ])
    func classes(file: String, data: String, label: String, count: Int) throws {
        let dataset = try Dataset.read(Fixtures.path(file))
        #expect(dataset.dataPath == data)
        #expect(dataset.labelPath == label)
        guard case .categorical(let labels)? = dataset.labels else {
            Issue.record("no classes in \(file): \(dataset.reason)")
            return
        }
        #expect(labels.categories.count == count)
        #expect(labels.codes.count == dataset.features.rowCount)
        #expect(dataset.reason.contains(data))
        #expect(dataset.reason.contains(label))
    }

    @Test(
        arguments: [
            ("digits.h5", ImageShape(height: 8, width: 8)), ("flat.h5", ImageShape(height: 8, width: 8)),
            ("channels_first.h5", ImageShape(height: 6, width: 5, channels: 3)),
            ("factors.h5", ImageShape(height: 6, width: 5, channels: 3)),
            ("stated_shape.h5", ImageShape(height: 4, width: 16)), ("masks.h5", ImageShape(height: 8, width: 8)),
            ("float16.h5", nil), ("anndata_dense.h5ad", nil),
        ] as [(String, ImageShape?)])
    func imageShapes(file: String, shape: ImageShape?) throws {
        let dataset = try Dataset.read(Fixtures.path(file))
        #expect(dataset.imageShape == shape)
        #expect(dataset.layout == (shape == nil ? .table : .images))
    }

    @Test func theMoonsPhaseIsANumberWithItsUnit() throws {
        let dataset = try Dataset.read(Fixtures.path("phase.h5"))
        guard case .continuous(let labels)? = dataset.labels else {
            Issue.record("no numbers: \(dataset.reason)")
            return
        }
        #expect(labels.name == "phase")
        #expect(labels.unit == "degree")
        #expect(labels.values.first == 0)
        #expect(labels.values.last == 180)
        #expect(dataset.predefinedTestRows == nil)
    }

    @Test func testGroupsFollowTheTrainingRows() throws {
        let dataset = try Dataset.read(Fixtures.path("phase_parts.h5"))
        #expect(dataset.dataPath == "/train/images")
        #expect(dataset.labelPath == "/train/phase")
        #expect(dataset.predefinedTestRows == 30..<40)
        guard case .continuous(let labels)? = dataset.labels else {
            Issue.record("no numbers: \(dataset.reason)")
            return
        }
        #expect(labels.values.count == 40)
        #expect(labels.values[30] == 0)
        #expect(labels.values[39] == 180)

        let usps = try Dataset.read(Fixtures.path("usps.h5"))
        #expect(usps.predefinedTestRows == 20..<30)
        #expect(usps.features.rowCount == 30)
    }

    @Test func testRowsBesideRowsOfNoPart() throws {
        let folder = try TemporaryFolder()
        let file = try HDF5File(creating: folder.path("parts.h5"))
        let values = (0..<40).map { Float($0) }
        try file.root.createDataset("X", shape: [20, 2], values: values)
        try file.root.createDataset("X_test", shape: [5, 2], values: Array(values.prefix(10)))
        try file.root.createDataset("X_val", shape: [3, 2], values: Array(values.prefix(6)))
        try file.root.createDataset("y", shape: [20], values: (0..<20).map { $0 % 2 })
        try file.close()
        let dataset = try Dataset.read(folder.path("parts.h5"))
        #expect(dataset.dataPath == "/X")
        #expect(dataset.predefinedTestRows == 20..<25)
        guard case .categorical(let labels)? = dataset.labels else {
            Issue.record("no classes: \(dataset.notes)")
            return
        }
        #expect(labels.codes.suffix(6) == [1, -1, -1, -1, -1, -1])
        #expect(dataset.notes.contains { $0.contains("/X_val") })
    }

    @Test func factorsAreChosenByColumnOrName() throws {
        let path = Fixtures.path("factors.h5")
        #expect(try Dataset.read(path).labels?.name == "smile")
        #expect(try Dataset.read(path).labelPath == "/factors:0")
        // The others are known factors of the data, unless the user chooses among them.
        let factors = try Dataset.read(path).furtherLabels.filter { $0.role == .factor }
        #expect(factors.contains { $0.path == "/factors:2" && $0.labels.name == "beard" && !$0.isNamed })
        #expect(!factors.contains { $0.path == "/factors:0" })
        let chosen = try Dataset.read(path, options: ReadingOptions(labelsPath: "factors:2"))
        #expect(chosen.furtherLabels.isEmpty)
        let expected = try Fixtures.expected("beard")
        for column in ["factors:2", "/factors:beard"] {
            let dataset = try Dataset.read(path, options: ReadingOptions(labelsPath: column))
            #expect(dataset.labelPath == "/factors:2")
            #expect(dataset.labels == .continuous(ContinuousLabels(name: "beard", values: expected)))
        }
        let masks = try Dataset.read(
            Fixtures.path("masks.h5"), options: ReadingOptions(labelsPath: "latents/classes:1"))
        guard case .categorical(let labels)? = masks.labels else {
            Issue.record("no classes")
            return
        }
        #expect(labels.categories == ["0", "1", "2", "3"])
    }

    @Test func namesOfClassesComeFromBeside() throws {
        guard case .categorical(let labels)? = try Dataset.read(Fixtures.path("column_label.h5")).labels else {
            Issue.record("no classes")
            return
        }
        #expect(labels.categories == ["low", "middle", "high"])
        #expect(labels.codes.prefix(4) == [0, 1, 2, 0])
    }

    @Test func missingLabelsAreCodedMinusOne() throws {
        guard case .categorical(let strings)? = try Dataset.read(Fixtures.path("strings.h5")).labels,
            case .categorical(let numbers)? = try Dataset.read(Fixtures.path("run_together.h5")).labels,
            case .categorical(let cells)? = try Dataset.read(Fixtures.path("anndata_dense.h5ad")).labels
        else {
            Issue.record("no classes")
            return
        }
        #expect(strings.categories == ["Frosch", "Äffchen"])
        #expect(strings.codes.prefix(3) == [0, 1, -1])
        #expect(numbers.categories == ["0", "1"])
        #expect(numbers.codes.prefix(3) == [0, 1, -1])
        #expect(cells.categories == ["B cell", "T cell"])
        #expect(cells.codes.prefix(3) == [0, 1, -1])
    }

    @Test func columnsHaveTheirNames() throws {
        #expect(try Dataset.read(Fixtures.path("strings.h5")).featureNames == ["a", "b", "c", "d", "e"])
        #expect(
            try Dataset.read(Fixtures.path("anndata_dense.h5ad")).featureNames
                == (0..<5).map { "gene \($0)" })
        #expect(try Dataset.read(Fixtures.path("float16.h5")).featureNames == nil)
    }

    @Test func namedColumnsAreNoImages() throws {
        let folder = try TemporaryFolder()
        let file = try HDF5File(creating: folder.path("named.h5"))
        try file.root.createDataset("X", shape: [5, 64], values: (0..<320).map { UInt8($0 % 251) })
        try file.root.createDataset("feature_names", strings: (0..<64).map { "gene \($0)" })
        try file.close()
        let table = try Dataset.read(folder.path("named.h5"))
        #expect(table.layout == .table)
        #expect(table.featureNames?.last == "gene 63")
        let images = try Dataset.read(folder.path("named.h5"), options: ReadingOptions(layout: .images))
        #expect(images.imageShape == ImageShape(height: 8, width: 8))
        #expect(images.featureNames == nil)
    }

    @Test func optionsOverrule() throws {
        let path = Fixtures.path("flat.h5")
        #expect(try Dataset.read(path, options: ReadingOptions(layout: .table)).imageShape == nil)
        let shape = ImageShape(height: 16, width: 4)
        #expect(try Dataset.read(path, options: ReadingOptions(imageShape: shape)).imageShape == shape)
        #expect(try Dataset.read(path, options: ReadingOptions(ignoresLabels: true)).labels == nil)
        let chosen = try Dataset.read(Fixtures.path("ambiguous.h5"), options: ReadingOptions(dataPath: "second"))
        #expect(chosen.dataPath == "/second")
        let crossed = try Dataset.read(
            Fixtures.path("ambiguous.h5"), options: ReadingOptions(dataPath: "first", testDataPath: "second"))
        #expect(crossed.predefinedTestRows == 30..<60)
        let (first, other) = (
            try crossed.features.element(row: 30, column: 0), try crossed.features.element(row: 0, column: 4)
        )
        #expect(first == other)
    }
}
