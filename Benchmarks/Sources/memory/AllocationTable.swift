import CAllocationCount
import NeuralNetworks

/// How many allocations an epoch makes, by its number of steps: what does not grow with it is not inside the epoch.
struct AllocationTable {
    private let network: Network
    private let team: ThreadTeam

    init(_ network: Network, team: ThreadTeam) {
        self.network = network
        self.team = team
    }

    func print() throws {
        guard CAllocationCount_get() >= 0 else {
            Swift.print("  allocations can't be counted with this C library")
            return
        }
        let small = try perEpoch(steps: 10)
        let large = try perEpoch(steps: 40)
        Swift.print("  allocations an epoch, validation included: \(small) of 10 steps, \(large) of 40 steps")
        Swift.print("  allocations a step: \(Double(large - small) / 30)")
    }

    /// The least of several epochs, since the first ones prepare for those after them.
    private func perEpoch(steps: Int) throws -> Int {
        var counts: [Int] = []
        // No memory for the counts themselves is asked for meanwhile.
        counts.reserveCapacity(64)
        try network.train(rows: steps * Network.batchSize, epochs: 8, team: team) {
            counts.append(CAllocationCount_get())
        }
        return zip(counts.dropFirst(), counts).map { $0 - $1 }.min() ?? 0
    }
}
