internal import CHDF5

/// The most attributes of one object that are read.
private let maximumAttributes = 1024
/// The most elements of one attribute that are read.
private let maximumElements = 65_536

extension FileAccess {
    /// The terms on which attributes are read, which are small by nature.
    fileprivate static let ofAttributes = FileAccess(maximumBytes: 64 << 20)
}

extension HDF5Object where Self: ~Copyable {
    /// The attribute of a name; nil where there is none.
    package func attribute(_ name: String) throws(HDF5Error) -> HDF5AttributeValue? {
        let object = handle.number
        guard !name.utf8.contains(0) else { return nil }
        let exists = Library.locked { unsafe H5Aexists(object, CName(name).characters) }
        return exists > 0 ? try read(name) : nil
    }

    /// All attributes, in the order of their names; those that can't be read are `unread`.
    package func attributes() throws(HDF5Error) -> [HDF5Attribute] {
        var attributes: [HDF5Attribute] = []
        for name in try attributeNames() {
            do {
                attributes.append(HDF5Attribute(name: name, value: try read(name)))
            } catch {
                // One that can't be read must not hide the others.
                attributes.append(HDF5Attribute(name: name, value: .unread(.unknown, shape: [])))
            }
        }
        return attributes
    }

    private func attributeNames() throws(HDF5Error) -> [String] {
        let object = handle.number
        var names: [String] = []
        let visit: H5A_operator2_t = { _, name, _, context in
            guard let name = unsafe name, let context = unsafe context else { return -1 }
            return unsafe withUnsafeMutablePointer(
                to: &context.assumingMemoryBound(to: [String].self).pointee
            ) { names in
                guard unsafe names.pointee.count < maximumAttributes else { return 1 }
                unsafe names.pointee.append(CName.string(name))
                return 0
            }
        }
        try Library.check("list the attributes of", at: location) {
            var position: hsize_t = 0
            return unsafe withUnsafeMutablePointer(to: &names) { names in
                unsafe H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_INC, &position, visit, names)
            }
        }
        return names
    }

    private func read(_ name: String) throws(HDF5Error) -> HDF5AttributeValue {
        let place = HDF5Location(file: location.file, path: "\(location.path)@\(name)", access: .ofAttributes)
        let operation = "read the attribute"
        let object = handle.number
        let attribute = try Library.open(operation, at: place) {
            unsafe H5Aopen(object, CName(name).characters, CHDF5_H5P_DEFAULT())
        }
        let number = attribute.number
        let space = try Library.open(operation, at: place) { H5Aget_space(number) }
        let type = try Library.open(operation, at: place) { H5Aget_type(number) }
        let elementType = HDF5ElementType(type.number)
        let dataspace = try Dataspace(space.number, at: place)
        let isScalar = dataspace.shape.isEmpty
        guard dataspace.count > 0 else { return .empty }
        let (bytes, overflow) = dataspace.count.multipliedReportingOverflow(
            by: Library.locked { Int(clamping: H5Tget_size(type.number)) })
        guard !overflow, bytes <= place.access.maximumBytes, dataspace.count <= maximumElements else {
            return .unread(elementType, shape: dataspace.shape)
        }

        switch elementType {
        case .string:
            let strings = try unsafe StringReading.read(
                count: dataspace.count, fileType: type.number, memory: space.number, at: place, operation: operation
            ) { type, _, buffer in unsafe H5Aread(number, type, buffer) }
            return isScalar ? .string(strings[0]) : .strings(strings)
        case .float:
            let values = try read(number, Double.self, dataspace.count, place)
            return isScalar ? .number(values[0]) : .numbers(values)
        case .integer:
            let values = try read(number, Int.self, dataspace.count, place)
            return isScalar ? .integer(values[0]) : .integers(values)
        case .enumeration where elementType.isBoolean:
            let values = try read(number, Int.self, dataspace.count, place).map { $0 != 0 }
            return isScalar ? .boolean(values[0]) : .booleans(values)
        default: return .unread(elementType, shape: dataspace.shape)
        }
    }

    private func read<Element: HDF5Element>(
        _ attribute: hid_t, _ type: Element.Type, _ count: Int, _ place: HDF5Location
    ) throws(HDF5Error) -> [Element] {
        var values = [Element](repeating: .zero, count: count)
        try Library.check("read the attribute", at: place) {
            unsafe values.withUnsafeMutableBytes { buffer in
                unsafe H5Aread(attribute, Element.nativeElement.type, buffer.baseAddress)
            }
        }
        return values
    }
}
