internal import Core

/// A way in which people lay out data in HDF5 files.
///
/// A new one is a new type in this folder and an entry in `DatasetLayouts.all`.
protocol DatasetLayout: Sendable {
    /// What to read as what, where the file is laid out in this way; nil where it is not.
    ///
    /// - Throws: `DatasetError` where it is, but what is wanted is not there or can't be told.
    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan?
}

/// The layouts that are known.
enum DatasetLayouts {
    /// The more particular first.
    static let all: [any DatasetLayout] = [
        AnnDataLayout(), LoomLayout(), TenXGenomicsLayout(), KerasLayout(), PandasLayout(), ANNBenchmarksLayout(),
        MATLABLayout(), OctaveLayout(), NetCDFLayout(), CompoundTableLayout(), PlainLayout(),
    ]

    /// What to read as what in a file.
    static func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan {
        for layout in all {
            guard var plan = try layout.plan(contents, options) else { continue }
            guard options.layer == nil || ["AnnData", "Loom"].contains(plan.format) else {
                throw .unusable(
                    "\(contents.file.escaped) is neither an AnnData nor a Loom file, which alone have layers. Choose the data "
                        + "with --data.")
            }
            try plan.addFurtherLabels(options)
            return plan
        }
        throw DatasetError.noMatrix(contents)
    }
}
