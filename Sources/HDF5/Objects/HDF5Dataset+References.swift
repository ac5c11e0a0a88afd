internal import CHDF5

/// A reference to an object of the same file, as cells of MATLAB are kept.
package struct HDF5Reference: Sendable, Equatable {
    fileprivate let address: UInt64
}

extension HDF5Dataset {
    /// Reads references to objects.
    ///
    /// - Returns: As many as the data set has elements.
    /// - Throws: `HDF5Error` when the elements are none, or can't be read.
    package func readReferences() throws(HDF5Error) -> [HDF5Reference] {
        try requireReadable()
        let type = try fileType()
        let number = handle.number
        let isObject = Library.locked { H5Tequal(type.number, CHDF5_H5T_STD_REF_OBJ()) > 0 }
        guard isObject else {
            throw HDF5Error(
                .wrongKind, operation: operation, at: location,
                reason: "its elements are not object references, but \(description.elementType)")
        }
        let selection = try select(nil)
        try requireRoom(for: selection.count, elementBytes: MemoryLayout<UInt64>.stride)
        var addresses = [UInt64](repeating: 0, count: selection.count)
        guard !addresses.isEmpty else { return [] }
        try Library.check(operation, at: location) {
            unsafe addresses.withUnsafeMutableBytes { buffer in
                unsafe H5Dread(
                    number, CHDF5_H5T_STD_REF_OBJ(), selection.memory.number, selection.file.number,
                    CHDF5_H5P_DEFAULT(), buffer.baseAddress)
            }
        }
        return addresses.map(HDF5Reference.init)
    }

    /// Opens the data set that a reference leads to.
    ///
    /// - Throws: `HDF5Error` when it leads nowhere, or to something else.
    package func dataset(at reference: HDF5Reference) throws(HDF5Error) -> HDF5Dataset {
        let operation = "follow a reference of"
        var address = reference.address
        let number = handle.number
        guard address != 0 else {
            throw HDF5Error(.noSuchObject, operation: operation, at: location, reason: "it leads nowhere")
        }
        let object = try Library.open(operation, at: location) {
            unsafe H5Rdereference2(number, CHDF5_H5P_DEFAULT(), CHDF5_H5R_OBJECT(), &address)
        }
        guard Library.locked({ H5Iget_type(object.number) }) == H5I_DATASET else {
            throw HDF5Error(.wrongKind, operation: operation, at: location, reason: "it leads to no data set")
        }
        return try HDF5Dataset(object, location)
    }
}
