internal import HDF5

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
    static func read(_ source: LabelSource, from file: borrowing HDF5File) throws(DatasetError) -> RawLabels {
        try DatasetError.translating { () throws(HDF5Error) in
            switch source.storage {
            case .categorical(let codes, let categories):
                let names: [String] =
                    categories.type.isString
                    ? try file.dataset(at: categories.path).readStrings()
                    : try file.dataset(at: categories.path).read(Double.self).map(CategoryName.of)
                return .codes(try file.dataset(at: codes.path).read(Int.self), names: names)
            case .array(let array, let column):
                return try read(array, column: column, from: file)
            }
        }
    }

    private static func read(
        _ array: StoredArray, column: Int?, from file: borrowing HDF5File
    ) throws(HDF5Error) -> RawLabels {
        let dataset = try file.dataset(at: array.path)
        if let column {
            if case .integer = array.type {
                return .integers(pick(column, of: array.rowLength, try dataset.read(Int.self)))
            }
            return .numbers(pick(column, of: array.rowLength, try dataset.read(Double.self)))
        }
        if array.rowLength > 1 { return .rows(try dataset.read(Double.self), columns: array.rowLength) }
        switch array.type {
        case .string: return .strings(try dataset.readStrings())
        case .enumeration(_, let members):
            let values = try dataset.read(Int.self)
            let sorted = members.sorted { $0.value < $1.value }
            let names = array.type.isBoolean ? ["false", "true"] : sorted.map(\.name)
            return .codes(
                values.map { value in sorted.firstIndex { $0.value == value } ?? -1 }, names: names)
        case .integer: return .integers(try dataset.read(Int.self))
        default: return .numbers(try dataset.read(Double.self))
        }
    }

    private static func pick<Element>(_ column: Int, of columns: Int, _ elements: [Element]) -> [Element] {
        stride(from: column, to: elements.count, by: columns).map { elements[$0] }
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

/// How a number is called as a class.
enum CategoryName {
    /// Whole numbers without a point.
    static func of(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(number)
    }
}
