/// The value of an attribute.
package enum HDF5AttributeValue: Sendable, Equatable {
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    case string(String)
    case integers([Int])
    case numbers([Double])
    case booleans([Bool])
    case strings([String])
    /// An attribute that has a type but no value.
    case empty
    /// A value of a type that is not read, or too long to be read.
    case unread(HDF5ElementType, shape: [Int])

    /// The numbers, of an array or a single one; nil where there are none.
    package var numbers: [Double]? {
        switch self {
        case .integer(let value): [Double(value)]
        case .number(let value): [value]
        case .integers(let values): values.map(Double.init)
        case .numbers(let values): values
        default: nil
        }
    }

    /// The whole numbers, of an array or a single one; nil where there are none.
    package var integers: [Int]? {
        switch self {
        case .integer(let value): [value]
        case .integers(let values): values
        case .number, .numbers:
            numbers.flatMap { values in
                let exact = values.compactMap { Int(exactly: $0) }
                return exact.count == values.count ? exact : nil
            }
        default: nil
        }
    }

    /// The strings, of an array or a single one; nil where there are none.
    package var strings: [String]? {
        switch self {
        case .string(let value): [value]
        case .strings(let values): values
        default: nil
        }
    }

    /// The bytes that the value takes up, about.
    var byteCount: Int {
        switch self {
        case .integer, .number, .boolean, .empty, .unread: 8
        case .string(let value): value.utf8.count
        case .integers(let values): 8 * values.count
        case .numbers(let values): 8 * values.count
        case .booleans(let values): values.count
        case .strings(let values): values.reduce(0) { $0 + 16 + $1.utf8.count }
        }
    }

    /// The string, where there is exactly one.
    package var string: String? {
        guard let strings, strings.count == 1 else { return nil }
        return strings[0]
    }
}

/// An attribute of a group or a data set.
package struct HDF5Attribute: Sendable, Equatable {
    package let name: String
    package let value: HDF5AttributeValue
}
