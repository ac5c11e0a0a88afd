internal import Core
internal import HDF5
internal import Rows

/// A matrix with a group of columns about each of its axes, one called after samples and one after features: ARCHS4
/// (`meta/samples`, `meta/genes`), GCTX (`META/COL`, `META/ROW`).
struct AnnotatedMatrixLayout: DatasetLayout {
    let format = "annotated matrix"

    private static let sampleWords: Set<String> = [
        "sample", "samples", "cell", "cells", "col", "cols", "columns", "specimens", "subjects",
    ]
    private static let featureWords: Set<String> = [
        "gene", "genes", "feature", "features", "row", "rows", "transcripts", "probes", "proteins", "peaks",
        "variables",
        "metabolites",
    ]
    private static let featureNames = [
        "symbol", "gene_symbol", "genes", "gene", "pr_gene_symbol", "gene_name", "name", "names", "id",
        "ensembl_gene_id",
    ]
    private static let sampleNames = ["geo_accession", "id", "sample_id", "sample", "name", "names", "title"]

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard options.rowAxes == nil, options.windows == nil, options.layout != .pixels,
            let samples = table(called: Self.sampleWords, contents),
            let features = table(called: Self.featureWords, contents), samples.length != features.length
        else { return nil }
        let isAnnotated: (StoredArray) -> Bool = { array in
            array.isMatrix && array.shape.count == 2 && !array.isTable
                && Set(array.shape) == Set([samples.length, features.length])
        }
        let matrices = contents.matrices.filter(isAnnotated)
        var chosen = matrices.first
        if let path = options.dataPath {
            chosen = contents.array(at: path)
        } else if matrices.count > 1 {
            throw .ambiguous(matrices, contents)
        }
        guard let matrix = chosen, isAnnotated(matrix), options.testDataPath == nil else { return nil }
        let isTurned = matrix.rowCount != samples.length
        guard let data = isTurned ? matrix.withRows(along: 1) : matrix else { return nil }
        let columns = ObservationColumns(contents, in: samples.path, rowCount: data.rowCount)
        var plan = try columns.plan(
            of: data, in: contents, format: format, options,
            why: (options.dataPath == nil
                ? "the matrix that \(samples.path.escaped) and \(features.path.escaped) are about"
                : "chosen with --data")
                + ", a row for each of the \(data.rowCount) of \(samples.path.escaped)")
        plan.isOfCells = true
        plan.featureNamesPath = Self.featureNames.lazy.map { "\(features.path)/\($0)" }
            .first { contents.array(at: $0) != nil }
        plan.rowNames = Self.sampleNames.lazy.compactMap { contents.array(at: "\(samples.path)/\($0)") }.first
        return plan
    }

    /// The group called after one of some words whose arrays are columns of one length; nil where there are none, or several.
    private func table(called words: Set<String>, _ contents: FileContents) -> (path: String, length: Int)? {
        var found: [(path: String, length: Int)] = []
        for node in contents.tree.nodes {
            guard case .group = node.kind, node.depth > 0,
                ArrayRole.words(of: node.name).contains(where: words.contains)
            else { continue }
            let lengths = contents.members(of: node.path).compactMap { member -> Int? in
                guard case .dataset(let description) = member.kind, description.shape.count == 1 else { return nil }
                return description.rowCount
            }
            guard let length = lengths.first, length > 1, lengths.allSatisfy({ $0 == length }) else { continue }
            found.append((node.path, length))
        }
        return found.count == 1 ? found[0] : nil
    }
}
