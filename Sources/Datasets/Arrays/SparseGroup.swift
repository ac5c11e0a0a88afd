internal import HDF5

/// A group whose members make up a sparse matrix: of AnnData and h5sparse, 10x Genomics, BIOM, h5Seurat, MATLAB, or SciPy's
/// arrays as people write them.
struct SparseGroup {
    let array: StoredArray
    /// The members that it is made of.
    let parts: [String]

    /// Recognises a sparse matrix; nil where the group is none.
    init?(_ group: HDF5Node, in contents: FileContents) {
        let recognition = ArrayRecognition(contents)
        guard let values = recognition.member("data", of: group), values.type.isNumeric, values.shape.count == 1 else {
            return nil
        }
        let isMATLAB = group.attributes.contains { $0.name == "MATLAB_sparse" }
        guard let indices = recognition.member(isMATLAB ? "ir" : "indices", of: group), indices.shape.count == 1,
            let starts = recognition.member(isMATLAB ? "jc" : "indptr", of: group), starts.shape.count == 1,
            starts.rowCount > 0, SparseGroup.isInteger(indices.type),
            // R keeps what may be beyond 32 bits as floating point.
            SparseGroup.isInteger(starts.type) || starts.type == .float(bytes: 8, order: .littleEndian),
            let (shape, majorIsRow) = SparseGroup.shape(of: group, starts, recognition),
            shape.allSatisfy({ $0 >= 0 })
        else { return nil }
        let storage = SparseStorage(
            values: values, indices: indices, starts: starts, majorCount: majorIsRow ? shape[0] : shape[1],
            minorCount: majorIsRow ? shape[1] : shape[0], majorIsRow: majorIsRow)
        array = StoredArray(
            source: contents.source, path: contents.prefix + group.path, objectPath: group.path, shape: shape,
            type: values.type, attributes: group.attributes, storage: .sparse(storage))
        parts = isMATLAB ? ["data", "ir", "jc"] : ["data", "indices", "indptr", "shape"]
    }

    private static func isInteger(_ type: HDF5ElementType) -> Bool {
        if case .integer = type { return true }
        return false
    }

    /// True if a group has what 10x Genomics keeps beside a matrix.
    private static func isTenXGenomics(_ group: HDF5Node, _ recognition: ArrayRecognition) -> Bool {
        recognition.member("barcodes", of: group) != nil
            && (recognition.contents.hasGroup(group.path + "/features")
                || recognition.member("genes", of: group) != nil)
    }

    /// `[rows, columns]`, and whether the matrix is kept by rows.
    private static func shape(
        of group: HDF5Node, _ starts: StoredArray, _ recognition: ArrayRecognition
    ) -> (shape: [Int], majorIsRow: Bool)? {
        func attribute(_ name: String) -> HDF5AttributeValue? { group.attributes.first { $0.name == name }?.value }
        // MATLAB states the number of rows and keeps columns.
        if let rows = attribute("MATLAB_sparse")?.integers?.first { return ([rows, starts.rowCount - 1], false) }
        let kind =
            (attribute("encoding-type") ?? attribute("h5sparse_format") ?? attribute("format"))?.string?.lowercased()
            ?? ""
        /// True if a matrix is kept by rows; one that says nothing of its order shows it by its length.
        func isByRows(_ shape: [Int]) -> Bool {
            if kind.hasPrefix("csc") || kind.hasPrefix("csr") { return kind.hasPrefix("csr") }
            let lines = starts.rowCount - 1
            return lines == shape[0] || lines != shape[1]
        }
        if let shape = attribute("shape")?.integers ?? attribute("h5sparse_shape")?.integers, shape.count == 2 {
            return (shape, isByRows(shape))
        }
        // h5Seurat keeps genes × cells as R does, by columns.
        if let shape = attribute("dims")?.integers, shape.count == 2 { return (shape, starts.rowCount - 1 != shape[1]) }
        // BIOM states the numbers of observations and samples once.
        if let shape = recognition.contents.attribute("shape", of: "/")?.integers, shape.count == 2 {
            if group.path == "/sample/matrix" { return ([shape[1], shape[0]], true) }
            if group.path == "/observation/matrix" { return (shape, true) }
        }
        guard let stored = recognition.member("shape", of: group), stored.shape == [2],
            let shape: [Int] = try? stored.read()
        else { return nil }
        // 10x Genomics keeps features × cells by columns: the same numbers as cells × features by rows.
        return isTenXGenomics(group, recognition) ? ([shape[1], shape[0]], true) : (shape, isByRows(shape))
    }
}
