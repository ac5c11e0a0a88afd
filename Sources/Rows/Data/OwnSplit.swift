/// The parts that a file says its rows are in.
package struct OwnSplit: Sendable, Equatable {
    /// The names of the parts in a label that says which part each row is in.
    package static let partNames = ["training", "validation", "test"]

    /// The rows of each part, ascending; the file may say of some rows that they are in none.
    package let training: [Int]
    package let validation: [Int]
    package let test: [Int]
    /// The place in the file that says so; nil where test rows are arrays of their own.
    package let path: String?
}

extension Dataset {
    /// The file's own split of its rows; nil where it has none.
    package var ownSplit: OwnSplit? {
        if let test = description.predefinedTestRows {
            let training = (0..<features.rowCount).filter { !test.contains($0) }
            return OwnSplit(training: training, validation: [], test: Array(test), path: nil)
        }
        guard let label = furtherLabels.first(where: { $0.role == .split }),
            case .categorical(let parts) = label.labels,
            parts.categories == OwnSplit.partNames
        else { return nil }
        var rows = [[Int]](repeating: [], count: OwnSplit.partNames.count)
        for (row, code) in parts.codes.enumerated() where code >= 0 { rows[code].append(row) }
        guard !rows[0].isEmpty, !rows[2].isEmpty else { return nil }
        return OwnSplit(training: rows[0], validation: rows[1], test: rows[2], path: label.path)
    }
}
