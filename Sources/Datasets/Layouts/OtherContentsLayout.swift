internal import Core
internal import HDF5
internal import Rows

/// Files of known programs that hold no rows to be learned from, and are said to be such: what is wanted instead, if anything.
struct OtherContentsLayout: DatasetLayout {
    let format = "other contents"

    /// A kind of file, by what it has in it.
    private struct Kind: Sendable {
        let isKind: @Sendable (FileContents) -> Bool
        /// The name of such files, as the rest of a sentence, and a way out.
        let sentence: String
    }

    private static func has(_ paths: String...) -> @Sendable (FileContents) -> Bool {
        { contents in paths.allSatisfy { contents.node(at: $0) != nil } }
    }

    private static let kinds = [
        Kind(
            isKind: { contents in
                contents.attribute("filetype", of: "/")?.string == "molecule"
                    || has("/barcode_idx", "/umi", "/barcodes")(contents)
                    || has("/barcode", "/umi", "/gem_group")(contents)
            },
            sentence: "is a molecule_info.h5 of Cell Ranger: a list of molecules, and no matrix. Give the "
                + "filtered_feature_bc_matrix.h5 of the same run, or its raw_feature_bc_matrix.h5."),
        Kind(
            isKind: { contents in
                contents.attribute("format", of: "/")?.string?.hasPrefix("HDF5::") == true
                    || has("/bins/chrom", "/pixels/bin1_id")(contents)
                    // Several resolutions of the same contacts.
                    || contents.members(of: "/resolutions").contains { group in
                        contents.node(at: group.path + "/pixels/bin1_id") != nil
                    }
            },
            sentence:
                "is a cooler of Hi-C contacts: pairs of bins, and no matrix with a row for each sample. Write the "
                + "features of its bins or cells into a matrix first, for example with cooler and h5py in Python."),
        Kind(
            isKind: { contents in
                contents.attribute("file_type", of: "/")?.string == "multi-read"
                    || contents.members(of: "/").prefix(4).contains {
                        $0.name.hasPrefix("read_") && contents.hasGroup($0.path + "/Raw")
                    }
            },
            sentence:
                "is a fast5 file of nanopore reads: signals of different lengths, and no matrix. Cut them into pieces of "
                + "one length first, for example with ont_fast5_api and h5py in Python."),
        Kind(
            isKind: has("/SpectrumIndex", "/SpectrumMZ", "/SpectrumIntensity"),
            sentence:
                "is an mz5 file of mass spectra: spectra of different lengths, one after the other, and no matrix. Bin them on one "
                + "axis of m/z first, and write a row for each; SpectrumIndex says where each of them ends, and SpectrumMZ holds "
                + "the steps of m/z within it."),
        Kind(
            isKind: { contents in
                contents.matrices.isEmpty
                    && contents.tree.nodes.contains { node in
                        node.attributes.contains { $0.name == "NX_class" && $0.value.string == "NXevent_data" }
                    }
            },
            sentence:
                "has the events of a NeXus file: where and when each neutron or photon was counted, one after the other, and no "
                + "matrix. Count them first, in bins of time of flight for each pixel or each pulse, for example with Mantid or "
                + "scipp."),
        Kind(
            isKind: { contents in
                contents.attribute("format_name", of: "/")?.string == "Photon-HDF5"
                    || has("/photon_data/timestamps")(contents)
            },
            sentence:
                "is a Photon-HDF5 file: when each photon was counted, one after the other, and no matrix. Count them first, for example "
                + "in bins of nanotimes for each burst, with FRETBursts or NumPy."),
        Kind(
            isKind: has("/ilastikVersion", "/workflowName"),
            sentence:
                "is a project of ilastik: settings and strokes, and no results. Export the results from ilastik as HDF5 "
                + "(Prediction Export), and give that file."),
        Kind(
            isKind: hasCoordinates,
            sentence:
                "has a sparse matrix by coordinates (COO), which says nowhere what is in a row. Write it by rows with SciPy: "
                + "M = scipy.sparse.coo_matrix((data, (row, col)), shape).tocsr(), then M.data, M.indices, M.indptr and M.shape."
        ),
        Kind(
            isKind: isOfWeights,
            sentence:
                "holds the weights of a neural network, not data. Give the file of the data that it was trained on."),
        Kind(
            isKind: has("/est_counts", "/aux/ids"),
            sentence:
                "is an abundance.h5 of kallisto: the counts of one sample. Join those of several samples into one matrix "
                + "first, a row for each, for example with tximport in R."),
    ]

    /// True if a group has the values of a sparse matrix and the row and the column of each.
    private static let hasCoordinates: @Sendable (FileContents) -> Bool = { contents in
        contents.arrays.contains { rows in
            guard rows.isColumn, let own = coordinates.first(where: { $0.row == rows.name }) else { return false }
            let folder = FileContents.parent(of: rows.objectPath)
            func isBeside(_ name: String) -> Bool { contents.array(at: folder + name)?.shape == rows.shape }
            return isBeside(own.column) && own.values.contains(where: isBeside)
        }
    }

    /// Names of the rows, the columns and the values of a sparse matrix by coordinates.
    private static let coordinates: [(row: String, column: String, values: [String])] = [
        ("row", "col", ["data", "values", "val"]), ("rows", "cols", ["data", "values", "vals"]),
        ("soma_dim_0", "soma_dim_1", ["soma_data"]), ("idx", "idy", ["count"]),
    ]

    /// True if most data sets are called as the parameters of layers are, several layers having a weight and a bias.
    private static let isOfWeights: @Sendable (FileContents) -> Bool = { contents in
        let last = contents.arrays.map { array in
            let parts = array.name.split { ".:".contains($0) }
            return parts.last { Int($0) == nil }.map { $0.lowercased() } ?? ""
        }
        let layers = min(last.count { weights.contains($0) }, last.count { $0 == "bias" })
        return layers >= 2 && last.count { parameters.contains($0) } * 5 >= last.count * 4
    }

    private static let weights: Set = ["weight", "kernel"]
    private static let parameters: Set = [
        "weight", "kernel", "bias", "gamma", "beta", "running_mean", "running_var", "moving_mean", "moving_variance",
        "num_batches_tracked", "embeddings",
    ]

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard options.dataPath == nil, let kind = Self.kinds.first(where: { $0.isKind(contents) }) else { return nil }
        throw .unusable(
            "\(contents.file.escaped) \(kind.sentence) If an array in it should be used as data anyway, name it: --data "
                + "PATH.")
    }
}
