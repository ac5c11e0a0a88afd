internal import Core
internal import HDF5
internal import Rows

/// Reads the file's own split of its rows; nothing that it says is taken for granted.
struct SplitReading {
    /// The split as a label; nil where there is none that can be used.
    let label: FurtherLabel?
    /// A sentence that says why there is none though the file has one; nil where nothing stands against it.
    let objection: String?

    /// Reads the splits of a plan.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - rows: The rows that are left of those in the file; nil for all.
    init(_ plan: DatasetPlan, rows: [Int]?) {
        let count = plan.data.rowCount
        let countsFromOne = ["MATLAB", "Octave"].contains(plan.format)
        var splits: [(path: String, parts: [Int])] = []
        var objections: [String] = []
        for source in plan.splits {
            let place = "The file's own split by \(source.path.escaped)"
            do throws(DatasetError) {
                let parts = try SplitParts(source, rowCount: count, countsFromOne: countsFromOne).parts
                let kept = rows.map { rows in rows.map { parts[$0] } } ?? parts
                let needed = [OwnSplit.Part.training, .test]
                if let empty = needed.first(where: { !kept.contains($0.rawValue) }) {
                    throw DatasetError.unusable("there are no \(empty.name) rows")
                }
                splits.append((source.path, kept))
            } catch {
                objections.append(
                    "\(place) can't be used: \(error.message.hasSuffix(".") ? error.message : error.message + ".")")
            }
        }
        guard let first = splits.first else {
            (label, objection) = (nil, objections.first)
            return
        }
        if let other = splits.first(where: { $0.parts != first.parts }) {
            label = nil
            objection =
                "The file has several splits of its own, by \(first.path.escaped) and by \(other.path.escaped), which differ, so "
                + "that none is used."
            return
        }
        label = FurtherLabel(
            .categorical(CategoricalLabels(name: "split", categories: OwnSplit.partNames, codes: first.parts)),
            path: first.path, role: .split)
        objection = nil
    }
}

/// The part that each row of a file is in by one of its splits.
private struct SplitParts {
    /// The code of each row's part, −1 for none: `[rows]`.
    private(set) var parts: [Int]

    /// Reads a split.
    ///
    /// - Throws: `DatasetError` that says what is wrong with it, as the half of a sentence.
    init(_ source: SplitSource, rowCount: Int, countsFromOne: Bool) throws(DatasetError) {
        parts = [Int](repeating: -1, count: rowCount)
        switch source {
        case .column(let column):
            let raw = try RawLabels.read(LabelSource(column, why: ""))
            parts = Self.named(raw)
            guard parts.count == rowCount else {
                throw .unusable("it has \(parts.count) rows, and the data have \(rowCount)")
            }
        case .folds(let column):
            guard let folds = Folds(column), folds.numbers.count == rowCount else {
                throw .unusable("its numbers are not those of folds")
            }
            parts = folds.parts
        case .members(let arrays):
            for part in OwnSplit.Part.allCases {
                guard let array = arrays[part] else { continue }
                try put(try Self.rows(array, of: rowCount, countsFromOne: countsFromOne), into: part.rawValue)
            }
            // What is said of one part alone leaves the rest to the other.
            for part in [OwnSplit.Part.training, .test] where arrays[part] == nil {
                for row in parts.indices where parts[row] < 0 { parts[row] = part.rawValue }
            }
        }
    }

    private mutating func put(_ rows: [Int], into code: Int) throws(DatasetError) {
        let taken = Set(rows.filter { parts[$0] >= 0 && parts[$0] != code })
        if let first = taken.min() {
            let names = [parts[first], code].map { OwnSplit.partNames[$0] }
            throw .unusable(
                "\(taken.count == 1 ? "1 row is" : "\(taken.count) rows are") in two parts, such as row \(first), counted from 0, "
                    + "for \(names[0]) and for \(names[1])")
        }
        for row in rows { parts[row] = code }
    }

    /// The rows that an array marks or numbers.
    private static func rows(
        _ array: StoredArray, of rowCount: Int, countsFromOne: Bool
    ) throws(DatasetError) -> [Int] {
        let numbers = try DatasetError.translating { () throws(HDF5Error) in try array.readNumbers() }
        let isMask = array.type.isBoolean || numbers.count == rowCount && numbers.allSatisfy { $0 == 0 || $0 == 1 }
        if isMask {
            guard numbers.count == rowCount else {
                throw .unusable(
                    "\(array.path.escaped) has \(numbers.count) elements, and the data have \(rowCount) rows")
            }
            return numbers.indices.filter { numbers[$0] == 1 }
        }
        let first = countsFromOne ? 1 : 0
        var rows: [Int] = []
        for number in numbers {
            guard let row = Int(exactly: number), (first..<first + rowCount).contains(row) else {
                throw .unusable(
                    "\(array.path.escaped) has \(NumberFormat.plain(number)), which is not a row of the data, whose rows are "
                        + "counted from \(first) to \(first + rowCount - 1)")
            }
            rows.append(row - first)
        }
        return rows
    }

    private static func named(_ raw: RawLabels) -> [Int] {
        func code(of text: String) -> Int { SplitNames.part(text)?.rawValue ?? -1 }
        switch raw {
        case .codes(let numbers, let names):
            let ofNames = names.map(code(of:))
            return numbers.map { ofNames.indices.contains($0) ? ofNames[$0] : -1 }
        case .strings(let texts):
            var known: [[UInt8]: Int] = [:]
            return texts.map { text in
                let bytes = Array(text.utf8)
                if let code = known[bytes] { return code }
                let code = code(of: text)
                known[bytes] = code
                return code
            }
        case .integers, .unsigned, .numbers, .rows: return []
        }
    }
}
