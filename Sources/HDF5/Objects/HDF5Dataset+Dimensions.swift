internal import CHDF5

extension HDF5Dataset {
    /// The most axes of a data set.
    private static let mostAxes = 32

    /// The paths of the dimension scales that are attached to the axes, the first of each.
    ///
    /// The attribute `DIMENSION_LIST` has a list of references for each axis (HDF5 Dimension Scale Specification).
    ///
    /// - Returns: The path for each axis, nil for one without; nothing where none has any.
    /// - Throws: `HDF5Error` where the attribute can't be read.
    package func dimensionScales() throws(HDF5Error) -> [String?] {
        let operation = "read the dimension scales of"
        let object = handle.number
        let name = "DIMENSION_LIST"
        guard Library.locked({ unsafe H5Aexists(object, name) }) > 0 else { return [] }
        let attribute = try Library.open(operation, at: location) { unsafe H5Aopen(object, name, CHDF5_H5P_DEFAULT()) }
        let number = attribute.number
        let space = try Library.open(operation, at: location) { H5Aget_space(number) }
        let stored = try Library.open(operation, at: location) { H5Aget_type(number) }
        let type = try Library.open(operation, at: location) { H5Tvlen_create(CHDF5_H5T_STD_REF_OBJ()) }
        let (memory, storedType, extent) = (type.number, stored.number, space.number)
        let rank = description.shape.count
        guard (1...Self.mostAxes).contains(rank), try Dataspace(extent, at: location).shape == [rank],
            Library.locked({ H5Tequal(memory, storedType) }) > 0
        else { return [] }
        var addresses = [UInt64?](repeating: nil, count: rank)
        try Library.check(operation, at: location) {
            var lists = unsafe [hvl_t](repeating: hvl_t(), count: rank)
            return unsafe lists.withUnsafeMutableBytes { buffer in
                guard let start = buffer.baseAddress else { return -1 }
                let status = unsafe H5Aread(number, memory, start)
                defer { _ = unsafe CHDF5_H5Treclaim(memory, extent, CHDF5_H5P_DEFAULT(), start) }
                guard status >= 0 else { return status }
                let lists = unsafe buffer.bindMemory(to: hvl_t.self)
                for axis in 0..<rank where unsafe lists[axis].len > 0 {
                    unsafe addresses[axis] = lists[axis].p?.loadUnaligned(as: UInt64.self)
                }
                return 0
            }
        }
        return addresses.map { address in address.flatMap { path(of: $0) } }
    }

    /// The path of the object that a reference leads to; nil where it leads nowhere.
    private func path(of reference: UInt64) -> String? {
        guard reference != 0 else { return nil }
        var address = reference
        let number = handle.number
        let object = try? Library.open("follow a reference of", at: location) {
            unsafe H5Rdereference2(number, CHDF5_H5P_DEFAULT(), CHDF5_H5R_OBJECT(), &address)
        }
        guard let object else { return nil }
        let opened = object.number
        return Library.locked {
            var name = [CChar](repeating: 0, count: 1024)
            let length = unsafe H5Iget_name(opened, &name, name.count)
            guard length > 0, length < name.count else { return nil }
            return unsafe CName.string(name)
        }
    }
}
