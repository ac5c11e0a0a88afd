internal import CSystem
internal import Foundation

/// A limit that the system sets to the memory of this process, beyond which it gets none or is ended.
package struct MemoryLimit: Equatable, Sendable {
    /// The kind of thing that sets a limit.
    enum Kind: Equatable, Sendable {
        /// A control group, as of a container, a job or a service.
        case group
        /// `ulimit -v`: addresses, whether there is memory behind them or not.
        case addresses
        /// `ulimit -d`: what is the process's own to write to.
        case data
    }

    let kind: Kind
    /// The bytes that there are in all.
    let limit: Int
    /// The bytes of them that may still be taken.
    package let free: Int

    /// The bytes that count as taken where the system does not say how many are.
    private static let usualBytes = 300_000_000
    /// Addresses that threads and the C library reserve while a report is made, and that need no memory, as measured.
    static let reservedAddresses = 300_000_000

    /// The half of a sentence that says who limits the memory to what.
    package var text: String {
        let source =
            switch kind {
            case .group: "a control group (a container, a job or a service)"
            case .addresses: "ulimit -v"
            case .data: "ulimit -d"
            }
        return "\(source) limits this process to \(ByteCount.text(limit)), of which \(ByteCount.text(free)) are left"
    }

    /// The same with more bytes left.
    func adding(_ bytes: Int) -> MemoryLimit { MemoryLimit(kind: kind, limit: limit, free: min(limit, free + bytes)) }

    /// The limit that leaves least; nil where there is none.
    package static func tightest() -> MemoryLimit? {
        let group = ControlGroups().memoryLimit.map { MemoryLimit(kind: .group, limit: $0.limit, free: $0.free) }
        return ([group].compactMap(\.self) + resources()).min { $0.free < $1.free }
    }

    /// Has the process take less memory at the cost of some time, where there is a limit; to be called before there are threads.
    package static func economize() {
        if tightest() != nil { CSystem_share_memory() }
    }

    /// The limits that a shell sets by `ulimit`.
    private static func resources() -> [MemoryLimit] {
        // In pages: all addresses, …, and what is written to, with the stack.
        let pages = ((try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? "").split { $0.isWhitespace }
            .compactMap { Int($0) }
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        func limit(_ kind: Kind, _ value: UInt64, used: Int?, reserved: Int) -> MemoryLimit? {
            guard let limit = Int(exactly: value), limit < 1 << 60 else { return nil }
            let used = used.map { $0 * page } ?? usualBytes
            return MemoryLimit(kind: kind, limit: limit, free: max(0, limit - used - reserved))
        }
        return [
            limit(.addresses, CSystem_address_limit(), used: pages.first, reserved: reservedAddresses),
            limit(.data, CSystem_data_limit(), used: pages.count > 5 ? pages[5] : nil, reserved: 0),
        ].compactMap(\.self)
    }
}
