internal import Core
internal import HDF5
internal import Rows

/// An EMD file of electron microscopy, as Berkeley's and py4DSTEM's: groups with `data` and a data set for each of its axes; or as
/// Velox writes them, images that are height × width × frames, with what is known of each frame beside them.
struct EMDLayout: DatasetLayout {
    let format = "EMD"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        let frames = contents.matrices.filter { array in
            array.name == "Data" && array.objectPath.hasPrefix("/Data/Image/") && array.shape.count == 3
                && contents.node(at: FileContents.parent(of: array.objectPath) + "Metadata") != nil
        }
        if !frames.isEmpty {
            if options.dataPath == nil, options.rowAxes == nil, options.layout == nil, let image = frames.first,
                frames.allSatisfy({ $0.shape[2] == 1 })
            {
                let what = frames.count == 1 ? "is one image" : "and \(frames.count - 1) more are one image each"
                throw .unusable(
                    "\(contents.place(of: image)) \(what), of height × width × frames, and so one row, of which nothing can be "
                        + "learned. Give a file of many frames; if its lines are the rows: --data \(image.path.escaped.shellWord) "
                        + "--rows 0.")
            }
            return try NamedArrays(contents, options).plan(format: format, among: frames) { array in
                frames.contains { $0.path.hasSameBytes(as: array.path) } ? 2 : nil
            }
        }
        var isEMD = false
        let arrays = contents.matrices.filter { array in
            guard array.name == "data" else { return false }
            let folder = FileContents.parent(of: array.objectPath)
            let isMarked = contents.attribute("emd_group_type", of: folder) != nil
            let hasAxes = contents.node(at: folder + "dim1") != nil
            isEMD = isEMD || isMarked && hasAxes
            return isMarked || hasAxes
        }
        guard isEMD, !arrays.isEmpty else { return nil }
        return try NamedArrays(contents, options).plan(format: format, among: arrays)
    }
}
