internal import Rows

/// A way in which people lay out data in HDF5 files.
///
/// A new one is a new type in this folder and an entry in `DatasetLayouts.all`.
protocol DatasetLayout: Sendable {
    /// The name of the kind of file, such as "AnnData".
    var format: String { get }
    /// True if files have layers, other versions of the data that are chosen with `--layer`.
    var hasLayers: Bool { get }
    /// The plan of what to read as what, if the file is laid out in this way; nil if it is not.
    ///
    /// - Throws: `DatasetError` where it is, but what is wanted is not there or can't be told.
    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan?
}

extension DatasetLayout {
    var hasLayers: Bool { false }
}
