internal import Core
internal import Rows

/// Columns of zeros and ones among quantities: a label that was written among the features.
struct BinaryColumns {
    private let rows: RowPreparation
    private let plan: DatasetPlan
    private let labels: Labels?

    /// The most columns of a table that are looked at, and the most rows.
    private static let mostColumns = 10_000
    private static let mostRows = 1_000
    /// The most columns of zeros and ones that are offered by themselves, and the most one-hot ones.
    private static let mostSingle = 3
    private static let mostOneHot = 100

    init(_ rows: RowPreparation, _ plan: DatasetPlan, _ labels: Labels?) {
        self.rows = rows
        self.plan = plan
        self.labels = labels
    }

    /// A sentence with what to type; nil where there are no such columns, or nearly all are such.
    ///
    /// - Throws: `DatasetError` where rows can't be read.
    func note() throws(DatasetError) -> String? {
        let features = rows.features
        let count = features.featureCount
        guard features.isInMemory, !features.isSparse, count > 2, count <= Self.mostColumns, features.rowCount > 10,
            !rows.record.isLogCounts
        else { return nil }
        let step = max(1, features.rowCount / Self.mostRows)
        let sampled = Array(stride(from: 0, to: features.rowCount, by: step))
        var binary: [Int] = []
        for column in 0..<count {
            if try isBinary(column, sampled, features) { binary.append(column) }
            guard binary.count <= Self.mostOneHot, binary.count * 2 <= count || binary.count < 3 else { return nil }
        }
        guard !binary.isEmpty, binary.count * 2 < count else { return nil }
        guard labels == nil else { return try restOfLabel(binary, sampled, features) }
        if let span = try oneHot(binary, sampled, features) { return oneHotNote(span) }
        guard binary.count <= Self.mostSingle else { return nil }
        let list = binary.map { "--labels \(typed("\(number($0))", name: name($0)))" }.joined(separator: ", ")
        return
            "\(binary.count == 1 ? "A column holds" : "\(binary.count) columns hold") zeros and ones alone, among others that "
            + "are quantities; if \(binary.count == 1 ? "it is" : "one is") a label, it is not a feature: \(list)."
    }

    /// A sentence on columns that are one-hot together with a label that was among them, and so tell it; nil where there are none.
    private func restOfLabel(
        _ binary: [Int], _ sampled: [Int], _ features: FeatureMatrix
    ) throws(DatasetError) -> String? {
        guard case .omitting(let left, from: let whole) = plan.data.storage, !whole.isTable, left.count == 1,
            case .categorical(let label)? = labels, label.categories == ["0", "1"]
        else { return nil }
        let kept = (0..<whole.rowLength).filter { $0 != left[0] }
        let numbers = binary.map { kept[number($0)] }
        let all = (numbers + left).sorted()
        guard let first = all.first, let last = all.last, last - first == all.count - 1, all.count > 2 else {
            return nil
        }
        for row in sampled {
            var sum = Double(label.codes[row])
            for column in binary { sum += try features.element(row: row, column: column) }
            guard sum == 1 else { return nil }
        }
        return
            "With the label, columns \(first) to \(last) of \(plan.data.path.escaped) are one-hot, so the others determine it. As a "
            + "label of \(all.count) classes they are not features: --labels \("\(plan.data.path.escaped):\(first)-\(last)".shellWord)."
    }

    private func isBinary(_ column: Int, _ sampled: [Int], _ features: FeatureMatrix) throws(DatasetError) -> Bool {
        var (hasZero, hasOne) = (false, false)
        for row in sampled {
            switch try features.element(row: row, column: column) {
            case 0: hasZero = true
            case 1: hasOne = true
            default: return false
            }
        }
        return hasZero && hasOne
    }

    /// Neighbouring columns of which each row has a one in just one.
    private func oneHot(
        _ binary: [Int], _ sampled: [Int], _ features: FeatureMatrix
    ) throws(DatasetError) -> ClosedRange<Int>? {
        // Of a table that has lost columns, the numbers are not those of the file.
        if case .omitting = plan.data.storage { return nil }
        guard let first = binary.first, let last = binary.last, binary.count > 2, last - first == binary.count - 1,
            number(last) - number(first) == binary.count - 1
        else { return nil }
        for row in sampled {
            var sum = 0.0
            for column in binary { sum += try features.element(row: row, column: column) }
            guard sum == 1 else { return nil }
        }
        return first...last
    }

    private func oneHotNote(_ span: ClosedRange<Int>) -> String {
        let names = [span.lowerBound, span.upperBound].compactMap(name)
        let which = names.count == 2 ? " (\(names[0]) to \(names[1]))" : ""
        let place = "\(plan.data.path.escaped):\(number(span.lowerBound))-\(number(span.upperBound))"
        return
            "Columns \(number(span.lowerBound)) to \(number(span.upperBound))\(which) are one-hot: each row has a one in just one "
            + "of them. As a label they are not features: --labels \(place.shellWord)."
    }

    /// The file's number of a column that is left.
    private func number(_ column: Int) -> Int { rows.record.columnNumbers?[column] ?? column }

    private func name(_ column: Int) -> String? { rows.featureNames?[column] }

    private func typed(_ number: String, name: String?) -> String {
        let path = plan.data.path.escaped
        return "\(path):\(plan.data.isTable ? name ?? number : number)".shellWord
    }
}
