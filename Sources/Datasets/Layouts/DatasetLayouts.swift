internal import Core
internal import Rows

/// The layouts that are known.
enum DatasetLayouts {
    /// The more particular first.
    static let all: [any DatasetLayout] = [
        AnnDataLayout(), MuDataLayout(), LoomLayout(), TenXGenomicsLayout(), BIOMLayout(), H5SeuratLayout(),
        KerasLayout(), OtherContentsLayout(), PandasLayout(), ANNBenchmarksLayout(), NWBLayout(), SNIRFLayout(),
        HyperSpyLayout(), NeXusLayout(), EMDLayout(), H5MDLayout(), VTKHDFLayout(), EmceeLayout(),
        AnnotatedMatrixLayout(), EEGLABLayout(), TableStackLayout(), GroupRowsLayout(), StackLayout(),
        ColumnGroupLayout(),
        StackLayout(asksAboutUncertain: true), MATLABLayout(), OctaveLayout(), NetCDFLayout(), CompoundTableLayout(),
        PlainLayout(),
    ]

    /// The plan of what to read as what in a file.
    static func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan {
        let whole = contents.including(options.paths)
        let split = NamedSplit.choose(whole, options)
        let (contents, options) = try JoinedRows.joining(whole, split?.options ?? options)
        for layout in all {
            guard var plan = try layout.plan(contents, options) else { continue }
            guard options.layer == nil || layout.hasLayers else {
                let formats = all.filter(\.hasLayers).map(\.format).listed("and")
                throw .unusable(
                    "\(contents.file.escaped) has no layers: \(formats) files alone have some. Choose the data with --data."
                )
            }
            guard plan.takesRowAxes || options.rowAxes == nil && options.windows == nil && options.layout != .pixels
            else {
                throw .unusable(
                    "The rows of \(contents.file.escaped) are those of its kind of file (\(plan.format)): --rows, --windows and --layout "
                        + "pixels are for arrays whose axes could be anything. Leave them out, or choose such an array with --data."
                )
            }
            let options = plan.renamedOptions ?? options
            try plan.addFurtherLabels(options)
            if !options.ignoresSplits {
                plan.addFactors()
                plan.addLikelyGroups(options)
                if let split {
                    (plan.splits, plan.splitIsChosen) = ([split.source], true)
                } else {
                    plan.addOwnSplits()
                }
                try plan.addEmbeddings(options)
            }
            return plan
        }
        throw DatasetError.noMatrix(contents)
    }
}
