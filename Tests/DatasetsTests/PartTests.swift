import Datasets
import Rows
import TestSupport
import Testing

/// Data sets whose elements are elsewhere, or nowhere.
struct PartTests {
    private func message(_ file: String, allowsExternal: Bool = false) throws -> String {
        let error = #expect(throws: DatasetError.self) {
            try Dataset.read(Fixtures.layout(file), options: ReadingOptions(allowsExternal: allowsExternal))
        }
        return try #require(error).message
    }

    @Test func partsOfTheSameFileAreRead() throws {
        let dataset = try Dataset.read(
            Fixtures.layout("virtual_within.h5"), options: ReadingOptions(dataPath: "X"))
        #expect(try dataset.features.elements == Fixtures.expected("matrix", by: "layout_fixtures"))
    }

    @Test func otherFilesAreReadWhereThatIsAllowed() throws {
        #expect(try message("virtual_outside.h5").contains("--allow-external"))
        let allowed = ReadingOptions(allowsExternal: true)
        let dataset = try Dataset.read(Fixtures.layout("virtual_outside.h5"), options: allowed)
        #expect(try dataset.features.elements == Fixtures.expected("matrix", by: "layout_fixtures"))

        #expect(try message("link_outside.h5").contains("no data set"))
        let linked = try Dataset.read(Fixtures.layout("link_outside.h5"), options: allowed)
        #expect(linked.features.rowCount == 6 && linked.features.featureCount == 24)
    }

    @Test func missingPartsAreCounted() throws {
        let missing = try message("virtual_missing.h5", allowsExternal: true)
        #expect(missing.contains("2 of the 3 parts") && missing.contains("other in part1.h5"), "\(missing)")
        #expect(
            throws: DatasetError.self, "an element without a part"
        ) { try Dataset.read(Fixtures.layout("virtual_gap.h5"), options: ReadingOptions(dataPath: "X")) }
    }

    @Test func chunksThatWereNeverWrittenAreCounted() throws {
        let dataset = try Dataset.read(Fixtures.layout("unwritten.h5"))
        #expect(dataset.notes.contains { $0.hasPrefix("2 of the 3 chunks of /X were never written") })
        let whole = try Dataset.read(Fixtures.path("mnist.h5"))
        #expect(!whole.notes.contains { $0.contains("never written") })
    }
}
