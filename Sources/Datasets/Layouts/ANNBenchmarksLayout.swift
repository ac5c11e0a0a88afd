internal import Rows

/// A file of ann-benchmarks: `train` and `test` vectors; `neighbors` and `distances` are answers, neither data nor labels.
struct ANNBenchmarksLayout: DatasetLayout {
    let format = "ann-benchmarks"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard contents.array(at: "/train") != nil, contents.array(at: "/test") != nil,
            contents.array(at: "/neighbors") != nil
        else { return nil }
        let vectors = contents.arrays.filter { !["/neighbors", "/distances"].contains($0.objectPath) }
        var plan = try NamedArrays(contents.replacing(arrays: vectors), options).plan(format: format)
        if options.dataPath == nil { plan.why = "the vectors of an ann-benchmarks file" }
        return plan
    }
}
