internal import HDF5
internal import Rows

/// A HyperSpy file (`.hspy`): a signal for each experiment, whose axes say along which of them the sample was moved.
struct HyperSpyLayout: DatasetLayout {
    let format = "HyperSpy"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard contents.attribute("file_format", of: "/")?.string == "HyperSpy", contents.hasGroup("/Experiments") else {
            return nil
        }
        // Factors and loadings of earlier decompositions are beside each signal.
        let signals = contents.matrices.filter { array in
            let parts = array.objectPath.split(separator: "/")
            return parts.count == 3 && parts[0] == "Experiments" && parts[2] == "data"
        }
        guard !signals.isEmpty || options.dataPath != nil else { return nil }
        return try NamedArrays(contents, options).plan(format: format, among: signals)
    }
}
