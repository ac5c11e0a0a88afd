import CAllocationCount
import NeuralNetworks
import OneDNN

/// The number of allocations in an epoch, by its number of steps: those that do not grow with it are made outside the
/// epoch.
struct AllocationTable {
    let network: Network
    let team: ThreadTeam

    func print() throws {
        guard CAllocationCount_get() >= 0 else {
            Swift.print("  allocations can't be counted with this C library")
            return
        }
        let small = try perEpoch(steps: 10)
        let large = try perEpoch(steps: 40)
        Swift.print("  allocations an epoch, validation included: \(small) of 10 steps, \(large) of 40 steps")
        let own = try perProduct()
        Swift.print(
            "  allocations a step: \(Double(large - small) / 30); oneDNN makes \(own) itself whenever it is called for a "
                + "product, for its arguments")
    }

    /// The allocations of a matrix product alone: oneDNN's table of arguments.
    private func perProduct() throws -> Double {
        let (left, right) = (TensorView(rows: 128, columns: 576), TensorView(rows: 576, columns: 128))
        let product = try MatrixProduct(left, right, into: TensorView(rows: 128, columns: 128))
        product.run()
        let before = CAllocationCount_get()
        for _ in 0..<100 { product.run() }
        return Double(CAllocationCount_get() - before) / 100
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
