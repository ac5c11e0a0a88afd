internal import HDF5

/// A group whose members make up a sparse matrix: of AnnData and h5sparse, 10x Genomics, or MATLAB.
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
            starts.rowCount > 0, SparseGroup.isInteger(indices.type), SparseGroup.isInteger(starts.type),
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

    /// `[rows, columns]`, and whether the matrix is kept by rows.
    private static func shape(
        of group: HDF5Node, _ starts: StoredArray, _ recognition: ArrayRecognition
    ) -> (shape: [Int], majorIsRow: Bool)? {
        func attribute(_ name: String) -> HDF5AttributeValue? { group.attributes.first { $0.name == name }?.value }
        // MATLAB states the number of rows and keeps columns.
        if let rows = attribute("MATLAB_sparse")?.integers?.first { return ([rows, starts.rowCount - 1], false) }
        let kind = attribute("encoding-type")?.string ?? attribute("h5sparse_format")?.string ?? ""
        if let shape = attribute("shape")?.integers ?? attribute("h5sparse_shape")?.integers, shape.count == 2 {
            // What says nothing of its order shows it by its length.
            let isByRows =
                kind.isEmpty
                ? starts.rowCount == shape[0].addingReportingOverflow(1).partialValue : !kind.hasPrefix("csc")
            return (shape, isByRows)
        }
        // 10x Genomics keeps features × cells by columns: the same numbers as cells × features by rows.
        guard let stored = recognition.member("shape", of: group), stored.shape == [2],
            let shape: [Int] = try? stored.read()
        else { return nil }
        return ([shape[1], shape[0]], true)
    }
}
