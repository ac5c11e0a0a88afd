internal import Foundation

/// The memory of the machine, and what the program leaves of a part of it.
package enum MachineMemory {
    /// The bytes that the program and its libraries take.
    package static let programBytes = 100_000_000

    /// Half of what is free, in bytes: the machine's, or what is left to a container.
    package static func usual() -> Int { allowed(nil).bytes }

    /// The memory that a report may take.
    ///
    /// - Parameters:
    ///   - asked: The bytes that the user allows; nil for what is usual on this machine.
    ///   - held: The bytes that it has taken already.
    /// - Returns: Bytes, and the limit of this process that keeps them from being more; nil if none does.
    package static func allowed(_ asked: Int?, holding held: Int = 0) -> (bytes: Int, limit: MemoryLimit?) {
        allowed(asked, machine: free() + held, limit: MemoryLimit.tightest()?.adding(held))
    }

    static func allowed(_ asked: Int?, machine: Int, limit: MemoryLimit?) -> (bytes: Int, limit: MemoryLimit?) {
        guard let limit, limit.free < asked ?? machine else { return (asked ?? machine / 2, nil) }
        // What the system refuses is not only slow: a user who names the memory gets all of it, and nobody more.
        return (asked == nil ? limit.free / 2 : limit.free, limit)
    }

    /// The part of the memory that rows may take up; what needs more is left in the file.
    ///
    /// - Parameter limit: The bytes that a report may take; nil for what is usual on this machine.
    /// - Returns: Bytes.
    package static func rowBytes(of limit: Int?) -> Int { max(allowed(limit).bytes - programBytes, 0) / 2 }

    /// The free memory of the machine in bytes; half of all where the system does not say.
    private static func free() -> Int {
        let all = Int(clamping: ProcessInfo.processInfo.physicalMemory)
        let lines = (try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8))?.split(separator: "\n") ?? []
        let available = lines.first { $0.hasPrefix("MemAvailable:") }
            .flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) }
        return min(available.map { $0 * 1024 } ?? all / 2, all)
    }
}
