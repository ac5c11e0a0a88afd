import Core
import Datasets

/// Files of further kinds that scientists keep, as field_fixtures.py writes them.
enum FieldFiles {
    private static func features(_ features: String...) -> ReadingOptions {
        var options = ReadingOptions()
        options.features = features
        return options
    }

    static let cases: [LayoutTests.Case] = [
        LayoutTests.Case(
            file: "scipy_csr.h5", format: "plain", data: "/X", label: "/y", classes: ["0", "1", "2"],
            numbers: "log_counts", script: "field_fixtures"),
        LayoutTests.Case(
            file: "scipy_csc.h5", format: "plain", data: "/X", label: "/y", classes: ["0", "1", "2"],
            numbers: "log_counts", script: "field_fixtures"),
        LayoutTests.Case(
            file: "h5sparse.h5", format: "plain", data: "/counts", numbers: "log_counts", script: "field_fixtures"),
        LayoutTests.Case(
            file: "table.biom", format: "BIOM", data: "/sample/matrix", label: "/sample/metadata/site",
            classes: ["gut", "skin", "soil"], numbers: "log_counts", script: "field_fixtures"),
        LayoutTests.Case(
            file: "cells.h5Seurat", format: "h5Seurat", data: "/assays/RNA/counts", label: "/meta.data/site",
            classes: ["soil", "gut", "skin"], numbers: "log_counts", script: "field_fixtures"),
        LayoutTests.Case(
            file: "cells.h5Seurat", options: ReadingOptions(layer: "scale.data"), format: "h5Seurat",
            data: "/assays/RNA/scale.data", label: "/meta.data/site", numbers: "matrix", script: "field_fixtures"),
        LayoutTests.Case(
            file: "both.h5mu", options: ReadingOptions(dataPath: "mod/rna"), format: "MuData", data: "/mod/rna/X",
            label: "/mod/rna/obs/site", classes: ["gut", "skin", "soil"], numbers: "log_counts",
            script: "field_fixtures"),
        LayoutTests.Case(
            file: "both.h5mu", options: ReadingOptions(dataPath: "mod/rna/X", labelsPath: "obs/donor"),
            format: "MuData", data: "/mod/rna/X", label: "/obs/donor", classes: ["one", "two"], numbers: "log_counts",
            script: "field_fixtures"),
        LayoutTests.Case(
            file: "both.h5mu", options: ReadingOptions(dataPath: "/mod/atac"), format: "MuData", data: "/mod/atac/X",
            numbers: "peaks", script: "field_fixtures"),
        LayoutTests.Case(
            file: "tenx_multiome.h5", format: "10x Genomics", data: "/matrix", numbers: "log_counts",
            script: "field_fixtures"),
        LayoutTests.Case(
            file: "tenx_multiome.h5", options: features("Peaks"), format: "10x Genomics", data: "/matrix",
            numbers: "all_peaks", script: "field_fixtures"),
        LayoutTests.Case(
            file: "multiome.h5ad", format: "AnnData", data: "/X", label: "/obs/site", numbers: "log_counts",
            script: "field_fixtures"),
        LayoutTests.Case(
            file: "multiome.h5ad", options: features("var/highly_variable"), format: "AnnData", data: "/X",
            label: "/obs/site", numbers: "variable", script: "field_fixtures"),
        LayoutTests.Case(
            file: "multiome.h5ad", options: features("gene 1,gene 2", "gene 3"), format: "AnnData", data: "/X",
            label: "/obs/site", numbers: "variable", script: "field_fixtures"),
        LayoutTests.Case(
            file: "multiome.h5ad", options: features("gene*", "!gene 0", "!gene 5"), format: "AnnData", data: "/X",
            label: "/obs/site", numbers: "variable", script: "field_fixtures"),
        LayoutTests.Case(
            file: "archs4.h5", format: "annotated matrix", data: "/data/expression", numbers: "counts",
            script: "field_fixtures"),
        LayoutTests.Case(
            file: "profiles.gctx", format: "annotated matrix", data: "/0/DATA/0/matrix", numbers: "float_matrix",
            script: "field_fixtures"),
        LayoutTests.Case(
            file: "pandas_levels.h5", format: "pandas", data: "/df_with_missing", numbers: "matrix",
            script: "field_fixtures"),
        LayoutTests.Case(
            file: "pandas_levels_table.h5", format: "pandas", data: "/df_with_missing", numbers: "matrix",
            script: "field_fixtures"),
    ]
}
