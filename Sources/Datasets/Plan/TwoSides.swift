internal import Core
internal import HDF5
internal import Rows

/// Data of two axes, and of two for each of some alleles, both of which have texts or classes beside them: genes and samples.
struct TwoSides {
    private let contents: FileContents
    private let data: StoredArray

    init(_ contents: FileContents, _ data: StoredArray) {
        self.contents = contents
        self.data = data
    }

    private static let sampleWords: Set = [
        "sample", "samples", "cell", "cells", "obs", "observation", "observations", "subject", "subjects", "patient",
        "patients",
        "spectra", "barcodes", "individuals", "col_attrs",
    ]
    private static let featureWords: Set = [
        "gene", "genes", "feature", "features", "var", "variable", "variables", "probe", "probes", "peaks", "proteins",
        "transcripts", "channel", "channels", "snp", "snps", "variant", "variants", "columns", "bands", "wavelengths",
    ]

    private static let mostAlleles = 2

    /// The axis that holds the rows, where words say so and it is not the first; nil where nothing speaks against that one.
    ///
    /// - Throws: `DatasetError` where both axes have columns beside them, and nothing tells samples from features.
    var rows: RowAxes? {
        get throws(DatasetError) {
            // Genotypes are variants × samples × alleles.
            guard data.shape.count == 2 || data.shape.count == 3 && data.shape[2] <= Self.mostAlleles,
                data.shape[0] != data.shape[1]
            else { return nil }
            let columns = [0, 1].map(columns(along:))
            guard columns.allSatisfy({ !$0.isEmpty }) else { return nil }
            let isOfSamples = columns.map { $0.contains { words($0, are: Self.sampleWords) } }
            let isOfFeatures = columns.map { $0.contains { words($0, are: Self.featureWords) } }
            if isOfSamples[1] && !isOfSamples[0] || isOfFeatures[0] && !isOfFeatures[1] {
                return RowAxes(
                    axes: [1],
                    why: "a row for each of its \(data.shape[1]) columns, which \(columns[1][0].path.escaped) describes"
                )
            }
            guard isOfSamples[0] == isOfSamples[1], isOfFeatures[0] == isOfFeatures[1] else { return nil }
            guard data.shape.count == 2 else { return nil }
            // The names of the features may lie beside the data; a group of columns says more than that.
            guard columns[1].count > 1 else { return nil }
            throw .unusable(
                "\(contents.place(of: data)) has columns beside both of its axes, such as "
                    + "\(columns[0][0].path.escaped) and \(columns[1][0].path.escaped), and it would be a guess which holds the "
                    + "rows. Choose: --rows 0 (\(data.shape[0]) rows) or --rows 1 (\(data.shape[1]) rows).")
        }
    }

    /// Texts and classes with one for each place along an axis.
    private func columns(along axis: Int) -> [StoredArray] {
        contents.arrays.filter { array in
            guard !array.role.isBesideRows, array.asColumn.isColumn, array.asColumn.rowCount == data.shape[axis] else {
                return false
            }
            if case .categorical = array.storage { return true }
            if case .enumeration = array.type { return true }
            return array.type.isString
        }
    }

    private func words(_ array: StoredArray, are known: Set<String>) -> Bool {
        array.objectPath.split(separator: "/").contains { part in
            known.contains(part.lowercased()) || ArrayRole.words(of: String(part)).contains(where: known.contains)
        }
    }
}
