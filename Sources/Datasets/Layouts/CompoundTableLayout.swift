internal import HDF5
internal import Rows

/// A table of compound rows: its numbers are the features, one text or small whole number may be the label.
struct CompoundTableLayout: DatasetLayout {
    let format = "table"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard contents.matrices.contains(where: \.isTable) else { return nil }
        let (table, why) = try DataChoice(contents).choose(options)
        guard table.isTable else { return nil }
        return try TableColumns(contents, table: table, options).plan(format: format, why: why)
    }
}
