import Datasets
import HDF5
import Rows
import TestSupport
import Testing

/// Findings about a file that have to be told, since its numbers look right without them.
struct SilenceTests {
    @Test func partsThatWereNeverWrittenAreTold() throws {
        let dataset = try Dataset.read(
            Fixtures.layout("unwritten_parts.h5"), options: ReadingOptions(areCounts: false))
        for part in ["chunks of /X/data were never written", "1 of the 4 chunks of /y were never written"] {
            #expect(dataset.notes.contains { $0.contains(part) }, "\(part) in \(dataset.notes)")
        }
    }

    @Test(arguments: [false, true]) func columnsThatComeTwiceInARowAreTold(inFile: Bool) throws {
        let dataset = try Dataset.read(
            Fixtures.layout("csr_repeated.h5"),
            memory: FeatureMemory(blockBytes: inFile ? 512 : 2 << 20, leavesRowsInFile: inFile))
        #expect(dataset.notes.contains { $0.hasPrefix("3 elements are in a column of /X") }, "\(dataset.notes)")
        let plain = try Dataset.read(Fixtures.layout("scipy_csr.h5"))
        #expect(!plain.notes.contains { $0.contains("in a column") })
    }

    @Test func wholeNumbersBeyondTheMantissaAreTold() throws {
        let dataset = try Dataset.read(Fixtures.layout("wide_integers.h5"))
        #expect(dataset.notes.contains { $0.contains("beyond 2⁵³") }, "\(dataset.notes)")
    }

    /// A type of 256 MB, whose 24 elements a few kilobytes of file stand for, is not made room for.
    @Test func aHugeTypeIsNoMatterOfMemory() throws {
        var options = ReadingOptions(labelsPath: "kind")
        let error = #expect(throws: DatasetError.self) {
            try Dataset.read(
                Fixtures.layout("huge_type.h5"), options: options, memory: FeatureMemory(byteCount: 100 << 20))
        }
        #expect(error?.message.contains("--memory") == true, "\(String(describing: error))")
        options.labelsPath = nil
        options.ignoresLabels = true
        let dataset = try Dataset.read(
            Fixtures.layout("huge_type.h5"), options: options, memory: FeatureMemory(byteCount: 100 << 20))
        #expect(dataset.features.rowCount == 24)
    }

    @Test func namesThatAreNoTextCanBeTypedAsTheyAreShown() throws {
        let path = Fixtures.layout("latin1_names.h5")
        let error = #expect(throws: DatasetError.self) { try Dataset.read(path) }
        let message = try #require(error).message
        #expect(message.contains("temp\\xE9rature") && message.contains("temp\\xE8rature"), "\(message)")
        let dataset = try Dataset.read(path, options: ReadingOptions(dataPath: "/temp\\xE9rature"))
        #expect(dataset.features.rowCount == 24)
        // Texts that differ in such bytes alone are different classes.
        guard case .categorical(let labels)? = dataset.labels else {
            Issue.record("no classes: \(dataset.reason)")
            return
        }
        #expect(labels.categories == ["caf\\xE8", "caf\\xE9"])
    }
}
