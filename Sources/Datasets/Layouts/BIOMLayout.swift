internal import Core
internal import HDF5
internal import Rows

/// A BIOM 2 table: observations (such as taxa) × samples, kept once by observations and once by samples, which are the rows;
/// what is known of them is in `sample/metadata`.
struct BIOMLayout: DatasetLayout {
    let format = "BIOM"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        let matrices = contents.arrays.filter {
            $0.isSparse && ["/sample/matrix", "/observation/matrix"].contains($0.objectPath)
        }
        guard !matrices.isEmpty, contents.attribute("shape", of: "/") != nil, contents.node(at: "/sample/ids") != nil
        else { return nil }
        let turned = matrices.first { $0.objectPath == "/observation/matrix" }?.withRows(along: 1)
        guard let samples = matrices.first(where: { $0.objectPath == "/sample/matrix" }) ?? turned else { return nil }
        if let path = options.dataPath, !FileContents.absolute(path).hasSameBytes(as: samples.objectPath) { return nil }
        let file = contents.file.escaped
        guard samples.isMatrix else { throw .noMatrix(contents) }
        guard options.testDataPath == nil, options.testLabelsPath == nil else {
            throw .unusable(
                "\(file) is a BIOM table, whose samples are all in one: leave out --test-data and --test-labels.")
        }
        let columns = ObservationColumns(contents, in: "/sample/metadata", rowCount: samples.rowCount)
        var plan = try columns.plan(
            of: samples, in: contents, format: format, options,
            why: options.dataPath == nil ? "the table of a BIOM file, a row for each sample" : "chosen with --data")
        plan.featureNamesPath = "/observation/ids"
        plan.rowNames = contents.array(at: "/sample/ids")
        return plan
    }
}
