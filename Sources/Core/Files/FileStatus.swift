internal import Foundation

/// The numbers that the system has of a file; links are followed.
package enum FileStatus {
    /// The length of a file in bytes; nil where there is none.
    package static func byteCount(of path: String) -> Int? { status(of: path).map { Int($0.st_size) } }

    /// The device that a file or folder is on; nil where there is none.
    package static func device(of path: String) -> UInt64? {
        status(of: path).map { UInt64(truncatingIfNeeded: $0.st_dev) }
    }

    /// The user who owns a file or folder; nil where there is none.
    package static func owner(of path: String) -> UInt32? { status(of: path).map { UInt32($0.st_uid) } }

    private static func status(of path: String) -> stat? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? status : nil
    }
}
