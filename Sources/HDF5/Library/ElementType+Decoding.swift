internal import CHDF5

extension HDF5ElementType {
    private static let deepest = 16
    private static let maximumMembers = 4096

    /// The type that a type of the library is.
    ///
    /// - Parameters:
    ///   - type: The library's type, which stays the caller's.
    ///   - depth: How many types this one is nested in; a file that nests them deeper than anyone does is not followed.
    init(_ type: hid_t, depth: Int = 0) {
        self = Library.locked { HDF5ElementType.decode(type, depth: depth) }
    }

    private static func decode(_ type: hid_t, depth: Int) -> HDF5ElementType {
        let bytes = Int(clamping: H5Tget_size(type))
        guard depth < deepest, bytes > 0 else { return .unknown }
        switch H5Tget_class(type) {
        case H5T_INTEGER:
            return .integer(bytes: bytes, isSigned: H5Tget_sign(type) == H5T_SGN_2, order: byteOrder(type))
        case H5T_FLOAT: return .float(bytes: bytes, order: byteOrder(type))
        case H5T_STRING:
            return .string(
                length: H5Tis_variable_str(type) > 0 ? .variable : .fixed(bytes),
                characterSet: H5Tget_cset(type) == H5T_CSET_UTF8 ? .utf8 : .ascii)
        case H5T_BITFIELD: return .bitfield(bytes: bytes)
        case H5T_OPAQUE: return .opaque(bytes: bytes, tag: unsafe string(H5Tget_tag(type)) ?? "")
        case H5T_REFERENCE: return .reference
        case H5T_TIME: return .time
        case H5T_ENUM: return enumeration(type, depth: depth)
        case H5T_COMPOUND: return compound(type, bytes: bytes, depth: depth)
        case H5T_VLEN: return .sequence(element: elementOf(type, depth: depth))
        case H5T_ARRAY: return array(type, depth: depth)
        default: return .unknown
        }
    }

    private static func byteOrder(_ type: hid_t) -> HDF5ByteOrder {
        switch H5Tget_order(type) {
        case H5T_ORDER_LE: .littleEndian
        case H5T_ORDER_BE: .bigEndian
        default: .other
        }
    }

    private static func elementOf(_ type: hid_t, depth: Int) -> HDF5ElementType {
        let element = H5Tget_super(type)
        guard element >= 0 else { return .unknown }
        let owner = Identifier(adopting: element)
        return decode(owner.number, depth: depth + 1)
    }

    private static func enumeration(_ type: hid_t, depth: Int) -> HDF5ElementType {
        let count = Int(H5Tget_nmembers(type))
        let base = H5Tget_super(type)
        guard base >= 0 else { return .unknown }
        let owner = Identifier(adopting: base)
        guard (0...maximumMembers).contains(count), H5Tget_size(owner.number) <= 8 else { return .unknown }
        var members: [HDF5EnumerationMember] = []
        for index in 0..<UInt32(count) {
            guard let name = unsafe string(H5Tget_member_name(type, index)) else { return .unknown }
            var value: Int64 = 0
            guard unsafe H5Tget_member_value(type, index, &value) >= 0,
                unsafe H5Tconvert(
                    owner.number, CHDF5_H5T_NATIVE_INT64(), 1, &value, nil, CHDF5_H5P_DEFAULT()) >= 0
            else { return .unknown }
            members.append(HDF5EnumerationMember(name: name, value: Int(value)))
        }
        return .enumeration(base: decode(owner.number, depth: depth + 1), members: members)
    }

    private static func compound(_ type: hid_t, bytes: Int, depth: Int) -> HDF5ElementType {
        let count = Int(H5Tget_nmembers(type))
        guard (0...maximumMembers).contains(count) else { return .unknown }
        var members: [HDF5CompoundMember] = []
        for index in 0..<UInt32(count) {
            let member = H5Tget_member_type(type, index)
            guard member >= 0 else { return .unknown }
            let owner = Identifier(adopting: member)
            guard let name = unsafe string(H5Tget_member_name(type, index)) else { return .unknown }
            members.append(HDF5CompoundMember(name: name, type: decode(owner.number, depth: depth + 1)))
        }
        return .compound(bytes: bytes, members: members)
    }

    private static func array(_ type: hid_t, depth: Int) -> HDF5ElementType {
        let rank = Int(H5Tget_array_ndims(type))
        guard (1...Int(H5S_MAX_RANK)).contains(rank) else { return .unknown }
        var shape = [hsize_t](repeating: 0, count: rank)
        guard unsafe H5Tget_array_dims2(type, &shape) >= 0 else { return .unknown }
        return .array(element: elementOf(type, depth: depth), shape: shape.map { Int(clamping: $0) })
    }

    /// A string that the library allocated, copied and given back.
    private static func string(_ text: UnsafeMutablePointer<CChar>?) -> String? {
        guard let text = unsafe text else { return nil }
        defer { _ = unsafe H5free_memory(text) }
        return unsafe CName.string(text)
    }
}
