internal import CHDF5

/// A group of an open file.
package struct HDF5Group: ~Copyable, HDF5Object, Sendable {
    package let location: HDF5Location
    private let identifier: Identifier

    init(_ identifier: consuming Identifier, _ location: HDF5Location) {
        self.identifier = identifier
        self.location = location
    }

    package var handle: HDF5Handle { HDF5Handle(number: identifier.number) }

    /// Opens a group within this one.
    ///
    /// - Throws: `HDF5Error` of kind `noSuchObject` or `wrongKind` among others.
    package func group(_ path: String) throws(HDF5Error) -> HDF5Group {
        let place = location.member(path)
        let object = try open(path, "open the group", place)
        guard Library.locked({ H5Iget_type(object.number) }) == H5I_GROUP else {
            throw HDF5Error(.wrongKind, operation: "open the group", at: place, reason: "it is not a group")
        }
        return HDF5Group(object, place)
    }

    /// Opens a data set within this group.
    ///
    /// - Throws: `HDF5Error` of kind `noSuchObject` or `wrongKind` among others.
    package func dataset(_ path: String) throws(HDF5Error) -> HDF5Dataset {
        let place = location.member(path)
        let object = try open(path, "open the data set", place)
        guard Library.locked({ H5Iget_type(object.number) }) == H5I_DATASET else {
            throw HDF5Error(.wrongKind, operation: "open the data set", at: place, reason: "it is not a data set")
        }
        return try HDF5Dataset(object, place)
    }

    /// Makes a group within this one.
    package func createGroup(_ name: String) throws(HDF5Error) -> HDF5Group {
        let place = location.member(name)
        let number = identifier.number
        let made = try Library.open("create the group", at: place) {
            unsafe H5Gcreate2(number, name, CHDF5_H5P_DEFAULT(), CHDF5_H5P_DEFAULT(), CHDF5_H5P_DEFAULT())
        }
        return HDF5Group(made, place)
    }

    /// Opens whatever a path leads to, over soft links, but not out of the file unless that is allowed.
    func open(_ path: String, _ operation: String, _ place: HDF5Location) throws(HDF5Error) -> Identifier {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw HDF5Error(.noSuchObject, operation: operation, at: place, reason: "that is not a name")
        }
        let number = identifier.number
        let access = location.allowsExternal ? CHDF5_H5P_DEFAULT() : Library.linkAccess
        do {
            return try Library.open(operation, at: place) {
                unsafe H5Oopen(number, CName(path).characters, access)
            }
        } catch {
            throw explain(error, operation, place)
        }
    }

    /// Says why the library would not open an object.
    private func explain(_ failure: HDF5Error, _ operation: String, _ place: HDF5Location) -> HDF5Error {
        if failure.frames.contains(where: { $0.function == "H5O_open_name" && $0.message == "object not found" }) {
            return HDF5Error(
                .noSuchObject, operation: operation, at: place, reason: "there is nothing of that name",
                frames: failure.frames)
        }
        if let innermost = failure.frames.first, innermost.message.hasPrefix("bad version number") {
            return HDF5Error(
                .unsupportedStorage, operation: operation, at: place,
                reason: "it is in a newer format than the HDF5 library in use (\(Library.version)) reads",
                frames: failure.frames)
        }
        return failure
    }
}
