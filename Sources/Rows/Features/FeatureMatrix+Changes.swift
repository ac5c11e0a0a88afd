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
        case .missing(let numbers): marking(MissingNumbers(numbers))
        }
    }

    /// The matrix with NaN for each number that stands for a missing one; bytes and sparse rows have none such.
    private func marking(_ missing: MissingNumbers) -> FeatureMatrix {
        let marked: Storage =
            switch storage {
            case .float32(let elements): .float32(missing.marking(elements))
            case .float64(let elements): .float64(missing.marking(elements))
            case .uint8, .sparse32, .sparse64, .blocks: storage
            }
        return FeatureMatrix(rowCount: rowCount, featureCount: featureCount, storage: marked)
    }
}
