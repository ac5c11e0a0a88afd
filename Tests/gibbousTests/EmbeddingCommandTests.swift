import Foundation
import HDF5
import Testing

/// `--embedding`: embeddings that were made elsewhere.
@Suite struct EmbeddingCommandTests {
    private let folder: Program.Folder

    init() throws {
        folder = try Program.Folder()
        let file = try HDF5File(creating: folder.path + "/cells.h5ad")
        try file.root.setAttribute("encoding-type", .string("anndata"))
        try file.root.setAttribute("encoding-version", .string("0.1.0"))
        let values = (0..<300 * 6).map { (index: Int) -> Double in
            let (row, column) = (index / 6, index % 6)
            let (own, group) = ((row * 37 + column * 101 + row * column * 7) % 401, row % 3 * (column % 5) * 70)
            return Double(own + group)
        }
        try file.root.createDataset("X", shape: [300, 6], values: values)
        for (table, count) in [("obs", 300), ("var", 6)] {
            let group = try file.root.createGroup(table)
            try group.setAttribute("encoding-type", .string("dataframe"))
            try group.setAttribute("encoding-version", .string("0.2.0"))
            try group.setAttribute("_index", .string("_index"))
            try group.setAttribute("column-order", .strings([]))
            try group.createDataset("_index", strings: (0..<count).map { "\(table)-\($0)" })
        }
        let places = (0..<600).map { (index: Int) -> Double in
            let (group, own) = (index / 2 % 3, index * 29 % 31)
            return 9 * Double(group) + Double(own) / 31
        }
        try file.root.createGroup("obsm").createDataset("X_umap", shape: [300, 2], values: places)
        try file.close()
        let other = try HDF5File(creating: folder.path + "/other.h5")
        try other.root.createDataset("map", shape: [300, 2], values: places.map { -$0 })
        try other.root.createDataset("short", shape: [299, 2], values: Array(places.prefix(598)))
        try other.close()
    }

    private func methods(_ options: [String]) throws -> Set<String> {
        let result = try Program.run(
            ["report", "cells.h5ad", "--methods", "pca", "--formats", "svg", "--output", "out", "-q"] + options,
            in: folder)
        try #require(result.status == 0, "\(result.errors)")
        return Set(try #require(try folder.metrics("out")["methods"] as? [String: Any]).keys)
    }

    /// Read in a process of its own, as all else is.
    @Test func whichAreJudged() throws {
        #expect(try methods([]) == ["pca", "umap"])
        #expect(try methods(["--no-embeddings"]) == ["pca"])
        #expect(try methods(["--embedding", "Map=other.h5:/map"]) == ["pca", "umap", "map"])
        #expect(try methods(["--embedding", "Map=other.h5:/map", "--no-embeddings"]) == ["pca", "map"])
    }

    @Test(arguments: [
        ("Map=other.h5:/short", 65, "has 299 rows"), ("Map=other.h5:/nothing", 65, "nothing"),
        ("Map=absent.h5:/map", 66, "absent.h5"), ("Map", 64, "NAME=PATH"), ("PCA=other.h5:/map", 64, "called PCA"),
    ]) func whatIsRefused(text: String, status: Int32, mentioned: String) throws {
        let result = try Program.run(
            ["report", "cells.h5ad", "--methods", "pca", "--output", "out", "-q", "--embedding", text], in: folder)
        #expect(result.status == status && result.errors.contains(mentioned), "\(result.status): \(result.errors)")
        #expect(try !folder.contents(".").contains("out"))
    }

    @Test func inspectTellsOfThem() throws {
        let result = try Program.run(["inspect", "cells.h5ad"], in: folder)
        #expect(result.status == 0)
        let text = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("X_umap (/obsm/X_umap, 2 dimensions)"), "\(result.output)")
    }
}
