import Comparison
import Core
import Datasets
import Foundation
import Rows
import TestSupport
import Testing

@testable import Reporting

/// Embeddings that were made elsewhere, as a page.
@Suite struct EmbeddingViewTests {
    private let folder: TemporaryFolder
    private static let rowCount = 90

    init() throws { folder = try TemporaryFolder() }

    private static func normal(_ columns: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: "embedding view")
        return generator.normals(rows: rowCount, columns: columns)
    }

    /// Writes a file of cells.
    private func file(embeddings: [(name: String, matrix: Matrix)]) throws -> String {
        let path = folder.path("cells.h5ad")
        let rows = 0..<Self.rowCount
        try AnnDataContents(
            columns: [
                ("cell_type", .categorical(codes: rows.map { $0 % 3 }, categories: ["a", "<b>", "c"])),
                ("batch", .categorical(codes: rows.map { $0 / 45 }, categories: ["one", "two"])),
                ("depth", .numbers(rows.map { 10 + Double($0) / 7 })),
                ("remark", .strings(rows.map { "remark \($0)" })),
            ], rowNames: rows.map { "cell\($0)" }, featureNames: ["g1", "g2", "g3", "g4"], embeddings: embeddings,
            layers: [("counts", Self.normal(4, seed: 1))]
        ).write(to: path)
        return path
    }

    private func view(_ path: String) throws -> EmbeddingView {
        var settings = ComparisonSettings(file: path)
        settings.reading.readsAllLabels = true
        return try EmbeddingView(of: Dataset.read(path, options: settings.reading), settings: settings)
    }

    @Test func embeddingsArePanelsAndColumnsAreLabels() throws {
        let umap = Self.normal(2, seed: 2)
        let view = try view(file(embeddings: [("X_umap", umap), ("X_pca", Self.normal(5, seed: 3))]))
        #expect(view.rowCount == Self.rowCount && view.names.count == 2)
        let target = try OutputFile(folder.path("cells.html"))
        try target.create()
        _ = try view.write(to: target)
        try target.commit()
        let page = try String(contentsOfFile: folder.path("cells.html"), encoding: .utf8)
        let reader = try WebPageReader(page)
        #expect(reader.elements("figure").count == 1 && reader.elements("b").isEmpty)
        let json = try reader.content(of: "<script type=\"application/json\" id=\"gibbous-data\">")
        let data = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let panels = try #require(data["panels"] as? [[String: Any]])
        #expect(panels.map { $0["latent"] as? Int } == [2, 5])
        #expect(panels.allSatisfy { $0["decoder"] == nil })
        let codes = try #require((panels[0]["codes"] as? [[String: Any]])?.first)
        let (low, high) = (try #require(codes["low"] as? Double), try #require(codes["high"] as? Double))
        for (row, word) in try PageBlocks.words(codes["values"]).enumerated() {
            #expect(abs(low + Double(word) / 65_535 * (high - low) - Double(umap[row, 0])) < 1e-4)
        }
        let columns = try #require(data["columns"] as? [[String: Any]])
        // What differs from row to row is the name of a row, and nothing is split.
        #expect(Set(columns.compactMap { $0["title"] as? String }) == ["cell_type", "batch", "depth"])
        #expect(columns[0]["title"] as? String == "cell_type")
        #expect(columns[0]["categories"] as? [String] == ["a", "<b>", "c"])
        let content = try #require(data["data"] as? [String: Any])
        #expect(content["kind"] as? String == "profile")
        #expect((content["originals"] as? [String: Any])?["count"] as? Int == Self.rowCount)
    }

    @Test func aFileWithoutEmbeddingsIsRefused() throws {
        let path = try file(embeddings: [])
        let error = #expect(throws: DatasetError.self) { try view(path) }
        #expect(error?.message.contains("--embedding") == true && error?.kind == .unusableData)
    }
}
