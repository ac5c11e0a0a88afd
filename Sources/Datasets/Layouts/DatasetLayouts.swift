internal import Core
internal import Rows

/// The layouts that are known.
enum DatasetLayouts {
    /// The more particular first.
    static let all: [any DatasetLayout] = [
        AnnDataLayout(), MuDataLayout(), LoomLayout(), TenXGenomicsLayout(), BIOMLayout(), H5SeuratLayout(),
        KerasLayout(), OtherContentsLayout(), PandasLayout(), ANNBenchmarksLayout(), MATLABLayout(), OctaveLayout(),
        NetCDFLayout(), AnnotatedMatrixLayout(), CompoundTableLayout(), SingleImageLayout(), PlainLayout(),
    ]

    /// The plan of what to read as what in a file.
    static func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan {
        for layout in all {
            guard var plan = try layout.plan(contents, options) else { continue }
            guard options.layer == nil || layout.hasLayers else {
                let formats = all.filter(\.hasLayers).map(\.format).joined(separator: " and ")
                throw .unusable(
                    "\(contents.file.escaped) has no layers: \(formats) files alone have some. Choose the data with --data."
                )
            }
            try plan.addFurtherLabels(options)
            if !options.ignoresSplits {
                plan.addLikelyGroups(options)
                plan.addOwnSplits()
                try plan.addEmbeddings(options)
            }
            return plan
        }
        throw DatasetError.noMatrix(contents)
    }
}
