internal import HDF5
internal import Rows

/// The samples of emcee: `chain` is steps × walkers × parameters, and each step of each walker a row.
struct EmceeLayout: DatasetLayout {
    let format = "emcee"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard options.dataPath == nil else { return nil }
        let chains = contents.matrices.filter { array in
            let folder = FileContents.parent(of: array.objectPath)
            return array.name == "chain" && array.shape.count == 3
                && (contents.attribute("nwalkers", of: folder)?.integers == [array.shape[1]]
                    || contents.array(at: folder + "log_prob")?.shape == Array(array.shape.prefix(2)))
        }
        guard !chains.isEmpty else { return nil }
        var own = options
        let isUsual = own.rowAxes == nil && own.windows == nil && own.layout == nil
        if isUsual { own.rowAxes = "0,1" }
        var plan = try NamedArrays(contents, own).plan(format: format, among: chains)
        if isUsual { plan.why = "the samples of emcee, a row for each step of each walker" }
        return plan
    }
}
