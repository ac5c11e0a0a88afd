internal import Core
internal import HDF5
internal import Rows

extension DatasetPlan {
    /// The most columns that are read for what they are called alone.
    private static let mostLikelyGroups = 4

    /// Adds the columns that are called like groups of rows, where the user names none and the file has no test rows of its own.
    mutating func addLikelyGroups(_ options: ReadingOptions) {
        guard options.groupsPath == nil, testData == nil else { return }
        let known = [label].compactMap(\.self) + furtherLabels.map(\.label)
        let data = data
        let choice = LabelChoice(contents, data: data)
        let columns = GroupNames.ranked(contents.arrays.map(data.column(of:)), by: \.name).filter { column in
            isOfRows(column) && column.isColumn && column.rowCount == data.rowCount && choice.isBeside(column)
                && !known.contains { $0.path.hasSameBytes(as: column.path) }
        }
        let features = columns.filter { data.hasFeature($0) }
        likelyGroups = columns.filter { !data.hasFeature($0) }.prefix(Self.mostLikelyGroups).map {
            LabelSource($0, why: "recognised by name")
        }
        // What is in one group of the file was written as one.
        if let part, !likelyGroups.contains(where: { $0.path.hasSameBytes(as: part.path) }),
            label?.path.hasSameBytes(as: part.path) != true || GroupNames.rank(part.name) == nil
        {
            likelyGroups.append(part)
        }
        if let feature = features.first {
            let path = String(feature.path.drop { $0 == "/" }).escaped.shellWord
            notes.append(
                "\(feature.path.escaped) has a name that suggests groups of rows and is read as a feature; if rows with "
                    + "the same value belong together: --groups \(path).")
        }
    }

    /// True if an array is not the data and lies in the file where arrays of rows may do.
    func isOfRows(_ array: StoredArray) -> Bool {
        guard !array.path.hasSameBytes(as: data.path) else { return false }
        return !["/var", "/varm", "/raw", "/uns", "/row_attrs"].contains { folder in
            array.objectPath.hasPrefix(root + folder + "/") || array.objectPath.hasSameBytes(as: root + folder)
        }
    }
}

extension StoredArray {
    /// True if a column is one of the features of this table.
    fileprivate func hasFeature(_ column: StoredArray) -> Bool {
        isTable && column.tablePath.hasSameBytes(as: tablePath)
            && (columnNames ?? []).contains { $0.hasSameBytes(as: column.name) }
    }
}
