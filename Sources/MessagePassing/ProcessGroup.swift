internal import CMPI
internal import Comparison
package import Core

/// The processes that `mpirun` or `srun` has started together.
///
///     let group = try ProcessGroup()
///     let all = try group.gathered(bytes)
///     group.end()
///
/// There is one at most in a process, and its functions are called from one thread at a time. A process that fails calls
/// ``abort(status:)`` instead of ``end()``, which would wait for it.
package final class ProcessGroup: RankGroup {
    package let rank: Int
    package let count: Int

    /// The most bytes that are sent at a time: MPI counts them in 32 bits.
    private static let mostBytes = 1 << 30

    /// Joins the other processes.
    ///
    /// - Throws: ``ProcessGroupError`` where MPI can't be begun.
    package init() throws(ProcessGroupError) {
        var (rank, count): (Int32, Int32) = (0, 0)
        try unsafe Self.check(CMPI_begin(&rank, &count))
        self.rank = Int(rank)
        self.count = Int(count)
    }

    package func gathered(_ own: [UInt8]) throws -> [[UInt8]] {
        // Those who are done early sleep until the last is.
        try Self.check(CMPI_meet())
        var all: [[UInt8]] = []
        for sender in 0..<count {
            var size = Int64(own.count)
            try unsafe withUnsafeMutableBytes(of: &size) { try unsafe Self.broadcast($0, from: sender) }
            guard size >= 0 else { throw ProcessGroupError(status: nil) }
            var bytes = sender == rank ? own : [UInt8](repeating: 0, count: Int(size))
            try unsafe bytes.withUnsafeMutableBytes { try unsafe Self.broadcast($0, from: sender) }
            all.append(bytes)
        }
        return all
    }

    /// Waits for all others to come to their end, and ends.
    package func end() {
        _ = CMPI_meet()
        _ = CMPI_end()
    }

    /// Waits a moment where the first process may be about to fail in the same way, and to end all: one message is enough.
    package static func letFirstFail() { CMPI_let_first_fail() }

    /// Ends all processes at once, if there are any.
    ///
    /// - Parameter status: The exit status of them all.
    package static func abort(status: Int32) { CMPI_abort(status) }

    private static func broadcast(_ bytes: UnsafeMutableRawBufferPointer, from sender: Int) throws {
        for start in stride(from: 0, to: bytes.count, by: mostBytes) {
            let count = min(mostBytes, bytes.count - start)
            let part = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[start..<start + count])
            try unsafe check(CMPI_broadcast(part.baseAddress, Int32(count), Int32(sender)))
        }
    }

    private static func check(_ status: Int32) throws(ProcessGroupError) {
        guard status == 0 else { throw ProcessGroupError(status: status) }
    }
}

/// Other processes can't be reached, or send what makes no sense.
package struct ProcessGroupError: UserFacingError {
    /// The number of MPI's error, if there is one.
    let status: Int32?

    package var message: String {
        let number = status.map { " (MPI reports error \($0))" } ?? ""
        return "The processes can't reach each other\(number). Start them with mpirun or srun."
    }

    package var exitStatus: ExitStatus { .internalError }
}
