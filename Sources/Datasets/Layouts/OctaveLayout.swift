internal import HDF5

/// Variables that Octave has saved (`save -hdf5`): the file has their axes in the opposite order.
struct OctaveLayout: DatasetLayout {
    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard contents.tree.nodes.contains(where: OctaveVariable.isWritten) else { return nil }
        return try NamedArrays(contents, options).plan(format: "Octave", rowAxis: MATLABLayout.rowAxis)
    }
}
