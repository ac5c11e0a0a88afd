internal import Foundation

/// The memory of the machine, and what the program leaves of a part of it.
package enum MachineMemory {
    /// The bytes that the program and its libraries take.
    package static let programBytes = 100_000_000

    /// Half of what is free, in bytes: the machine's, or what is left to a container.
    package static func usual() -> Int { free() / 2 }

    /// The part of the memory that rows may take up; what needs more is left in the file.
    ///
    /// - Parameter limit: The bytes that a report may take; nil for what is usual on this machine.
    /// - Returns: Bytes.
    package static func rowBytes(of limit: Int?) -> Int { max((limit ?? usual()) - programBytes, 0) / 2 }

    /// The free memory in bytes; half of all where the system does not say.
    static func free() -> Int {
        let all = Int(clamping: ProcessInfo.processInfo.physicalMemory)
        let available = text("/proc/meminfo")?.split(separator: "\n").first { $0.hasPrefix("MemAvailable:") }
            .flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) }
        let free = available.map { $0 * 1024 } ?? all / 2
        guard let limit = number("/sys/fs/cgroup/memory.max"), let used = number("/sys/fs/cgroup/memory.current") else {
            return min(free, all)
        }
        return min(free, all, max(limit - used, 0))
    }

    private static func text(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }

    private static func number(_ path: String) -> Int? {
        text(path).flatMap { Int($0.trimmed()) }
    }
}
