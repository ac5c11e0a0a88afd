import Foundation
import NeuralNetworks
import OneDNN

/// Measures training beside the matrix products in it, and prints both.
struct TrainingTable {
    let threads: Int
    let team: ThreadTeam

    private static let widths = [784, 512, 256, 2, 256, 512, 784]
    private static let rounds = 9

    /// Prints a line for each size of batch and each precision.
    func print() throws {
        Swift.print("Training of a 784-512-256-2 autoencoder, \(threads) thread(s), oneDNN \(oneDNNVersion()).")
        Swift.print(
            "GFLOP/s by 6 · weights · rows; medians of \(Self.rounds) rounds by turns; share: training / products.")
        Swift.print("       batch   products   training   share   training / training in f32")
        for batch in [128, 512] { try printLines(batch: batch) }
        Swift.print(
            """
            The products are all three of each layer; training has no need of the first layer's third, the gradient with
            respect to the images, so that a share of 100 % is not quite the limit.
            """)
    }

    private func printLines(batch: Int) throws {
        let elements = TensorElement.multiplied
        // Products alone share out among oneDNN's own threads, training among ours.
        let jobs = try elements.map { element in
            (
                products: try MatrixProductRate(
                    widths: Self.widths, batch: batch, element: element, threads: threads),
                training: try PlainAutoencoderTraining(
                    widths: Self.widths, batch: batch, element: element, team: team)
            )
        }
        let steps = 4096 / batch * 4
        var limits = jobs.map { _ in [Double]() }
        var rates = jobs.map { _ in [Double]() }
        for round in 0...Self.rounds {
            for (index, job) in jobs.enumerated() {
                let start = ContinuousClock.now
                for _ in 0..<steps { job.products.run() }
                let middle = ContinuousClock.now
                // OpenMP's threads go on looking for work for some milliseconds, on the cores that training needs.
                Thread.sleep(forTimeInterval: 0.05)
                let begin = ContinuousClock.now
                _ = job.training.run(steps: steps)
                let end = ContinuousClock.now
                // The first round only warms up.
                guard round > 0 else { continue }
                limits[index].append(job.products.operations * Double(steps) / (middle - start).seconds / 1e9)
                rates[index].append(job.training.operationsPerStep * Double(steps) / (end - begin).seconds / 1e9)
            }
        }
        for index in jobs.indices {
            let share = zip(rates[index], limits[index]).map { $0 / $1 }.median
            let gain = zip(rates[index], rates[0]).map { $0 / $1 }.median
            Swift.print(
                String(
                    format: "%@  %5d   %8.0f   %8.0f   %3.0f %%   %.2f", index == 0 ? " f32" : "bf16", batch,
                    limits[index].median, rates[index].median, 100 * share, gain))
        }
    }
}

extension [Double] {
    fileprivate var median: Double { sorted()[count / 2] }
}
