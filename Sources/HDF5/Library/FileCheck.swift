internal import CHDF5
internal import Foundation

/// The checks of a file before the library is let at it.
enum FileCheck {
    private static let operation = "open"

    /// Makes sure that there is a regular file, so that a pipe or a device is never opened: that could wait for ever.
    static func requireRegularFile(_ location: HDF5Location) throws(HDF5Error) {
        guard !location.file.isEmpty, !location.file.utf8.contains(0) else {
            throw HDF5Error(.noSuchFile, operation: operation, at: location, reason: "that is not the name of a file")
        }
        var status = stat()
        guard unsafe stat(location.file, &status) == 0 else {
            switch errno {
            case ENOENT, ENOTDIR:
                throw HDF5Error(.noSuchFile, operation: operation, at: location, reason: "there is no such file")
            case EACCES:
                throw HDF5Error(.notPermitted, operation: operation, at: location, reason: "permission denied")
            default:
                throw HDF5Error(
                    .noSuchFile, operation: operation, at: location, reason: unsafe String(cString: strerror(errno)))
            }
        }
        let kind: String
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR: kind = "a directory"
        case S_IFIFO: kind = "a pipe"
        case S_IFSOCK: kind = "a socket"
        default: kind = "a device"
        }
        throw HDF5Error(.notRegularFile, operation: operation, at: location, reason: "it is \(kind), not a file")
    }

    /// Says why the library would not open a file.
    static func explain(_ failure: HDF5Error, _ location: HDF5Location) -> HDF5Error {
        if unsafe access(location.file, R_OK) != 0, errno == EACCES {
            return HDF5Error(.notPermitted, operation: operation, at: location, reason: "permission denied")
        }
        let said = failure.frames.map(\.message)
        if said.contains(where: { $0.hasPrefix("truncated file") }) {
            return HDF5Error(
                .truncated, operation: operation, at: location,
                reason: "the file is shorter than it says of itself: it was cut off, or is still being written",
                frames: failure.frames)
        }
        if said.contains(where: { $0.firstRange(of: "unable to lock file") != nil }) {
            return HDF5Error(
                .locked, operation: operation, at: location,
                reason: "another program has this file open for writing", frames: failure.frames)
        }
        if said.contains(where: { $0.hasPrefix("file is already open for write") }) {
            return HDF5Error(
                .notClosed, operation: operation, at: location,
                reason:
                    "the file is marked as open for writing: the program that writes it is still at it, or ended before "
                    + "it closed the file", frames: failure.frames)
        }
        let isHDF5 = Library.locked { unsafe CHDF5_H5Fis_accessible(location.file) }
        if isHDF5 == 0 || said.contains(where: { $0.firstRange(of: "file signature not found") != nil }) {
            return HDF5Error(
                .notHDF5, operation: operation, at: location, reason: "it is not an HDF5 file",
                frames: failure.frames)
        }
        if said.contains(where: { $0.firstRange(of: "bad superblock version number") != nil }) {
            return HDF5Error(
                .unsupportedStorage, operation: operation, at: location,
                reason: "it is in a newer format than the HDF5 library in use (\(Library.version)) reads",
                frames: failure.frames)
        }
        return failure
    }

    /// Says why the library would not make a file, in the system's words.
    static func explainCreation(_ failure: HDF5Error, _ location: HDF5Location) -> HDF5Error {
        guard let reason = systemReason(failure.frames) else { return failure }
        return HDF5Error(
            failure.kind, operation: failure.operation, at: location, reason: reason, frames: failure.frames)
    }

    /// The system's own words for what went wrong, such as "No space left on device"; nil where there are none.
    static func systemReason(_ frames: [HDF5Error.Frame]) -> String? {
        // "unable to open file: name = 'x.h5', errno = 13, error message = 'Permission denied', flags = …"
        for message in frames.map(\.message) {
            guard let start = message.firstRange(of: "error message = '"),
                let end = message[start.upperBound...].firstIndex(of: "'")
            else { continue }
            return String(message[start.upperBound..<end])
        }
        return nil
    }
}
