internal import Foundation
internal import Synchronization

/// Where a process tells the one that started it how far it has come: the first page of the memory that they share.
///
/// Plain numbers, each written by one process alone and looked at now and then by the other.
final class ProgressPage: Sendable {
    /// Room for two numbers.
    static let byteCount = 16

    private let memory: MappedMemory

    init(of shared: SharedMemory, isWritable: Bool) throws(IsolationError) {
        memory = try shared.map(.init(offset: 0, byteCount: Self.byteCount), isWritable: isWritable)
    }

    /// A number that changes as long as work goes forward.
    var count: Int {
        get { unsafe memory.address.load(as: Int.self) }
        set { unsafe memory.address.storeBytes(of: newValue, as: Int.self) }
    }

    /// Whether what the process does now may take as long as it likes, as long as it goes forward.
    var isUnhurried: Bool {
        get { unsafe memory.address.load(fromByteOffset: 8, as: Int.self) != 0 }
        set { unsafe memory.address.storeBytes(of: newValue ? 1 : 0, toByteOffset: 8, as: Int.self) }
    }
}

/// The work of a process, as it is seen from outside.
package enum Progress {
    private static let steps = Atomic<Int>(0)

    /// Says that work has gone forward.
    package static func step() { steps.wrappingAdd(1, ordering: .relaxed) }

    /// How often it has.
    package static var count: Int { steps.load(ordering: .relaxed) }
}
