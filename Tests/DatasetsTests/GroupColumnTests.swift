import Datasets
import Foundation
import HDF5
import Rows
import TestSupport
import Testing

/// Columns that are called like groups of rows, and that nobody names.
@Suite struct GroupColumnTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func cells() throws -> String {
        let rows = 0..<60
        return try SmallAnnData.write(
            to: folder, rows: 60,
            [
                ("cell_type", .strings(rows.map { ["B", "T"][$0 % 2] })),
                ("batch", .integers(rows.map { 10 * ($0 / 20) })),
                ("donor", .strings(rows.map { $0 == 59 ? "" : "d\($0 / 6)" })),
                ("sample_id", .strings(rows.map { "s\($0)" })),
                ("patient_age", .integers(rows.map { 40 + $0 / 6 })),
                ("plate", .numbers(rows.map { Double($0) / 7 })),
            ])
    }

    private func likely(_ dataset: Dataset) -> [FurtherLabel] {
        dataset.furtherLabels.filter { $0.role == .likelyGroups }
    }

    @Test func columnsThatNameGroupsAreRead() throws {
        let dataset = try Dataset.read(try cells())
        #expect(dataset.labelPath == "/obs/cell_type")
        // A sample in each row is a row's name, and quantities are no groups.
        #expect(likely(dataset).map(\.path) == ["/obs/donor", "/obs/batch"])
        guard case .categorical(let donors)? = likely(dataset).first?.labels else {
            Issue.record("no groups")
            return
        }
        #expect(donors.codes == (0..<60).map { $0 == 59 ? -1 : $0 / 6 })
        #expect(dataset.groupColumns.map(\.path) == ["obs/donor", "obs/batch"])
        #expect(dataset.groupColumns.map { $0.sizes.count } == [10, 3])
        #expect(!dataset.reason.contains("further labels"))
    }

    @Test func whatTheUserNamesIsNotReadTwice() throws {
        let named = try Dataset.read(try cells(), options: ReadingOptions(groupsPath: "obs/donor"))
        #expect(likely(named).isEmpty && named.namedGroups?.name == "donor")
        let labelled = try Dataset.read(
            try cells(), options: ReadingOptions(labelsPath: "obs/donor", furtherLabelsPaths: ["obs/batch"]))
        #expect(likely(labelled).isEmpty)
        #expect(labelled.groupColumns.map(\.path) == ["obs/donor", "obs/batch"])
        #expect(labelled.groupColumns.map(\.isLabel) == [true, false])
    }

    @Test func rowsThatAreLeftOutAreLeftOutOfGroups() throws {
        let path = folder.path("rows.h5")
        let file = try HDF5File(creating: path)
        var values = (0..<120).map { sin(Double($0)) }
        for row in 0..<40 where row % 7 == 3 { values[3 * row + 1] = .nan }
        try file.root.createDataset("x", shape: [40, 3], values: values)
        try file.root.createDataset("y", shape: [40], values: (0..<40).map { $0 % 2 })
        try file.root.createDataset("subject", shape: [40], values: (0..<40).map { $0 / 8 })
        try file.close()
        let dataset = try Dataset.read(path, options: ReadingOptions(missing: .dropRows))
        #expect(dataset.groupColumns.first?.labels.codes == (0..<40).filter { $0 % 7 != 3 }.map { $0 / 8 })
        // Test rows of their own are split already.
        let parts = folder.path("parts.h5")
        let other = try HDF5File(creating: parts)
        for (part, rows) in [("train", 0..<30), ("test", 30..<40)] {
            try other.root.createDataset(
                "x_\(part)", shape: [rows.count, 2], values: rows.flatMap { [sin(Double($0)), cos(Double($0))] })
        }
        try other.root.createDataset("subject", shape: [30], values: (0..<30).map { $0 / 8 })
        try other.close()
        #expect(likely(try Dataset.read(parts)).isEmpty)
    }

    /// A frame of pandas: columns of numbers are its features, one of text is not.
    private func frame() throws -> String {
        let path = folder.path("frame.h5")
        let file = try HDF5File(creating: path)
        let group = try file.root.createGroup("df")
        try group.setAttribute("pandas_type", .string("frame"))
        try group.setAttribute("nblocks", .integer(2))
        try group.createDataset("block0_items", strings: ["a", "b", "c", "patient_id"])
        let values = (0..<160).map { (place: Int) -> Double in
            place % 4 == 3 ? Double(place / 16) : sin(Double(place))
        }
        try group.createDataset("block0_values", shape: [40, 4], values: values)
        try group.createDataset("block1_items", strings: ["donor"])
        try group.createDataset("block1_values", shape: [40, 1], strings: (0..<40).map { "d\($0 / 4)" })
        try file.close()
        return path
    }

    @Test func aFeatureIsNamedAlone() throws {
        let frame = try Dataset.read(try frame(), options: ReadingOptions(ignoresLabels: true))
        #expect(likely(frame).map(\.path) == ["/df:donor"])
        #expect(frame.featureNames == ["a", "b", "c", "patient_id"])
        let note = try #require(frame.notes.first { $0.contains("suggests groups") })
        #expect(note.contains("--groups df:patient_id"))
    }

    @Test func groupsThatTheUserNamesAreNoFeature() throws {
        let frame = try Dataset.read(
            try frame(), options: ReadingOptions(groupsPath: "df:patient_id", ignoresLabels: true))
        #expect(frame.featureNames == ["a", "b", "c"])
        #expect(frame.namedGroups?.codes == (0..<40).map { $0 / 4 })
        #expect(!frame.notes.contains { $0.contains("suggests groups") })
    }

    @Test func inspectionNamesThem() throws {
        let inspection = try FileInspection(file: try cells())
        #expect(
            inspection.text.contains("Names that suggest groups of rows: obs/donor (10 groups), obs/batch (3 groups)."),
            "\(inspection.text)")
        #expect(inspection.text.contains("--groups obs/donor"))
        let object = try JSONSerialization.jsonObject(with: Data(inspection.json.utf8)) as? [String: Any]
        let columns = try #require(object?["group_columns"] as? [[String: Any]])
        #expect(columns.map { $0["path"] as? String } == ["obs/donor", "obs/batch"])
        #expect(columns.map { $0["groups"] as? Int } == [10, 3])
        #expect((object?["further_labels"] as? [Any])?.isEmpty == true)
        let none = try FileInspection(file: Fixtures.path("digits.h5"))
        #expect(!none.text.contains("groups of rows"))
    }
}
