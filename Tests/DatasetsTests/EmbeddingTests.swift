import Core
import Datasets
import HDF5
import Rows
import TestSupport
import Testing

/// Embeddings of the rows that were made elsewhere.
@Suite struct EmbeddingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let rowCount = 40

    /// The place of a row in an embedding that a test writes.
    private static func place(_ row: Int, _ column: Int) -> Double { Double(row) + 0.25 * Double(column) }

    /// Rows of four features that all differ.
    private static func data() -> [Double] {
        (0..<rowCount * 4).map { (index: Int) -> Double in
            let row = index / 4
            return Double((index * 37 + row * 11) % 101)
        }
    }

    private static func values(_ columns: Int, rows: Int = rowCount) -> [Double] {
        (0..<rows).flatMap { row in (0..<columns).map { place(row, $0) } }
    }

    private func cells(
        _ embeddings: [(name: String, columns: Int)], change: (inout [Double]) -> Void = { _ in }
    ) throws -> String {
        try SmallAnnData.write(
            to: folder, rows: Self.rowCount, [(name: "kind", values: .integers((0..<Self.rowCount).map { $0 % 3 }))],
            embeddings: embeddings.map { name, columns in
                var values = Self.values(columns)
                change(&values)
                return (name: name, shape: [Self.rowCount, columns], values: values)
            })
    }

    /// A plain file whose sixth row has a missing value.
    private func plain(
        _ arrays: [(name: String, shape: [Int], values: [Double])], missing: Bool = false
    ) throws -> String {
        let path = folder.path("plain.h5")
        let file = try HDF5File(creating: path)
        var values = Self.data()
        if missing { values[5 * 4 + 1] = .nan }
        try file.root.createDataset("x", shape: [Self.rowCount, 4], values: values)
        for array in arrays { try file.root.createDataset(array.name, shape: array.shape, values: array.values) }
        try file.close()
        return path
    }

    @Test func usualOnesAreFound() throws {
        let path = try cells([("X_pca", 5), ("X_umap", 2), ("X_mine", 2), ("X_tsne", 65)])
        let dataset = try Dataset.read(path)
        #expect(dataset.embeddings.map(\.name) == ["X_umap", "X_pca"])
        #expect(dataset.embeddings.map(\.path) == ["/obsm/X_umap", "/obsm/X_pca"])
        #expect(dataset.embeddings[1].codes.columns == 5)
        #expect(dataset.embeddings[0].codes.values == Self.values(2).map { Float($0) })
        let note = try #require(dataset.notes.first { $0.contains("made elsewhere") })
        #expect(note.contains("X_umap (/obsm/X_umap, 2 dimensions), X_pca (/obsm/X_pca, 5 dimensions)"))
        #expect(note.contains("--no-embeddings"))
        for options in [ReadingOptions(ignoresEmbeddings: true), ReadingOptions(ignoresSplits: true)] {
            let without = try Dataset.read(path, options: options)
            #expect(without.embeddings.isEmpty && !without.notes.contains { $0.contains("elsewhere") })
        }
    }

    @Test func noMoreThanFourAreFound() throws {
        let names = ["X_diffmap", "X_pca", "X_phate", "X_tsne", "X_umap", "X_pacmap"]
        let dataset = try Dataset.read(try cells(names.map { ($0, 2) }))
        #expect(dataset.embeddings.map(\.name) == ["X_umap", "X_tsne", "X_pca", "X_phate"])
    }

    /// An array that is read as the data is no embedding of them.
    @Test func theDataAreNone() throws {
        let options = ReadingOptions(dataPath: "obsm/X_pca")
        let dataset = try Dataset.read(try cells([("X_pca", 5), ("X_umap", 2)]), options: options)
        #expect(dataset.dataPath == "/obsm/X_pca" && dataset.embeddings.map(\.name) == ["X_umap"])
    }

    @Test func oneThatNobodyNamedIsPassedOverWhereItHasNoNumbers() throws {
        let path = try cells([("X_umap", 2)]) { $0[7] = .nan }
        let dataset = try Dataset.read(path)
        #expect(dataset.embeddings.isEmpty)
        let note = try #require(dataset.notes.first { $0.contains("/obsm/X_umap is passed over") })
        #expect(note.contains("row 3, column 1"))
        let error = #expect(throws: DatasetError.self) {
            try Dataset.read(path, options: ReadingOptions(embeddings: ["mine=obsm/X_umap"]))
        }
        #expect(try #require(error).message.contains("row 3, column 1"))
    }

    @Test func namedOnes() throws {
        let path = try cells([("X_umap", 2), ("X_mine", 3)])
        let options = ReadingOptions(embeddings: ["flat=obsm/X_umap", "mine=/obsm/X_mine"])
        let dataset = try Dataset.read(path, options: options)
        // By the name that it is given alone.
        #expect(dataset.embeddings.map(\.name) == ["flat", "mine"])
        #expect(dataset.notes.contains { $0.hasSuffix("mine (/obsm/X_mine, 3 dimensions).") })
        let both = try Dataset.read(path, options: ReadingOptions(embeddings: ["mine=/obsm/X_mine"]))
        #expect(both.embeddings.map(\.name) == ["X_umap", "mine"])
    }

    @Test func oneOfAnotherFile() throws {
        let file = try HDF5File(creating: folder.path("other.h5"))
        try file.root.createDataset("u", shape: [Self.rowCount, 2], values: Self.values(2))
        // As languages write it that store columns one after the other.
        try file.root.createDataset(
            "turned", shape: [3, Self.rowCount],
            values: (0..<3).flatMap { column in (0..<Self.rowCount).map { Self.place($0, column) } })
        try file.root.createDataset("line", shape: [Self.rowCount], values: Self.values(1))
        try file.close()
        let dataset = try Dataset.read(
            try plain([]),
            options: ReadingOptions(embeddings: ["a=other.h5:/u", "b=other.h5:turned", "c=other.h5:line"]))
        #expect(dataset.embeddings.map(\.path) == ["other.h5:/u", "other.h5:/turned", "other.h5:/line"])
        for (embedding, columns) in zip(dataset.embeddings, [2, 3, 1]) {
            #expect(
                embedding.codes
                    == Matrix(rows: Self.rowCount, columns: columns, values: Self.values(columns).map { Float($0) }))
        }
    }

    /// The places of rows that are left out are left out, whatever they hold.
    @Test func rowsStayBesideTheirPlaces() throws {
        var values = Self.values(2)
        values[10] = .infinity
        let path = try plain([("u", [Self.rowCount, 2], values)], missing: true)
        let dataset = try Dataset.read(path, options: ReadingOptions(missing: .dropRows, embeddings: ["u=u"]))
        let kept = (0..<Self.rowCount).filter { $0 != 5 }
        #expect(dataset.description.preparation.rowNumbers == kept)
        #expect(dataset.embeddings[0].codes.column(1) == kept.map { Float(Self.place($0, 1)) })
    }

    /// Places of test rows that are kept apart follow those of the others.
    @Test(arguments: [120, 90]) func testRowsHavePlacesToo(count: Int) throws {
        let path = try SmallFile(kind: .table, testRows: 30).write(to: folder)
        let other = try HDF5File(creating: folder.path("other.h5"))
        try other.root.createDataset("u", shape: [count, 2], values: Self.values(2, rows: count))
        try other.close()
        let options = ReadingOptions(embeddings: ["u=other.h5:u"])
        guard count == 120 else {
            let error = #expect(throws: DatasetError.self) { try Dataset.read(path, options: options) }
            #expect(try #require(error).message.contains("has 90 rows, but the data have 120"))
            #expect(try #require(error).message.contains("the 30 for testing"))
            return
        }
        let dataset = try Dataset.read(path, options: options)
        #expect(dataset.embeddings[0].codes.column(0) == (0..<120).map { Float($0) })
    }

    @Test(arguments: [
        ("u=u", "has 39 rows, but the data /x have 40"), ("u=nothing", "nothing"), ("u=absent.h5:/u", "absent.h5"),
        ("u=names", "names"), ("u=cube", "cube"), ("u", "NAME=PATH"), ("=u", "NAME=PATH"), ("u=", "NAME=PATH"),
    ]) func whatCannotBe(text: String, mentioned: String) throws {
        let path = folder.path("plain.h5")
        let file = try HDF5File(creating: path)
        try file.root.createDataset(
            "x", shape: [40, 4], values: Self.data())
        try file.root.createDataset("u", shape: [39, 2], values: Self.values(2, rows: 39))
        try file.root.createDataset("cube", shape: [40, 2, 2], values: Self.values(4))
        try file.root.createDataset("names", strings: (0..<40).map { "row \($0)" })
        try file.close()
        let error = #expect(throws: DatasetError.self) {
            try Dataset.read(path, options: ReadingOptions(dataPath: "x", embeddings: [text]))
        }
        #expect(try #require(error).message.contains(mentioned), "\(error?.message ?? "")")
    }

    /// One that takes more than there is memory for is not read at all.
    @Test func memoryBounds() throws {
        let path = try plain([("u", [Self.rowCount, 8], Self.values(8))])
        let error = #expect(throws: DatasetError.self) {
            try Dataset.read(
                path, options: ReadingOptions(dataPath: "x", embeddings: ["u=u"]),
                memory: FeatureMemory(byteCount: 4_000))
        }
        #expect(try #require(error).message.contains("320 numbers, more than there is memory for"))
    }
}
