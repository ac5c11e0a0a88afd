import Testing

@testable import Core

@Suite struct MemoryLimitTests {
    private let group = MemoryLimit(kind: .group, limit: 2_000_000_000, free: 1_000_000_000)

    @Test func aLimitBoundsWhatIsUsualAndWhatIsAskedFor() {
        #expect(MachineMemory.allowed(nil, machine: 8_000_000_000, limit: nil) == (4_000_000_000, nil))
        #expect(MachineMemory.allowed(6_000_000_000, machine: 8_000_000_000, limit: nil) == (6_000_000_000, nil))
        #expect(MachineMemory.allowed(nil, machine: 8_000_000_000, limit: group) == (500_000_000, group))
        #expect(MachineMemory.allowed(6_000_000_000, machine: 8_000_000_000, limit: group) == (1_000_000_000, group))
        #expect(MachineMemory.allowed(800_000_000, machine: 8_000_000_000, limit: group) == (800_000_000, nil))
        // The machine itself has less.
        #expect(MachineMemory.allowed(nil, machine: 600_000_000, limit: group) == (300_000_000, nil))
    }

    @Test func whatIsHeldAlreadyCountsAsLeft() {
        #expect(group.adding(400_000_000).free == 1_400_000_000)
        #expect(group.adding(4_000_000_000).free == group.limit)
    }

    @Test func theSourceIsNamed() {
        #expect(group.text.hasSuffix("limits this process to 2.0 GB, of which 1.0 GB are left"))
        #expect(MemoryLimit(kind: .addresses, limit: 1, free: 1).text.hasPrefix("ulimit -v limits"))
    }
}

private func == (first: (bytes: Int, limit: MemoryLimit?), second: (Int, MemoryLimit?)) -> Bool {
    first.bytes == second.0 && first.limit == second.1
}
