internal import CHDF5

extension HDF5Object where Self: ~Copyable {
    /// Gives the object an attribute, in the types that h5py would choose.
    ///
    /// - Precondition: The object has no attribute of that name yet, and the value is not `unread`.
    package func setAttribute(_ name: String, _ value: HDF5AttributeValue) throws(HDF5Error) {
        switch value {
        case .integer(let value): try write(name, shape: [], [value])
        case .number(let value): try write(name, shape: [], [value])
        case .boolean(let value): try write(name, shape: [], booleans: [value])
        case .string(let value): try write(name, shape: [], strings: [value])
        case .integers(let values): try write(name, shape: [values.count], values)
        case .numbers(let values): try write(name, shape: [values.count], values)
        case .booleans(let values): try write(name, shape: [values.count], booleans: values)
        case .strings(let values): try write(name, shape: [values.count], strings: values)
        case .empty: try write(name, shape: [0], [Double]())
        case .unread: preconditionFailure("an attribute that was not read can't be written")
        }
    }

    private func write<Element: HDF5Element>(_ name: String, shape: [Int], _ values: [Element]) throws(HDF5Error) {
        let type = Element.nativeElement.type
        try write(name, type: type, shape: shape) { attribute in
            unsafe values.withUnsafeBytes { unsafe H5Awrite(attribute, type, $0.baseAddress) }
        }
    }

    private func write(_ name: String, shape: [Int], booleans: [Bool]) throws(HDF5Error) {
        let type = try MemoryType.boolean(at: location)
        let values = booleans.map { Int8($0 ? 1 : 0) }
        try write(name, type: type.number, shape: shape) { attribute in
            unsafe values.withUnsafeBytes { unsafe H5Awrite(attribute, type.number, $0.baseAddress) }
        }
    }

    private func write(_ name: String, shape: [Int], strings: [String]) throws(HDF5Error) {
        let type = try MemoryType.variableString(at: location)
        try write(name, type: type.number, shape: shape) { attribute in
            unsafe MemoryType.withPointers(to: strings) { unsafe H5Awrite(attribute, type.number, $0) }
        }
    }

    private func write(
        _ name: String, type: hid_t, shape: [Int], _ body: (_ attribute: hid_t) -> herr_t
    ) throws(HDF5Error) {
        let place = HDF5Location(file: location.file, path: "\(location.path)@\(name)")
        let operation = "write the attribute"
        let object = handle.number
        let space = try Dataspace.create(shape, at: place)
        let attribute = try Library.open(operation, at: place) {
            unsafe H5Acreate2(object, name, type, space.number, CHDF5_H5P_DEFAULT(), CHDF5_H5P_DEFAULT())
        }
        guard Dataspace.count(of: shape) ?? 0 > 0 else { return }
        let number = attribute.number
        try Library.check(operation, at: place) { body(number) }
    }
}
