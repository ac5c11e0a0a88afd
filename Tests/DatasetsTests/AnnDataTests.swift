import Core
import Datasets
import Foundation
import HDF5
import Rows
import TestSupport
import Testing

/// The file of results, by the format's specification and by its own reader.
struct AnnDataTests {
    private let contents = AnnDataContents(
        columns: [
            ("label", .categorical(codes: [0, 1, -1, 1], categories: ["null", "eins"])),
            ("error", .numbers([0.5, .nan, 2, 3])),
            ("name", .strings(["a", "ä", "", "月"])),
        ],
        rowNames: ["0", "1", "2", "3"], featureNames: ["f0", "f1", "f2"],
        embeddings: [("X_pca", Matrix(rows: 4, columns: 2, values: [1, 2, 3, 4, 5, 6, 7, 8]))],
        layers: [("reconstruction_pca", Matrix(rows: 4, columns: 3))],
        settings: [
            ("seed", .integer(7)), ("test_fraction", .number(0.2)), ("file", .string("x.h5")),
            ("labels", .boolean(true)),
        ])

    @Test func requiredAttributes() throws {
        let folder = try TemporaryFolder()
        try contents.write(to: folder.path("results.h5ad"))
        let file = try HDF5File(reading: folder.path("results.h5ad"))
        func encoding(_ path: String) throws -> [String?] {
            let tree = file.tree()
            let node = try #require(tree.nodes.first { $0.path == path })
            return ["encoding-type", "encoding-version"].map { name in
                node.attributes.first { $0.name == name }?.value.string
            }
        }
        #expect(try encoding("/") == ["anndata", "0.1.0"])
        for path in ["/obs", "/var"] {
            #expect(try encoding(path) == ["dataframe", "0.2.0"])
            let group = try file.group(at: path)
            #expect(try group.attribute("_index") == .string("_index"))
            #expect(try encoding(path + "/_index") == ["string-array", "0.2.0"])
        }
        #expect(try file.group(at: "/obs").attribute("column-order") == .strings(["label", "error", "name"]))
        for path in ["/obsm", "/varm", "/obsp", "/varp", "/layers", "/uns", "/uns/gibbous"] {
            #expect(try encoding(path) == ["dict", "0.1.0"])
        }
        #expect(try encoding("/obs/label") == ["categorical", "0.2.0"])
        #expect(try file.group(at: "/obs/label").attribute("ordered") == .boolean(false))
        #expect(try encoding("/obs/label/codes") == ["array", "0.2.0"])
        #expect(try encoding("/obs/label/categories") == ["string-array", "0.2.0"])
        #expect(try encoding("/obs/error") == ["array", "0.2.0"])
        #expect(try encoding("/obsm/X_pca") == ["array", "0.2.0"])
        #expect(try encoding("/uns/gibbous/seed") == ["numeric-scalar", "0.2.0"])
        #expect(try encoding("/uns/gibbous/file") == ["string", "0.2.0"])
        #expect(throws: HDF5Error.self) { _ = try file.dataset(at: "/X") }
        #expect(try file.dataset(at: "/obs/label/codes").read(Int.self) == [0, 1, -1, 1])
        #expect(try file.dataset(at: "/obsm/X_pca").read(Float.self) == [1, 2, 3, 4, 5, 6, 7, 8])
    }

    /// The reader of the format's own authors, where Python has it.
    @Test(.enabled(if: Python.hasAnnData, "python3 with anndata is not there"))
    func opensInPython() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("results.h5ad")
        try contents.write(to: path)
        let program = """
            import sys, warnings
            warnings.simplefilter("error")
            import anndata
            data = anndata.read_h5ad(sys.argv[1])
            assert data.X is None and data.shape == (4, 3), data.shape
            assert list(data.obs.columns) == ["label", "error", "name"], data.obs.columns
            assert list(data.obs["label"].cat.categories) == ["null", "eins"]
            assert list(data.obs["label"].cat.codes) == [0, 1, -1, 1]
            assert list(data.obs["name"]) == ["a", "ä", "", "月"]
            assert data.obs["error"].isna().tolist() == [False, True, False, False]
            assert list(data.obs_names) == ["0", "1", "2", "3"] and list(data.var_names) == ["f0", "f1", "f2"]
            assert data.obsm["X_pca"].tolist() == [[1, 2], [3, 4], [5, 6], [7, 8]]
            assert data.layers["reconstruction_pca"].shape == (4, 3)
            settings = data.uns["gibbous"]
            assert settings["seed"] == 7 and settings["test_fraction"] == 0.2
            assert settings["file"] == "x.h5" and bool(settings["labels"]) is True
            data.write_h5ad(sys.argv[1] + ".again")
            """
        let (status, output) = try Python.run(["-c", program, path])
        #expect(status == 0, "\(output)")
    }

    @Test func tablesWrittenByItsAuthorsAreRead() throws {
        let dataset = try Dataset.read(Fixtures.path("anndata_dense.h5ad"))
        #expect(dataset.reason.contains("AnnData"))
        let numbers = try Dataset.read(
            Fixtures.path("anndata_dense.h5ad"), options: ReadingOptions(labelsPath: "obs/n_genes"))
        let expected = (0..<30).map { Double(100 + 3 * $0) }
        #expect(numbers.labels == .continuous(ContinuousLabels(name: "n_genes", values: expected)))
    }
}

/// The Python of the machine.
private enum Python {
    static let hasAnnData: Bool = (try? run(["-c", "import anndata"]).status) == 0

    static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
