import Core
import Datasets
import Rows
import TestSupport
import Testing

/// A file of each layout, mostly by the layout's own writer: what is read is what was written.
struct LayoutTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let file: String
        var options = ReadingOptions()
        let format: String
        let data: String
        var label: String?
        var classes: [String]?
        /// The name of the numbers that the script recorded; nil if only the choice is checked.
        var numbers: String?
        var shape: ImageShape?
        var script = "layout_fixtures"

        var testDescription: String { "\(file) \(options.dataPath ?? "") \(options.layer ?? "") \(options.features)" }
    }

    static let genes = ["B cell", "T cell"]
    static let cases: [Case] = [
        Case(
            file: "anndata_csr.h5ad", format: "AnnData", data: "/X", label: "/obs/cell_type", classes: genes,
            numbers: "log_counts"),
        Case(
            file: "anndata_csc.h5ad", format: "AnnData", data: "/X", label: "/obs/cell_type", classes: genes,
            numbers: "log_counts"),
        Case(
            file: "anndata_csr.h5ad", options: ReadingOptions(layer: "normal"), format: "AnnData",
            data: "/layers/normal",
            label: "/obs/cell_type", numbers: "layer"),
        Case(
            file: "anndata_csc.h5ad", options: ReadingOptions(layer: "thin"), format: "AnnData", data: "/layers/thin",
            label: "/obs/cell_type", numbers: "thin"),
        Case(
            file: "anndata_csr.h5ad", options: ReadingOptions(labelsPath: "obs/ill"), format: "AnnData", data: "/X",
            label: "/obs/ill", classes: ["false", "true"], numbers: "log_counts"),
        Case(
            file: "anndata_csr.h5ad", options: ReadingOptions(areCounts: false), format: "AnnData", data: "/X",
            label: "/obs/cell_type", numbers: "counts"),
        Case(
            file: "anndata_one_layer.h5ad", format: "AnnData", data: "/layers/one", label: "/obs/cell_type",
            numbers: "matrix"),
        Case(
            file: "anndata_old.h5ad", format: "AnnData", data: "/X", label: "/obs:louvain", classes: ["x", "y", "z"],
            numbers: "log_counts"),
        Case(
            file: "anndata_07.h5ad", format: "AnnData", data: "/X", label: "/obs/leiden", classes: ["p", "q", "r"],
            numbers: "matrix"),
        Case(file: "tenx_v3.h5", format: "10x Genomics", data: "/matrix", numbers: "log_counts"),
        Case(file: "tenx_v2.h5", format: "10x Genomics", data: "/GRCh38", numbers: "log_counts"),
        Case(
            file: "tenx_two_genomes.h5", options: ReadingOptions(dataPath: "mm10"), format: "10x Genomics",
            data: "/mm10",
            numbers: "log_counts"),
        Case(
            file: "cells.loom", format: "Loom", data: "/matrix", label: "/col_attrs/ClusterName",
            classes: ["B cell", "Mönch", "T cell"], numbers: "counts"),
        Case(
            file: "cells.loom", options: ReadingOptions(areCounts: true), format: "Loom", data: "/matrix",
            label: "/col_attrs/ClusterName", numbers: "log_counts"),
        Case(
            file: "cells.loom", options: ReadingOptions(layer: "spliced"), format: "Loom", data: "/layers/spliced",
            label: "/col_attrs/ClusterName", numbers: "matrix"),
        Case(
            file: "matlab.mat", format: "MATLAB", data: "/X", label: "/y", classes: ["1", "2", "3"], numbers: "matrix"),
        Case(
            file: "matlab_names.mat", format: "MATLAB", data: "/X", label: "/species",
            classes: ["B cell", "Mönch", "T cell"], numbers: "matrix"),
        Case(
            file: "matlab_logical.mat", format: "MATLAB", data: "/data", label: "/labels", classes: ["0", "1"],
            numbers: "matrix"),
        Case(
            file: "matlab_columns.mat", format: "MATLAB", data: "/X", label: "/labels", classes: ["0", "1", "2"],
            numbers: "matrix"),
        Case(
            file: "matlab_struct.mat", format: "MATLAB", data: "/S/X", label: "/S/y", classes: ["0", "1", "2"],
            numbers: "matrix"),
        Case(
            file: "matlab_images.mat", format: "MATLAB", data: "/X", label: "/y", classes: ["0", "1", "2"],
            numbers: "images", shape: ImageShape(height: 5, width: 4, channels: 3)),
        Case(
            file: "matlab_images.mat", options: ReadingOptions(ignoresLabels: true), format: "MATLAB", data: "/X",
            numbers: "images", shape: ImageShape(height: 5, width: 4, channels: 3)),
        Case(
            file: "matlab_sparse.mat", format: "MATLAB", data: "/X", label: "/labels", classes: ["1", "2", "3"],
            numbers: "log_counts"),
        Case(
            file: "matlab_sparse.mat", options: ReadingOptions(labelsPath: "names"), format: "MATLAB", data: "/X",
            label: "/names", classes: ["B cell", "Mönch", "T cell"], numbers: "log_counts"),
        Case(
            file: "pandas_fixed.h5", format: "pandas", data: "/df", label: "/df:label", classes: ["0", "1", "2"],
            numbers: "frame"),
        Case(file: "pandas_pickled.h5", format: "pandas", data: "/df", numbers: "frame"),
        Case(
            file: "pandas_table.h5", format: "pandas", data: "/df", label: "/df:species",
            classes: ["B cell", "Mönch", "T cell"], numbers: "frame"),
        Case(
            file: "pandas_columns.h5", format: "pandas", data: "/df", label: "/df:species",
            classes: ["B cell", "Mönch", "T cell"], numbers: "frame"),
        Case(
            file: "pandas_columns.h5", options: ReadingOptions(labelsPath: "df:kind"), format: "pandas", data: "/df",
            label: "/df:kind", classes: ["u", "v"], numbers: "frame"),
        Case(
            file: "packed.nc", options: ReadingOptions(missing: .imputeMean), format: "netCDF-4", data: "/radiance",
            label: "/land", classes: ["ice", "rock", "sea"], numbers: "packed"),
        Case(
            file: "compound.h5", format: "table", data: "/flowers", label: "/flowers:species",
            classes: ["B cell", "Mönch", "T cell"]),
        Case(
            file: "compound.h5", options: ReadingOptions(ignoresLabels: true), format: "table", data: "/flowers",
            numbers: "compound"),
        Case(
            file: "pytables.h5", format: "table", data: "/events", label: "/events:label", classes: ["x", "y", "z"],
            numbers: "pytables"),
        Case(file: "ann_benchmarks.hdf5", format: "ann-benchmarks", data: "/train"),
        Case(file: "dsprites.h5", format: "plain", data: "/imgs", shape: ImageShape(height: 8, width: 8)),
        Case(
            file: "dsprites.h5", options: ReadingOptions(labelsPath: "latents/classes:1"), format: "plain",
            data: "/imgs",
            label: "/latents/classes:1", classes: ["0", "1", "2"], shape: ImageShape(height: 8, width: 8)),
        Case(
            file: "coursera_train.h5", format: "plain", data: "/train_set_x", label: "/train_set_y",
            classes: ["non-cat", "cat"], shape: ImageShape(height: 6, width: 6, channels: 3)),
        Case(
            file: "columns_first.h5", format: "plain", data: "/X", label: "/y", classes: ["0", "1", "2"],
            numbers: "matrix"),
        Case(file: "unsorted.h5", format: "plain", data: "/X", numbers: "unsorted"),
    ]

    @Test(arguments: cases + OtherWriters.cases + FieldFiles.cases)
    func isReadAsItWasWritten(_ layout: Case) throws {
        let dataset = try Dataset.read(Fixtures.layout(layout.file), options: layout.options)
        #expect(dataset.format == layout.format)
        #expect(dataset.dataPath == layout.data)
        #expect(dataset.labelPath == layout.label, "\(dataset.reason) \(dataset.notes)")
        #expect(dataset.imageShape == layout.shape)
        if let classes = layout.classes {
            guard case .categorical(let labels)? = dataset.labels else {
                Issue.record("no classes: \(dataset.reason)")
                return
            }
            #expect(labels.categories == classes)
        }
        guard let numbers = layout.numbers else { return }
        let expected = try Fixtures.expected(numbers, by: layout.script)
        let found = try dataset.features.elements
        try #require(found.count == expected.count)
        for (value, wanted) in zip(found, expected) {
            #expect(abs(value - wanted) <= 1e-6 * max(1, abs(wanted)) || value.isNaN && wanted.isNaN)
        }
    }
}

extension FeatureMatrix {
    /// All elements, row after row.
    var elements: [Double] {
        get throws {
            try (0..<rowCount).flatMap { row in
                try (0..<featureCount).map { try element(row: row, column: $0) }
            }
        }
    }
}
