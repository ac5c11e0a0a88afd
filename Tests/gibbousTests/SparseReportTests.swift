import Foundation
import HDF5
import Testing

/// Reports of sparse counts, and of data with missing values.
@Suite struct SparseReportTests {
    /// Counts of 90 cells in 12 genes, two of them never counted, in the layout of 10x Genomics.
    private func counts(at path: String) throws {
        var (values, indices, starts): ([Int32], [Int32], [Int]) = ([], [], [0])
        for cell in 0..<90 {
            for gene in 0..<12 where gene != 3 && gene != 7 && (cell * 5 + gene * 3) % 4 > 1 {
                values.append(Int32(1 + (cell * gene + cell) % 9))
                indices.append(Int32(gene))
            }
            starts.append(values.count)
        }
        let file = try HDF5File(creating: path)
        let group = try file.root.createGroup("matrix")
        try group.createDataset("data", shape: [values.count], values: values)
        try group.createDataset("indices", shape: [indices.count], values: indices)
        try group.createDataset("indptr", shape: [starts.count], values: starts)
        try group.createDataset("shape", shape: [2], values: [12, 90])
        try group.createDataset("barcodes", strings: (0..<90).map { "cell \($0)" })
        try group.createGroup("features").createDataset("name", strings: (0..<12).map { "gene \($0)" })
        try file.close()
    }

    private let quick = ["--epochs", "2", "--hidden", "8", "-q", "--formats", "svg", "--output", "out"]

    @Test func countsFromReportToEmbedding() throws {
        let folder = try Program.Folder()
        try counts(at: folder.path + "/cells.h5")
        let result = try Program.run(["report", "cells.h5"] + quick, in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let metrics = try folder.metrics("out")
        let dataset = try #require(metrics["dataset"] as? [String: Any])
        #expect(dataset["features"] as? Int == 10 && dataset["constant_features"] as? Int == 2)
        #expect(dataset["counts"] as? Bool == true && dataset["format"] as? String == "10x Genomics")
        // Rows of the file, all its genes among them, become those that the models were trained on.
        for method in ["pca", "ae", "vae"] {
            let embedded = try Program.run(["embed", "cells.h5", "--model", "out", "--method", method], in: folder)
            #expect(embedded.status == 0, "\(embedded.errors)")
            let found = try HDF5File(reading: "\(folder.path)/cells-\(method).h5ad").dataset(at: "obsm/X_\(method)")
                .read(Double.self)
            let expected = try HDF5File(reading: "\(folder.path)/out/results.h5ad").dataset(at: "obsm/X_\(method)")
                .read(Double.self)
            try #require(found.count == expected.count)
            #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-4 * max(1, abs($1)) }, "\(method)")
        }
    }

    @Test func missingValuesAsTheUserChooses() throws {
        let folder = try Program.Folder()
        var values = (0..<90 * 5).map { sin(Double($0) * 2.3) }
        (values[12], values[88]) = (.nan, .infinity)
        let file = try HDF5File(creating: folder.path + "/gaps.h5")
        try file.root.createDataset("X", shape: [90, 5], values: values)
        try file.close()
        let refused = try Program.run(["report", "gaps.h5"] + quick, in: folder)
        #expect(refused.status == 65 && refused.errors.contains("--missing drop-rows"), "\(refused.errors)")
        for (choice, count) in [("drop-rows", 88), ("impute-mean", 90)] {
            let result = try Program.run(["report", "gaps.h5", "--missing", choice] + quick, in: folder)
            #expect(result.status == 0, "\(result.errors)")
            let codes = try HDF5File(reading: folder.path + "/out/results.h5ad").dataset(at: "obsm/X_vae")
            #expect(codes.description.rowCount == count)
            #expect(try codes.read(Double.self).allSatisfy(\.isFinite))
        }
        let names = try HDF5File(reading: folder.path + "/out/results.h5ad").dataset(at: "obs/_index").readStrings()
        #expect(names == (0..<90).map(String.init))
        let unknown = try Program.run(["report", "gaps.h5", "--missing", "guess"], in: folder)
        #expect(unknown.status == 64 && unknown.errors.contains("--missing"))
    }
}
