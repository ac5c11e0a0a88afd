internal import Foundation

/// A file or folder's being held by this process, for others to see, until it is let go or the process ends in whatever way.
package final class FileLock: Sendable {
    /// The reasons that there is no lock.
    package enum Refusal: Error {
        /// Another process holds it.
        case isHeld
        /// It is not there, or can't be locked, as folders on some network file systems, so that nobody can tell.
        case isUnknown
    }

    private let descriptor: Int32

    /// Takes a lock.
    ///
    /// - Parameters:
    ///   - path: A file or folder.
    ///   - isFile: Whether it is a file, which is made where it is not there.
    /// - Throws: ``Refusal``.
    package init(_ path: String, isFile: Bool = false) throws(Refusal) {
        let flags = isFile ? O_RDWR | O_CREAT : O_RDONLY | O_DIRECTORY
        let opened = unsafe open(path, flags | O_CLOEXEC, 0o666)
        guard opened >= 0 else { throw .isUnknown }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            let isHeld = errno == EWOULDBLOCK
            close(opened)
            throw isHeld ? .isHeld : .isUnknown
        }
        descriptor = opened
    }

    deinit { close(descriptor) }
}
