internal import CHDF5
internal import Core
internal import Foundation

/// Every call into the library goes through here: serialised where the library needs it, silent, its status checked.
enum Library {
    /// A lock around every call, where the library was built without its own.
    private static let lock: RecursiveLock? = {
        // The first call of all. Whatever is open is closed by its owner; the library's own tidying at the end of the
        // process is of no use, and crashes over a damaged file that would not close.
        _ = H5dont_atexit()
        LZFFilter.register()
        var isThreadSafe = false
        let status = unsafe H5is_library_threadsafe(&isThreadSafe)
        return status >= 0 && isThreadSafe ? nil : RecursiveLock()
    }()

    /// The rule by which links are followed: soft links inside the file, external links never.
    static let linkAccess: hid_t = locked {
        let list = H5Pcreate(CHDF5_H5P_LINK_ACCESS())
        // A list that can't be set up is given up, and every opening that needs it fails with it.
        guard list >= 0, CHDF5_refuse_external_links(list) >= 0 else { return -1 }
        return list
    }

    /// The driver of files that are made, with which a full disk is no failure before they are closed.
    static let newFileDriver: hid_t = locked { CHDF5_register_new_file_driver() }

    /// The version of the library in use.
    static let version: String = locked {
        var (major, minor, release): (UInt32, UInt32, UInt32) = (0, 0, 0)
        _ = unsafe H5get_libversion(&major, &minor, &release)
        return "\(major).\(minor).\(release)"
    }

    /// Runs calls into the library, whose own printing of errors is off for this thread meanwhile and after.
    static func locked<Result: ~Copyable, Failure>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        lock?.lock()
        defer { lock?.unlock() }
        _ = H5Eset_auto2(CHDF5_H5E_DEFAULT(), nil, nil)
        defer { Heartbeat.beat() }
        return try body()
    }

    /// Runs a call that answers with a status.
    ///
    /// - Throws: `HDF5Error` with the library's account, when the status is negative.
    static func check(
        _ operation: String, at location: HDF5Location, _ body: () -> herr_t
    ) throws(HDF5Error) {
        try locked { () throws(HDF5Error) in
            if body() < 0 { throw failure(operation, at: location) }
        }
    }

    /// Runs a call that answers with the identifier of something to be closed.
    ///
    /// - Throws: `HDF5Error` with the library's account, when it answers with none.
    static func open(
        _ operation: String, at location: HDF5Location, _ body: () -> hid_t
    ) throws(HDF5Error) -> Identifier {
        try locked { () throws(HDF5Error) in
            let number = body()
            if number < 0 { throw failure(operation, at: location) }
            return Identifier(adopting: number)
        }
    }

    /// The library's words about the failure that has just happened on this thread.
    static func failure(_ operation: String, at location: HDF5Location) -> HDF5Error {
        let frames = ErrorStack.frames()
        let reason =
            FileCheck.systemReason(frames) ?? frames.first?.message ?? "the HDF5 library gives no reason"
        return HDF5Error(.refused, operation: operation, at: location, reason: reason, frames: frames)
    }
}
