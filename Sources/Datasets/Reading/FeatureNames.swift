internal import Core
internal import HDF5
internal import Rows

/// The names of the data's columns.
enum FeatureNames {
    /// The names, one for each column; nil where the file has none.
    static func read(_ plan: DatasetPlan) throws(DatasetError) -> [String]? {
        let count = plan.data.rowLength
        if let names = plan.columnNames, names.count == count { return names.map(\.escaped) }
        if let path = plan.featureNamesPath, let array = plan.contents.array(at: path)?.asColumn, array.type.isString,
            array.shape == [count]
        {
            return try DatasetError.translating { () throws(HDF5Error) in try array.readStrings().map(\.escaped) }
        }
        return try plan.contents.columnNames(beside: plan.data)?.map(\.escaped)
    }
}
