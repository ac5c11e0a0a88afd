// How much of the matrix products' speed is left when a network is trained.
//
// Trains the 784-512-256-2 autoencoder (rectifiers, squared error, Adam) on random images, and runs oneDNN's products of
// the same sizes alone, by turns in the same process, since the machine's speed changes from minute to minute. An epoch
// counts 6 · weights · rows floating-point operations, whatever else it does.
//
//     script/benchmark [THREADS]

import Foundation
import LinearAlgebra
import NeuralNetworks
import OneDNN

let threads = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 1
setKernelThreads(threads)
let widths = [784, 512, 256, 2, 256, 512, 784]
let rounds = 9

print("Training of a 784-512-256-2 autoencoder, \(threads) thread(s), oneDNN \(oneDNNVersion()).")
print("GFLOP/s by 6 · weights · rows; medians of \(rounds) rounds by turns; share: training / products.")
print("       batch   products   training   share   training / training in f32")
for batch in [128, 512] {
    let elements: [TensorElement] = processorHasBFloat16() ? [.float32, .bfloat16] : [.float32]
    let jobs = try elements.map { element in
        (
            products: try MatrixProductRate(widths: widths, batch: batch, element: element),
            training: try PlainAutoencoderTraining(widths: widths, batch: batch, element: element)
        )
    }
    let steps = 4096 / batch * 4
    for job in jobs { _ = job.training.run(steps: steps) }
    var limits = jobs.map { _ in [Double]() }
    var rates = jobs.map { _ in [Double]() }
    for _ in 0..<rounds {
        for (index, job) in jobs.enumerated() {
            let start = ContinuousClock.now
            for _ in 0..<steps { job.products.run() }
            let middle = ContinuousClock.now
            _ = job.training.run(steps: steps)
            let end = ContinuousClock.now
            limits[index].append(job.products.operations * Double(steps) / (middle - start).seconds / 1e9)
            rates[index].append(job.training.operationsPerStep * Double(steps) / (end - middle).seconds / 1e9)
        }
    }
    for index in jobs.indices {
        let share = zip(rates[index], limits[index]).map { $0 / $1 }.median
        let gain = zip(rates[index], rates[0]).map { $0 / $1 }.median
        print(
            String(
                format: "%@  %5d   %8.0f   %8.0f   %3.0f %%   %.2f", index == 0 ? " f32" : "bf16", batch,
                limits[index].median, rates[index].median, 100 * share, gain))
    }
}
print(
    """
    The products are all three of each layer; training has no need of the first layer's third, the gradient with respect to
    the images, so that a share of 100 % is not quite the limit.
    """)

extension [Double] {
    var median: Double { sorted()[count / 2] }
}
