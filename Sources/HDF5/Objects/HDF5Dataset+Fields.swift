internal import CHDF5

extension HDF5Dataset {
    /// Reads fields of compound rows as numbers, all in one go.
    ///
    /// - Parameters:
    ///   - fields: The names of the fields.
    ///   - type: The element type wanted.
    /// - Returns: `[rows × length]`, row-major, the fields in their order: a field may be an array of numbers.
    /// - Throws: `HDF5Error` when there is no such field, it holds no numbers, or it can't be read.
    package func read<Element: HDF5Element>(
        fields: [String], as type: Element.Type = Element.self
    ) throws(HDF5Error) -> [Element] {
        var members: [(name: String, shape: [Int]?)] = []
        var isBits = false
        for field in fields {
            let (element, shape) = try member(field)
            switch element {
            case .integer, .float, .enumeration: break
            // The library converts bits to nothing; they are taken as they are, and by themselves.
            case .bitfield(1) where fields.count == 1: isBits = true
            default: throw refusal(field, "holds no numbers, but \(element)")
            }
            members.append((field, shape))
        }
        guard isBits else { return try read(members, native: Element.nativeElement.type, Element.self) }
        return try read(members, native: CHDF5_H5T_NATIVE_B8(), UInt8.self).map { Element(exactly: $0) ?? .zero }
    }

    /// Reads one field of compound rows as text.
    ///
    /// - Returns: `[rows × length]`, row-major: a field may be an array of texts of fixed length.
    /// - Throws: `HDF5Error` when there is no such field, it holds no text, or it can't be read.
    package func readStrings(field: String) throws(HDF5Error) -> [String] {
        try requireReadable()
        let (element, shape) = try member(field)
        let length = shape.flatMap(Dataspace.count(of:)) ?? 1
        guard case .string(let kind, _) = element, shape == nil || kind != .variable else {
            throw refusal(field, "holds no text that can be read")
        }
        let selection = try select(nil)
        let (count, overflow) = selection.count.multipliedReportingOverflow(by: length)
        guard !overflow else { throw refusal(field, "holds more text than can be counted") }
        try requireRoom(for: count, elementBytes: StringReading.bytesPerString)
        let stored = try storedType(of: field, isArray: shape != nil)
        let number = handle.number
        return try unsafe StringReading.read(
            count: count, fileType: stored.number, memory: selection.memory.number, at: location,
            operation: operation
        ) { type, transfer, buffer in
            let inMemory = HDF5Dataset.compound([(field, shape)], of: type)
            guard inMemory >= 0 else { return -1 }
            let owner = Identifier(adopting: inMemory)
            return unsafe H5Dread(
                number, owner.number, selection.memory.number, selection.file.number, transfer, buffer)
        }
    }

    /// The type of a field's elements, and the shape of the array of them that it is; nil for a single one.
    private func member(_ field: String) throws(HDF5Error) -> (element: HDF5ElementType, shape: [Int]?) {
        guard let members = description.elementType.fields,
            let member = members.first(where: { $0.name.utf8.elementsEqual(field.utf8) })
        else { throw refusal(field, "is not there") }
        if case .array(let element, let shape) = member.type { return (element, shape) }
        return (member.type, nil)
    }

    private func refusal(_ field: String, _ what: String) -> HDF5Error {
        HDF5Error(.wrongKind, operation: operation, at: location, reason: "its field \"\(field)\" \(what)")
    }

    private func read<Element: HDF5Element>(
        _ fields: [(name: String, shape: [Int]?)], native: hid_t, _ type: Element.Type
    ) throws(HDF5Error) -> [Element] {
        try requireReadable()
        let selection = try select(nil)
        let width = fields.reduce(0) { $0 + ($1.shape.flatMap(Dataspace.count(of:)) ?? 1) }
        let (count, overflow) = selection.count.multipliedReportingOverflow(by: width)
        guard !overflow else { throw refusal(fields[0].name, "holds more than can be counted") }
        try requireRoom(for: count, elementBytes: MemoryLayout<Element>.stride)
        guard count > 0 else { return [] }
        let inMemory = try Library.open(operation, at: location) { HDF5Dataset.compound(fields, of: native) }
        var elements = [Element](repeating: .zero, count: count)
        let number = handle.number
        try Library.check(operation, at: location) {
            unsafe elements.withUnsafeMutableBytes { buffer in
                unsafe H5Dread(
                    number, inMemory.number, selection.memory.number, selection.file.number, CHDF5_H5P_DEFAULT(),
                    buffer.baseAddress)
            }
        }
        return elements
    }

    /// The library's type of a compound that has some fields alone, which is what it then reads, one after the other.
    ///
    /// - Parameters:
    ///   - fields: Names, with the shape of the array that a field is; nil where it is a single element.
    ///   - element: The type of the elements of all of them.
    /// - Returns: The type, to be closed; negative where it can't be made.
    private static func compound(_ fields: [(name: String, shape: [Int]?)], of element: hid_t) -> hid_t {
        Library.locked {
            let bytes = fields.reduce(0) { $0 + ($1.shape.flatMap(Dataspace.count(of:)) ?? 1) } * H5Tget_size(element)
            let type = H5Tcreate(H5T_COMPOUND, bytes)
            guard type >= 0 else { return -1 }
            var offset = 0
            for (name, shape) in fields {
                var member = element
                if let lengths = shape?.map({ hsize_t($0) }) {
                    member = unsafe H5Tarray_create2(element, UInt32(lengths.count), lengths)
                }
                let status = member < 0 ? -1 : unsafe H5Tinsert(type, CName(name).characters, offset, member)
                offset += member < 0 ? 0 : H5Tget_size(member)
                if shape != nil, member >= 0 { _ = H5Idec_ref(member) }
                guard status >= 0 else {
                    _ = H5Idec_ref(type)
                    return -1
                }
            }
            return type
        }
    }

    /// The library's type of a field's text as it is stored.
    private func storedType(of field: String, isArray: Bool) throws(HDF5Error) -> Identifier {
        let whole = try fileType()
        let number = whole.number
        let member = try Library.open("read the type of", at: location) {
            let index = unsafe H5Tget_member_index(number, CName(field).characters)
            return index < 0 ? -1 : H5Tget_member_type(number, UInt32(index))
        }
        guard isArray else { return member }
        let array = member.number
        return try Library.open("read the type of", at: location) { H5Tget_super(array) }
    }
}
