internal import HDF5
internal import Rows

/// Columns that name the rows, or the groups that they come from, and so say nothing of what is in them.
enum RowIdentifiers {
    /// The most rows whose texts are compared.
    private static let mostRows = 1 << 20

    /// Columns of which one may be the label: those that name neither rows nor groups, except for a text that is alone.
    static func without(_ columns: [StoredArray]) -> [StoredArray] {
        guard columns.count > 1 else {
            return columns.filter { GroupNames.rank($0.name) == nil || !$0.type.isNumeric || $0.isOfFewValues }
        }
        return columns.filter { GroupNames.rank($0.name) == nil && !isCalledIdentifier($0) && !differsInEveryRow($0) }
    }

    /// True if a name is that of an identifier, of a row or of what several rows are of: "isolate_id".
    private static func isCalledIdentifier(_ column: StoredArray) -> Bool {
        let words = ArrayRole.words(of: column.name)
        return column.role.kind != .label && ["id", "ids", "uuid", "accession", "barcode"].contains(words.last)
    }

    /// True if a column has another text in each row.
    private static func differsInEveryRow(_ column: StoredArray) -> Bool {
        guard column.type.isString, column.rowCount > 1, column.rowCount <= mostRows else { return false }
        return column.source.answer(about: "\(column.path)\0texts") {
            guard let texts = try? column.readStrings() else { return false }
            return Set(texts.map { Array($0.utf8) }).count == texts.count
        }
    }
}
