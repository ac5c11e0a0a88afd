extension FeatureMatrix {
    /// The matrix changed.
    ///
    /// - Parameters:
    ///   - change: What is done to each row.
    ///   - memory: What it may take up.
    /// - Returns: The matrix.
    /// - Throws: `DatasetError` where rows have to be read again and can't be.
    package func changed(_ change: BlockChange, memory: FeatureMemory) throws(DatasetError) -> FeatureMatrix {
        if case .blocks(let rows) = storage, let changed = try rows.changed(change, memory: memory) {
            return FeatureMatrix(
                rowCount: changed.layout.rowCount, featureCount: changed.layout.featureCount, storage: .blocks(changed))
        }
        return switch change {
        case .columns(let columns): try selecting(columns: columns)
        case .rows(let rows): try selecting(rows: rows)
        case .logarithms: try logCounts()
        }
    }
}
