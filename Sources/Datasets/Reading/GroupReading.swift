internal import Core
internal import HDF5
internal import Rows

/// Reads columns that are called like groups of rows: which rows have the same value, whatever it is.
enum GroupReading {
    /// The columns of a plan that tell rows apart, and each more than one row from others.
    ///
    /// Nobody has asked for them, so that what can't be read is a note.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - rows: The rows that are left of those in the file; nil for all.
    ///   - notes: What is to be told of the columns is added here.
    /// - Returns: The columns, the likeliest first, their groups called by numbers.
    static func columns(_ plan: DatasetPlan, rows: [Int]?, notes: inout [String]) -> [FurtherLabel] {
        var columns: [FurtherLabel] = []
        for source in plan.likelyGroups {
            do throws(DatasetError) {
                let raw = try RawLabels.read(source)
                guard raw.count == plan.data.rowCount,
                    let labels = groups(rows.map(raw.selecting) ?? raw, name: source.name)
                else { continue }
                columns.append(FurtherLabel(.categorical(labels), path: source.fullPath, role: .likelyGroups))
            } catch {
                notes.append("\(source.path.escaped), whose name suggests groups of rows, is ignored. \(error.message)")
            }
        }
        return columns
    }

    private static func groups(_ raw: RawLabels, name: String) -> CategoricalLabels? {
        guard let codes = codes(raw), let last = codes.max() else { return nil }
        // A value for each row is a name of the row.
        guard last > 0, last + 1 < codes.count(where: { $0 >= 0 }) else { return nil }
        return CategoricalLabels(name: name.escaped, categories: (0...last).map(String.init), codes: codes)
    }

    /// The same number for rows of the same value, in the order of the rows, −1 for missing ones; nil where values are no names.
    private static func codes(_ raw: RawLabels) -> [Int]? {
        switch raw {
        case .strings(let values): numbered(values) { $0.isEmpty ? nil : Array($0.utf8) }
        case .integers(let values): numbered(values, key: Optional.some)
        case .unsigned(let values): numbered(values, key: Optional.some)
        case .codes(let codes, let names): numbered(codes) { names.indices.contains($0) ? $0 : nil }
        case .numbers(let values):
            // Quantities are no groups, whatever they are called.
            values.contains { $0.isFinite && Int(exactly: $0) == nil }
                ? nil : numbered(values) { $0.isFinite ? Int(exactly: $0) : nil }
        case .rows: nil
        }
    }

    private static func numbered<Value, Key: Hashable>(_ values: [Value], key: (Value) -> Key?) -> [Int] {
        var numbers: [Key: Int] = [:]
        return values.map { value in
            guard let key = key(value) else { return -1 }
            let number = numbers[key, default: numbers.count]
            numbers[key] = number
            return number
        }
    }
}
