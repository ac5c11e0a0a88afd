import Foundation
import NeuralNetworks

/// The most memory that the process has had, by how long it has trained.
struct MemoryTable {
    let network: Network
    let team: ThreadTeam

    func print() throws {
        var lines: [String] = []
        for epochs in [2, 8, 32, 128] {
            // 3 steps an epoch: too few for trials however many epochs there are.
            try network.train(rows: 2 * Network.batchSize, epochs: epochs, team: team)
            lines.append(String(format: "%d epochs %.1f MB", epochs, Double(peakBytes()) / 1e6))
        }
        Swift.print("  most memory so far after \(lines.joined(separator: ", "))")
    }

    /// The largest resident set so far, in bytes.
    private func peakBytes() -> Int {
        var usage = rusage()
        #if canImport(Darwin)
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss
        #else
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return usage.ru_maxrss * 1024
        #endif
    }
}
