internal import Rows

/// Arrays known by their names and their shapes alone.
struct PlainLayout: DatasetLayout {
    let format = "plain"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        try NamedArrays(contents, options).plan(format: format)
    }
}
