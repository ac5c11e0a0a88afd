internal import CHDF5
internal import Foundation

/// An HDF5 file, open while this value lives.
public struct HDF5File: ~Copyable, Sendable {
    /// The file's path.
    package let path: String
    /// The group that holds everything else.
    package let root: HDF5Group
    private let identifier: Identifier

    /// The most bytes that texts which are read in one go may have.
    package var maximumTextBytes: Int { root.location.access.maximumTextBytes }

    /// Opens a file to be read.
    ///
    /// - Parameters:
    ///   - path: The file's path.
    ///   - allowsExternal: Whether what the file says is in other files is read from there: a file could make one read
    ///     what its user would not give away.
    ///   - maximumBytes: The most bytes that what is read in one go may take up: a few bytes of a file can stand for many.
    /// - Throws: `HDF5Error` when there is no regular file, or it is not an HDF5 file that the library can read.
    public init(
        reading path: String, allowsExternal: Bool = false, maximumBytes: Int = .max
    ) throws(HDF5Error) {
        let location = HDF5Location(
            file: path, path: "", access: FileAccess(allowsExternal: allowsExternal, maximumBytes: maximumBytes))
        try FileCheck.requireRegularFile(location)
        do {
            let access = try HDF5File.access(location)
            let identifier = try Library.open("open", at: location) {
                unsafe H5Fopen(path, CHDF5_H5F_ACC_RDONLY(), access.number)
            }
            try self.init(identifier, location)
        } catch {
            throw FileCheck.explain(error, location)
        }
    }

    /// Makes a new, empty file, in place of one that may be there.
    ///
    /// Whether what is written gets to the disk, `close()` says. A caller that must not leave half a file makes it beside the
    /// wanted place and renames after that.
    ///
    /// - Throws: `HDF5Error` when the place can't be written.
    package init(creating path: String) throws(HDF5Error) {
        let location = HDF5Location(file: path, path: "")
        let access = try HDF5File.access(location)
        let list = access.number
        try Library.check("create", at: location) { H5Pset_driver(list, Library.newFileDriver, nil) }
        do {
            let identifier = try Library.open("create", at: location) {
                unsafe H5Fcreate(path, CHDF5_H5F_ACC_TRUNC(), CHDF5_H5P_DEFAULT(), list)
            }
            try self.init(identifier, location)
        } catch {
            throw FileCheck.explainCreation(error, location)
        }
    }

    private init(_ identifier: consuming Identifier, _ location: HDF5Location) throws(HDF5Error) {
        let number = identifier.number
        var terms = location.access
        terms.state = FileState(ofOpenFile: number)
        let rootLocation = HDF5Location(file: location.file, path: "/", access: terms)
        let root = try Library.open("open the group", at: rootLocation) {
            unsafe H5Gopen2(number, "/", CHDF5_H5P_DEFAULT())
        }
        self.path = location.file
        self.root = HDF5Group(root, rootLocation)
        self.identifier = identifier
    }

    /// Writes what is not written yet of a file that has been made, and closes.
    ///
    /// - Throws: `HDF5Error` when anything of the file could not be written, since the disk is full or fails; the file is then
    ///   not to be used.
    package consuming func close() throws(HDF5Error) {
        let number = identifier.number
        let location = HDF5Location(file: path, path: "")
        let failure = try Library.locked { () throws(HDF5Error) in
            let failure = CHDF5_finish_new_file(number)
            if failure < 0 { throw Library.failure("write", at: location) }
            return failure
        }
        guard failure == 0 else {
            throw HDF5Error(
                .refused, operation: "write", at: location, reason: unsafe String(cString: strerror(failure)))
        }
    }

    /// Opens a group by its path.
    package func group(at path: String) throws(HDF5Error) -> HDF5Group {
        try root.group(path)
    }

    /// Opens a data set by its path.
    public func dataset(at path: String) throws(HDF5Error) -> HDF5Dataset {
        try root.dataset(path)
    }

    /// The bytes that the library keeps of the chunks of an open data set, if it unpacks them itself.
    static let maximumCacheBytes = 32 << 20

    private static func access(_ location: HDF5Location) throws(HDF5Error) -> Identifier {
        let access = try Library.open("open", at: location) { H5Pcreate(CHDF5_H5P_FILE_ACCESS()) }
        let number = access.number
        // Some file systems can't lock; that must not keep a file from being read.
        try Library.check("open", at: location) { H5Pset_file_locking(number, true, true) }
        // The more chunks are kept, the fewer are unpacked twice; those that have been read to their end are given up first.
        try Library.check("open", at: location) { H5Pset_cache(number, 0, 4_099, HDF5File.maximumCacheBytes, 1) }
        return access
    }
}
