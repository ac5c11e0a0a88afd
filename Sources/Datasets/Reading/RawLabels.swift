internal import HDF5
internal import Rows

/// Labels as the file has them, before it is decided what they are.
enum RawLabels: Sendable {
    case strings([String])
    case integers([Int])
    /// Whole numbers of which some are larger than an `Int`.
    case unsigned([UInt64])
    case numbers([Double])
    /// Codes of known names; a code without a name is missing.
    case codes([Int], names: [String])
    /// Rows with a number for each class, `[rows × columns]`.
    case rows([Double], columns: Int)

    /// Reads a label.
    static func read(_ source: LabelSource) throws(DatasetError) -> RawLabels {
        try DatasetError.translating { () throws(HDF5Error) in
            if let columns = source.columns { return try oneHot(source.array, columns) }
            return try read(source.array, column: source.column)
        }
    }

    /// Neighbouring columns of a matrix.
    private static func oneHot(_ array: StoredArray, _ columns: ClosedRange<Int>) throws(HDF5Error) -> RawLabels {
        let numbers = try array.readNumbers()
        let width = array.rowLength
        return .rows(
            stride(from: 0, to: numbers.count, by: width).flatMap {
                numbers[($0 + columns.lowerBound)...($0 + columns.upperBound)]
            }, columns: columns.count)
    }

    private static func read(_ array: StoredArray, column: Int?) throws(HDF5Error) -> RawLabels {
        switch array.storage {
        case .repeated(let values): return try read(values)
        case .stacked(let parts) where !array.type.isNumeric || array.type.isBoolean: return try read(parts)
        default: break
        }
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
                return try integers(array, column: column)
            }
            return .numbers(pick(column, of: array.rowLength, try array.readNumbers()))
        }
        if array.rowLength > 1 { return .rows(try array.readNumbers(), columns: array.rowLength) }
        switch array.type {
        case .string: return .strings(try array.readStrings())
        case .enumeration(_, let members): return try enumerated(array, members)
        case .integer(8, _, _) where !isPlain && array.unpacking == nil: return try maskedIntegers(array)
        case .integer where isPlain: return try integers(array)
        case .bitfield: return .integers(try array.read())
        default: return .numbers(try array.readNumbers())
        }
    }

    /// The values of parts.
    private static func read(_ values: RepeatedValues) throws(HDF5Error) -> RawLabels {
        switch values.values {
        case .texts(let texts): return .strings(values.repeated(texts))
        case .integers(let numbers): return .integers(values.repeated(numbers))
        case .numbers(let numbers): return .numbers(values.repeated(numbers))
        case .array(let array):
            return try read(array, column: nil).selecting(values.repeated(Array(values.counts.indices)))
        }
    }

    /// The texts of parts, whatever each part keeps them as.
    private static func read(_ parts: [StoredArray]) throws(HDF5Error) -> RawLabels {
        var texts: [String] = []
        for part in parts {
            switch try read(part, column: nil) {
            case .strings(let values): texts += values
            case .codes(let codes, let names): texts += codes.map { names.indices.contains($0) ? names[$0] : "" }
            case .integers(let values): texts += values.map(String.init)
            case .unsigned(let values): texts += values.map(String.init)
            case .numbers(let values): texts += values.map { $0.isNaN ? "" : CategoryName.of($0) }
            case .rows(let values, let columns): texts += [String](repeating: "", count: values.count / max(columns, 1))
            }
        }
        return .strings(texts)
    }

    /// Whole numbers without loss, whatever their size.
    private static func integers(_ array: StoredArray, column: Int? = nil) throws(HDF5Error) -> RawLabels {
        if case .integer(8, false, _) = array.type {
            let values = pick(column, of: array.rowLength, try array.read(UInt64.self))
            guard values.allSatisfy({ $0 <= UInt64(Int.max) }) else { return .unsigned(values) }
            return .integers(values.map { Int($0) })
        }
        return .integers(pick(column, of: array.rowLength, try array.read()))
    }

    /// Whole numbers of which some are missing: as text where they are more than a floating-point number holds.
    private static func maskedIntegers(_ array: StoredArray) throws(HDF5Error) -> RawLabels {
        let numbers = try array.readNumbers()
        guard numbers.contains(where: { $0.magnitude > largestExactNumber }) else { return .numbers(numbers) }
        let texts: [String]
        switch try integers(array) {
        case .unsigned(let values): texts = values.map(String.init)
        case .integers(let values): texts = values.map(String.init)
        default: return .numbers(numbers)
        }
        return .strings(zip(texts, numbers).map { $1.isNaN ? "" : $0 })
    }

    /// The largest whole number up to which a floating-point number holds all: 2^53.
    static let largestExactNumber = 9_007_199_254_740_992.0

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

    private static func pick<Element>(_ column: Int?, of columns: Int, _ elements: [Element]) -> [Element] {
        guard let column else { return elements }
        return stride(from: column, to: elements.count, by: columns).map { elements[$0] }
    }

    /// The labels of some rows.
    func selecting(_ rows: [Int]) -> RawLabels {
        switch self {
        case .strings(let values): .strings(rows.map { values[$0] })
        case .integers(let values): .integers(rows.map { values[$0] })
        case .unsigned(let values): .unsigned(rows.map { values[$0] })
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
        case .unsigned(let values): values.count
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
        case (.unsigned(let first), .unsigned(let second)?): .unsigned(first + second)
        case (.integers, .unsigned?), (.unsigned, .integers?), (.unsigned, nil): appending(texts: other, count: count)
        case (.integers(let first), nil) where first.contains(where: { Double($0).magnitude > Self.largestExactNumber }):
            appending(texts: nil, count: count)
        case (.integers, _), (.numbers, _):
            appending(numbers: other.map(\.numbers) ?? [Double](repeating: .nan, count: count))
        default: nil
        }
    }

    /// Whole numbers as text, where no other type holds all of them.
    private func appending(texts other: RawLabels?, count: Int) -> RawLabels? {
        guard let mine = wholeTexts else { return nil }
        guard let other else { return .strings(mine + [String](repeating: "", count: count)) }
        return other.wholeTexts.map { .strings(mine + $0) }
    }

    private var wholeTexts: [String]? {
        switch self {
        case .integers(let values): values.map(String.init)
        case .unsigned(let values): values.map(String.init)
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
