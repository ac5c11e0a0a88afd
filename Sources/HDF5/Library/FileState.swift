internal import CHDF5

/// The length of a file and the time of its last change.
struct FileState: Sendable, Equatable {
    let length: Int64
    private let device: UInt64
    private let inode: UInt64
    private let seconds: Int64
    private let nanoseconds: Int64

    /// The state by now of a file that the library has open; nil where it can't be known.
    init?(ofOpenFile number: Int64) {
        var state = CHDF5_file_state()
        guard Library.locked({ unsafe CHDF5_state_now(number, &state) }) >= 0 else { return nil }
        (device, inode) = (state.device, state.inode)
        (length, seconds, nanoseconds) = (state.length, state.seconds, state.nanoseconds)
    }

    /// True if both are states of one file.
    func isOfSameFile(as other: FileState) -> Bool { device == other.device && inode == other.inode }
}
