import Foundation
import NeuralNetworks

/// The work of an epoch by its number of rows.
struct WorkTable {
    let network: Network
    let team: ThreadTeam

    func print() throws {
        var lines: [String] = []
        for rows in [2_048, 4_096, 8_192, 16_384] {
            // The least of several, since what else goes on in the machine only adds to it.
            var least = Double.infinity
            for _ in 0..<3 { least = min(least, try perRow(rows)) }
            lines.append(String(format: "%d rows %.2f", rows, least * 1e6))
        }
        Swift.print("  processor time in µs a row and epoch: \(lines.joined(separator: ", "))")
    }

    /// The processor time of an epoch for each of its rows, in seconds: what four epochs take more than one.
    private func perRow(_ rows: Int) throws -> Double {
        let one = try processorSeconds { try network.train(rows: rows, epochs: 1, team: team) }
        let four = try processorSeconds { try network.train(rows: rows, epochs: 4, team: team) }
        return (four - one) / 3 / Double(rows)
    }

    private func processorSeconds(_ body: () throws -> Double) throws -> Double {
        let start = clock()
        _ = try body()
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }
}
