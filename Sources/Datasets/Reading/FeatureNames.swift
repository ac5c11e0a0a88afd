internal import Core
internal import HDF5
internal import Rows

/// The names of the data's columns.
enum FeatureNames {
    /// The names, one for each column; nil where the file has none.
    static func read(_ plan: DatasetPlan) throws(DatasetError) -> [String]? {
        let count = plan.data.rowLength
        if let names = plan.columnNames, names.count == count { return names.map(\.escaped) }
        for name in ["feature_names", "columns", "column_names", "names"] {
            if let names = plan.data.attribute(name)?.strings, names.count == count { return names.map(\.escaped) }
        }
        let beside = FileContents.parent(of: plan.data.path)
        let usual = ["feature_names", "columns", "column_names"].map { beside + $0 }
        for path in [plan.featureNamesPath].compactMap({ $0 }) + usual {
            guard let array = plan.contents.array(at: path)?.asColumn, array.type.isString, array.shape == [count]
            else {
                continue
            }
            return try DatasetError.translating { () throws(HDF5Error) in try array.readStrings().map(\.escaped) }
        }
        return nil
    }
}
