import Foundation
import HDF5
import Testing

/// `gibbous view`: embeddings that were made elsewhere, as a page.
@Suite struct ViewCommandTests {
    private let folder: Program.Folder

    init() throws {
        folder = try Program.Folder()
        let file = try HDF5File(creating: folder.path + "/rows.h5")
        let values = (0..<240).map { (place: Int) -> Double in Double(place * 37 % 101 + place % 7) }
        try file.root.createDataset("X", shape: [60, 4], values: values)
        try file.root.createDataset("map", shape: [60, 2], values: Array(values.prefix(120)))
        try file.close()
    }

    @Test func namedEmbeddingsBecomeAPage() throws {
        let result = try Program.run(["view", "rows.h5", "--data", "X", "--embedding", "Map=map"], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.hasSuffix("rows.html: Map of 60 rows\n"))
        #expect(try folder.contents("").filter { !$0.hasPrefix(".") } == ["rows.h5", "rows.html"])
        let page = try String(contentsOfFile: folder.path + "/rows.html", encoding: .utf8)
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("\"method\":\"map\""))
    }

    @Test func withoutEmbeddingsItSaysWhatToDo() throws {
        let result = try Program.run(["view", "rows.h5", "--data", "X", "--output", "x.html"], in: folder)
        #expect(result.status == 65 && result.errors.contains("--embedding"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/x.html"))
    }
}
