internal import HDF5
internal import Rows

/// Counts as Cell Ranger of 10x Genomics writes them: features × cells by columns, so that each cell is a row.
///
/// Version 3 has one group `matrix` with `features`; version 2 one group for each genome, with `genes`.
struct TenXGenomicsLayout: DatasetLayout {
    let format = "10x Genomics"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        let matrices = contents.arrays.filter { array in
            guard array.isSparse, contents.array(at: array.objectPath + "/barcodes") != nil else { return false }
            return contents.hasGroup(array.objectPath + "/features")
                || contents.array(at: array.objectPath + "/genes") != nil
        }
        guard let first = matrices.first else { return nil }
        if let path = options.dataPath, !matrices.contains(where: { $0.objectPath == FileContents.absolute(path) }) {
            return nil
        }
        guard matrices.count == 1 || options.dataPath != nil else { throw .ambiguous(matrices, contents) }
        let data = matrices.first { $0.objectPath == options.dataPath.map(FileContents.absolute) } ?? first
        // What is inside the groups says what rows and columns are called.
        let others = contents.arrays.filter { array in
            !matrices.contains { array.objectPath.hasPrefix($0.objectPath + "/") }
        }
        var plan = try NamedArrays(contents.replacing(arrays: others), options.with(dataPath: data.objectPath))
            .plan(format: format)
        plan.contents = contents
        plan.why = options.dataPath == nil ? "the counts of a 10x Genomics file, a row for each cell" : plan.why
        plan.rowNames = contents.array(at: data.objectPath + "/barcodes")
        plan.featureTypes = contents.array(at: data.objectPath + "/features/feature_type")
        plan.featureNamesPath = ["features/name", "gene_names", "features/id", "genes"].lazy
            .map { "\(data.objectPath)/\($0)" }.first { contents.array(at: $0) != nil }
        return plan
    }
}
