internal import Core
internal import HDF5
internal import Rows

extension StoredArray {
    /// The array without the columns that labels of it are, or of the array whose test rows it has.
    func without(_ labels: [LabelSource], of data: StoredArray? = nil) -> StoredArray {
        var positions: Set<Int> = []
        for label in labels where label.path.hasSameBytes(as: data?.path ?? path) {
            positions.formUnion(label.columnNumbers)
        }
        var left = self
        if case .stacked(let parts) = storage, parts.first?.isTable == true {
            left = withoutFields(labels.map(\.array), parts) ?? self
        }
        return left.omittingNumbered(positions.sorted())
    }

    /// The matrix without some of its columns, those that are left called by their numbers in the file where they have no names.
    func omittingNumbered(_ positions: [Int]) -> StoredArray {
        guard !positions.isEmpty, columnNames == nil else { return omitting(positions) }
        var numbered = self
        numbered.knownColumnNames = (0..<rowLength).map { "feature \($0)" }
        return numbered.omitting(positions)
    }

    /// Joined tables without the fields that joined labels are.
    private func withoutFields(_ labels: [StoredArray], _ parts: [StoredArray]) -> StoredArray? {
        var tables = parts
        for label in labels {
            guard case .stacked(let fields) = label.storage, fields.count == tables.count else { continue }
            tables = zip(tables, fields).map { $0.without($1) }
        }
        guard let first = tables.first, tables.allSatisfy({ $0.columnNames == first.columnNames }) else { return nil }
        return StoredArray.stacked(tables, path: path)
    }

    /// The columns of a matrix that a label of it was: by their name, or by the numbers at its end, as in "data 3" and
    /// "jets 53-57".
    func columnNumbers(of label: String) -> [Int] {
        if let names = columnNames, let place = names.firstIndex(where: { $0.escaped == label }) { return [place] }
        guard let space = label.lastIndex(of: " "), let span = ColumnSpan(label[label.index(after: space)...]) else {
            return []
        }
        return span.range.upperBound < rowLength ? Array(span.range) : []
    }
}

/// Neighbouring columns, as "53-57", or one, as "53".
struct ColumnSpan {
    let range: ClosedRange<Int>

    /// Reads a text; nil of any other.
    init?(_ text: Substring) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard let first = ends.first, let last = ends.last, ends.count <= 2, let first, let last, first >= 0,
            first <= last
        else { return nil }
        range = first...last
    }
}
