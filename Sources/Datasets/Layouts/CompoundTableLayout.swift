internal import Core
internal import HDF5
internal import Rows

/// A table of compound rows: its numbers are the features, one text or small whole number may be the label.
struct CompoundTableLayout: DatasetLayout {
    let format = "table"

    /// The fewest numbers of a field that may be what a row is by itself: an image, a waveform.
    private static let fewestOfSignal = 16

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard contents.matrices.contains(where: \.isTable) else { return nil }
        let (table, why) = try DataChoice(contents).choose(options)
        guard table.isTable else { return nil }
        let signals = contents.arrays.filter { array in
            array.isWideField && array.rowLength >= Self.fewestOfSignal
                && array.tablePath.hasSameBytes(as: table.tablePath)
        }
        // Images and the times of their pixels are not columns of one thing.
        if options.dataPath == nil, signals.count > 1 { throw .ambiguous([table] + signals, contents) }
        return try TableColumns(contents, table: table, options).plan(format: format, why: why)
    }
}
