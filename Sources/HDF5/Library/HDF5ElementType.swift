/// The type of a stored element.
package indirect enum HDF5ElementType: Sendable, Equatable {
    case integer(bytes: Int, isSigned: Bool, order: HDF5ByteOrder)
    case float(bytes: Int, order: HDF5ByteOrder)
    case string(length: HDF5StringLength, characterSet: HDF5CharacterSet)
    case enumeration(base: HDF5ElementType, members: [HDF5EnumerationMember])
    case compound(bytes: Int, members: [HDF5CompoundMember])
    case array(element: HDF5ElementType, shape: [Int])
    /// A list whose length differs from element to element.
    case sequence(element: HDF5ElementType)
    case bitfield(bytes: Int)
    case opaque(bytes: Int, tag: String)
    case reference
    case time
    /// A type that this version of the library, or of this reader, has no name for.
    case unknown

    /// True for the two-valued enumeration that h5py and AnnData write for booleans.
    package var isBoolean: Bool {
        guard case .enumeration(_, let members) = self, members.count == 2 else { return false }
        return members.contains { $0.value == 0 && $0.name == "FALSE" }
            && members.contains { $0.value == 1 && $0.name == "TRUE" }
    }

    /// True if an element can be read as a number.
    ///
    /// A byte of bits is how PyTables keeps booleans.
    package var isNumeric: Bool {
        switch self {
        case .integer, .float, .bitfield(1): true
        default: isBoolean
        }
    }

    /// The fields of a compound element; nil of any other, and of a complex number, which NumPy keeps as two fields.
    package var fields: [HDF5CompoundMember]? {
        guard case .compound(_, let members) = self else { return nil }
        let isComplex = members.count == 2 && members[0].name == "r" && members[1].name == "i"
        return isComplex ? nil : members
    }

    /// True if an element is text.
    package var isString: Bool {
        if case .string = self { return true }
        return false
    }

    /// The smallest and the largest number an integer or boolean element can hold; nil for others.
    package var integerRange: ClosedRange<Double>? {
        if isBoolean { return 0...1 }
        if self == .bitfield(bytes: 1) { return 0...255 }
        guard case .integer(let bytes, let isSigned, _) = self, (1...8).contains(bytes) else { return nil }
        let bits = Double(sign: .plus, exponent: bytes * 8 - (isSigned ? 1 : 0), significand: 1)
        return isSigned ? -bits...bits - 1 : 0...bits - 1
    }
}

/// The order of the bytes of a number.
package enum HDF5ByteOrder: String, Sendable {
    case littleEndian, bigEndian, other
}

/// The length of strings: the same number of bytes for all, or one each.
package enum HDF5StringLength: Sendable, Equatable {
    case fixed(Int)
    case variable
}

/// The encoding of the bytes of a string.
package enum HDF5CharacterSet: String, Sendable {
    case ascii, utf8
}

/// One of the names of an enumeration.
package struct HDF5EnumerationMember: Sendable, Equatable {
    package let name: String
    package let value: Int
}

/// One field of a compound element.
package struct HDF5CompoundMember: Sendable, Equatable {
    package let name: String
    package let type: HDF5ElementType
}

extension HDF5ElementType: CustomStringConvertible {
    /// The name of the type as NumPy has it, as in "uint8" or "float32 (big-endian)".
    package var description: String {
        switch self {
        case .integer(let bytes, let isSigned, let order):
            (isSigned ? "int" : "uint") + "\(bytes * 8)" + order.remark(bytes: bytes)
        case .float(let bytes, let order): "float\(bytes * 8)" + order.remark(bytes: bytes)
        case .string(.fixed(let bytes), _): "string (\(bytes) bytes)"
        case .string(.variable, _): "string"
        case .enumeration(_, let members): isBoolean ? "bool" : "enumeration of \(members.count)"
        case .compound(let bytes, let members):
            fields == nil ? "complex\(bytes * 8)" : "compound of \(members.count)"
        case .array(let element, let shape):
            "\(element)[\(shape.map(String.init).joined(separator: "×"))]"
        case .sequence(let element): "list of \(element)"
        case .bitfield(let bytes): "bitfield (\(bytes) bytes)"
        case .opaque(let bytes, _): "opaque (\(bytes) bytes)"
        case .reference: "reference"
        case .time: "time"
        case .unknown: "unknown type"
        }
    }
}

extension HDF5ByteOrder {
    fileprivate func remark(bytes: Int) -> String {
        switch self {
        case .bigEndian where bytes > 1: " (big-endian)"
        case .other where bytes > 1: " (mixed byte order)"
        default: ""
        }
    }
}
