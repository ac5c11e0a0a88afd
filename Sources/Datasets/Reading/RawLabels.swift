internal import HDF5
internal import Rows

/// Labels as the file has them, before it is decided what they are.
enum RawLabels: Sendable {
    case strings([String])
    case integers([Int])
    case numbers([Double])
    /// Codes of known names; a code without a name is missing.
    case codes([Int], names: [String])
    /// Rows with a number for each class, `[rows × columns]`.
    case rows([Double], columns: Int)

    /// Reads a label.
    static func read(_ source: LabelSource) throws(DatasetError) -> RawLabels {
        try DatasetError.translating { () throws(HDF5Error) in try read(source.array, column: source.column) }
    }

    private static func read(_ array: StoredArray, column: Int?) throws(HDF5Error) -> RawLabels {
        if case .categorical(let codes, let categories) = array.storage {
            let names =
                categories.type.isString
                ? try categories.readStrings() : try categories.readNumbers().map(CategoryName.of)
            return .codes(try codes.readCodes(), names: names)
        }
        let isPlain = if case .masked = array.storage { false } else { array.unpacking == nil }
        if let column {
            if array.type.isString { return .strings(pick(column, of: array.rowLength, try array.readStrings())) }
            if case .integer = array.type, isPlain {
                return .integers(pick(column, of: array.rowLength, try array.read()))
            }
            return .numbers(pick(column, of: array.rowLength, try array.readNumbers()))
        }
        if array.rowLength > 1 { return .rows(try array.readNumbers(), columns: array.rowLength) }
        switch array.type {
        case .string: return .strings(try array.readStrings())
        case .enumeration(_, let members): return try enumerated(array, members)
        case .integer where isPlain, .bitfield: return .integers(try array.read())
        default: return .numbers(try array.readNumbers())
        }
    }

    private static func enumerated(
        _ array: StoredArray, _ members: [HDF5EnumerationMember]
    ) throws(HDF5Error) -> RawLabels {
        let sorted = members.sorted { $0.value < $1.value }
        var codes: [Int: Int] = [:]
        for (code, member) in sorted.enumerated() { codes[member.value] = code }
        // Of values with a mask, those that are missing are no number.
        let values = try array.readNumbers()
        return .codes(
            values.map { value in Int(exactly: value).flatMap { codes[$0] } ?? -1 },
            names: array.type.isBoolean ? ["false", "true"] : sorted.map(\.name))
    }

    private static func pick<Element>(_ column: Int, of columns: Int, _ elements: [Element]) -> [Element] {
        stride(from: column, to: elements.count, by: columns).map { elements[$0] }
    }

    /// The labels of some rows.
    func selecting(_ rows: [Int]) -> RawLabels {
        switch self {
        case .strings(let values): .strings(rows.map { values[$0] })
        case .integers(let values): .integers(rows.map { values[$0] })
        case .numbers(let values): .numbers(rows.map { values[$0] })
        case .codes(let codes, let names): .codes(rows.map { codes[$0] }, names: names)
        case .rows(let values, let columns):
            .rows(rows.flatMap { values[$0 * columns..<($0 + 1) * columns] }, columns: columns)
        }
    }

    /// The number of rows that there are labels of.
    var count: Int {
        switch self {
        case .strings(let values): values.count
        case .integers(let values): values.count
        case .numbers(let values): values.count
        case .codes(let codes, _): codes.count
        case .rows(let values, let columns): columns == 0 ? 0 : values.count / columns
        }
    }

    /// The labels of the training rows, followed by those of the test rows or by as many missing ones.
    func appending(_ other: RawLabels?, count: Int) -> RawLabels? {
        switch (self, other) {
        case (.strings(let first), .strings(let second)?): .strings(first + second)
        case (.strings(let first), nil): .strings(first + [String](repeating: "", count: count))
        case (.codes(let first, let names), .codes(let second, let otherNames)?) where names == otherNames:
            .codes(first + second, names: names)
        case (.codes(let first, let names), nil):
            .codes(first + [Int](repeating: -1, count: count), names: names)
        case (.rows(let first, let columns), .rows(let second, let otherColumns)?) where columns == otherColumns:
            .rows(first + second, columns: columns)
        case (.rows(let first, let columns), nil):
            .rows(first + [Double](repeating: 0, count: count * columns), columns: columns)
        case (.integers(let first), .integers(let second)?): .integers(first + second)
        case (.integers, _), (.numbers, _):
            appending(numbers: other.map(\.numbers) ?? [Double](repeating: .nan, count: count))
        default: nil
        }
    }

    private func appending(numbers: [Double]?) -> RawLabels? {
        guard let mine = self.numbers, let numbers else { return nil }
        return .numbers(mine + numbers)
    }

    /// The numbers, where these are such.
    private var numbers: [Double]? {
        switch self {
        case .integers(let values): values.map(Double.init)
        case .numbers(let values): values
        default: nil
        }
    }
}
