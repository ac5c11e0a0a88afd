internal import HDF5
internal import Rows

/// Variables that Octave has saved (`save -hdf5`): the file has their axes in the opposite order.
struct OctaveLayout: DatasetLayout {
    let format = "Octave"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard contents.tree.nodes.contains(where: OctaveVariable.isWritten) else { return nil }
        return try NamedArrays(contents, options).plan(format: format, rowAxis: MATLABLayout.rowAxis)
    }
}
