internal import Foundation

/// Changes of names that happen at once or not at all.
package enum Renaming {
    /// The reason that a name could not be changed.
    package struct Failure: Error, CustomStringConvertible {
        /// The system's number of the error.
        package let code: Int32

        package init(code: Int32) { self.code = code }

        package var description: String { unsafe String(cString: strerror(code)) }
    }

    /// Gives a file or directory another name; a directory takes the place of an empty one.
    package static func move(_ path: String, to destination: String) throws(Failure) {
        guard (unsafe rename(path, destination)) == 0 else { throw Failure(code: errno) }
    }

    /// Makes sure that the names in a directory are on the disk as they are now.
    package static func settle(_ directory: String) throws(Failure) {
        let descriptor = unsafe open(directory, O_RDONLY)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        defer { close(descriptor) }
        // Some file systems can't do it for directories, and need not.
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else { throw Failure(code: errno) }
    }
}
