package import Core

/// Why an HDF5 file could not be read or written.
public struct HDF5Error: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of failure that a caller may want to tell apart.
    package enum Kind: Sendable, Equatable {
        /// There is no file of that name.
        case noSuchFile
        /// The path is that of a directory, a pipe, a socket or a device.
        case notRegularFile
        /// The file may not be read.
        case notPermitted
        /// Another program has the file open for writing.
        case locked
        /// A program that wrote the file has not closed it.
        case notClosed
        /// The file does not begin as an HDF5 file does.
        case notHDF5
        /// The file ends before its own end.
        case truncated
        /// The file was written to while it was read.
        case changed
        /// Nothing of that name is in the file.
        case noSuchObject
        /// The object is of another kind than was asked for.
        case wrongKind
        /// The data are compressed by a filter that the library does not have.
        case unsupportedFilter(String)
        /// The data are in another file, which is not read unless that is allowed.
        case external
        /// The data are kept in a way that is not read.
        case unsupportedStorage
        /// The sizes that the file states can't be, or are more than may be read.
        case tooLarge
        /// The library or the system refused; `frames` say why where it was the library.
        case refused
    }

    /// One line of the library's own account of a failure, innermost first.
    package struct Frame: Sendable, Equatable {
        package let function: String
        package let message: String
    }

    package let kind: Kind
    /// The operation that failed, as in "read the data set".
    package let operation: String
    /// The path of the file.
    package let file: String
    /// The path within the file; empty where the file itself is meant.
    package let path: String
    /// The reason, in a sentence without a full stop.
    package let reason: String
    package let frames: [Frame]

    package init(
        _ kind: Kind, operation: String, at location: HDF5Location, reason: String, frames: [Frame] = []
    ) {
        self.kind = kind
        self.operation = operation
        self.file = location.file
        self.path = location.path
        self.reason = reason
        self.frames = frames
    }

    public var description: String {
        let place = path.isEmpty ? file : "\(path) in \(file)"
        return "cannot \(operation) \(place): \(reason)"
    }
}

/// Errors that reach the user are about a file that is being written; for files that are read, `DatasetError` takes
/// their place.
extension HDF5Error: UserFacingError {
    package var exitStatus: ExitStatus { .cannotWrite }
    package var message: String { "\(description.prefix(1).uppercased())\(description.dropFirst())." }
}
