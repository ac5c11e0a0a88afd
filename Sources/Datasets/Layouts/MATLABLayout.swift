internal import HDF5
internal import Rows

/// Variables that MATLAB has saved (`-v7.3`): the file has their axes in the opposite order.
struct MATLABLayout: DatasetLayout {
    let format = "MATLAB"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard contents.tree.nodes.contains(where: MATLABArray.isWritten) else { return nil }
        return try NamedArrays(contents, options).plan(format: format, rowAxis: Self.rowAxis)
    }

    /// MATLAB's own toolboxes keep images as height × width × channels × images.
    static func rowAxis(_ data: StoredArray) -> Int? {
        let shape = data.shape
        guard shape.count == 4, [1, 3, 4].contains(shape[2]), ![1, 3, 4].contains(shape[3]) else { return nil }
        return 3
    }
}
