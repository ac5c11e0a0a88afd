internal import HDF5
internal import Rows

/// A trajectory of molecular dynamics (H5MD): `particles/NAME/position/value` is frames × particles × 3, and each frame a row.
struct H5MDLayout: DatasetLayout {
    let format = "H5MD"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard contents.attribute("version", of: "/h5md") != nil, options.dataPath == nil else { return nil }
        let positions = contents.matrices.filter { $0.objectPath.hasSuffix("/position/value") }
        guard !positions.isEmpty else { return nil }
        // The number and the time of a frame are no label of it.
        let others = contents.arrays.filter { !["step", "time"].contains($0.name) }
        return try NamedArrays(contents.replacing(arrays: others), options).plan(format: format, among: positions)
    }
}
