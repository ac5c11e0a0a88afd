import Core
import Datasets
import Rows
import TestSupport
import Testing

/// Struct arrays and cells of MATLAB, whose elements are references.
struct MATLABCellTests {
    private static let eeglab = Fixtures.path("fields/eeglab.mat")
    private static let cells = Fixtures.path("fields/cells.mat")

    @Test func epochsAreRows() throws {
        let dataset = try Dataset.read(Self.eeglab)
        #expect(dataset.format == "EEGLAB" && dataset.dataPath == "/EEG/data")
        #expect(dataset.features.rowCount == 24 && dataset.features.featureCount == 40)
        #expect(dataset.seriesShape?.times == 10 && dataset.seriesShape?.channels == 4)
        guard case .categorical(let labels)? = dataset.labels else {
            Issue.record("no classes: \(dataset.reason)")
            return
        }
        #expect(labels.categories == ["standard", "target"] && labels.codes.prefix(3) == [1, 0, 1])
        // The file has epochs × times × channels, so that the numbers of an epoch lie together.
        let first = Set(SpreadFiles.numbers(40).map { Float($0) })
        let found = try (0..<40).map { Float(try dataset.features.element(row: 0, column: $0)) }
        #expect(Set(found) == first)
    }

    @Test func fieldsOfAStructArrayAreLabels() throws {
        let dataset = try Dataset.read(Self.eeglab, options: ReadingOptions(labelsPath: "/EEG/event/latency"))
        guard case .continuous(let labels)? = dataset.labels else {
            Issue.record("no numbers: \(dataset.reason)")
            return
        }
        #expect(labels.values == (0..<24).map { Double($0) / 7 })
    }

    @Test func cellsOfVectorsAreRows() throws {
        let dataset = try Dataset.read(Self.cells)
        #expect(dataset.dataPath == "/trials" && dataset.labelPath == "/condition", "\(dataset.reason)")
        #expect(try dataset.features.elements == SpreadFiles.numbers(360))
        // Vectors of different lengths are no rows.
        let error = #expect(throws: DatasetError.self) {
            try Dataset.read(Self.cells, options: ReadingOptions(dataPath: "ragged"))
        }
        #expect(error != nil)
    }
}
