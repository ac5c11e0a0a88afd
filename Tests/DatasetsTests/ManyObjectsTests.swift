import Datasets
import Foundation
import HDF5
import Rows
import TestSupport
import Testing

/// Files with more objects than are looked at.
struct ManyObjectsTests {
    /// 20,500 vectors in a group, and a table in one after it.
    private func file(_ folder: TemporaryFolder) throws -> String {
        try SpreadFiles(folder).write("many") { root in
            let vectors = try root.createGroup("a")
            for number in 0..<20_500 {
                try vectors.createDataset(
                    "Q\(100_000 + number)", shape: [2], values: [Float(number), Float(number % 7)])
            }
            let group = try root.createGroup("z")
            try group.createDataset("X", shape: [30, 4], values: SpreadFiles.numbers(120))
            try group.createDataset("y", shape: [30], values: (0..<30).map { $0 % 3 })
        }
    }

    @Test func allAreReadAndWhatWasNotListedIsSaid() throws {
        let folder = try TemporaryFolder()
        let path = try file(folder)
        let dataset = try Dataset.read(path)
        #expect(dataset.dataPath == "/a/Q*" && dataset.features.rowCount == 20_500)
        #expect(try dataset.features.element(row: 20_499, column: 0) == 20_499)
        #expect(dataset.notes.contains { $0.hasPrefix("Only the first") && $0.contains("objects") }, "\(dataset.notes)")
        let named = try Dataset.read(path, options: ReadingOptions(dataPath: "z/X", labelsPath: "z/y"))
        #expect(named.features.rowCount == 30 && named.labels?.classCount == 3)
        let json = try FileInspection(file: path, options: ReadingOptions(dataPath: "z/X", labelsPath: "z/y")).json
        let record = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect((record["limitation"] as? String)?.contains("only the first") == true)
        let error = #expect(throws: DatasetError.self) {
            try Dataset.read(path, options: ReadingOptions(dataPath: "z/nothing"))
        }
        #expect(try #require(error).message.contains("Only the first"))
    }
}
