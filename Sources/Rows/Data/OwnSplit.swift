/// The parts that a file says its rows are in.
package struct OwnSplit: Sendable, Equatable {
    /// A part, with its code in a label that says which part each row is in.
    package enum Part: Int, Sendable, CaseIterable {
        case training, validation, test

        /// "training", "validation" or "test".
        package var name: String {
            switch self {
            case .training: "training"
            case .validation: "validation"
            case .test: "test"
            }
        }
    }

    /// The names of the parts, by their codes.
    package static let partNames = Part.allCases.map(\.name)

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
        func rows(of part: OwnSplit.Part) -> [Int] { parts.codes.indices.filter { parts.codes[$0] == part.rawValue } }
        let (training, test) = (rows(of: .training), rows(of: .test))
        guard !training.isEmpty, !test.isEmpty else { return nil }
        return OwnSplit(training: training, validation: rows(of: .validation), test: test, path: label.path)
    }
}
