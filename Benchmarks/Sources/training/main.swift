// How much of the matrix products' speed is left when a network is trained.
//
// Trains the 784-512-256-2 autoencoder (rectifiers, squared error, Adam) on random images, and runs oneDNN's products of
// the same sizes alone, by turns in the same process, since the machine's speed changes from minute to minute. An epoch
// counts 6 · weights · rows floating-point operations, whatever else it does.
//
//     swift run -c release … training [threads]

import Foundation
import LinearAlgebra
import NeuralNetworks
import OneDNN

let threads = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 1
setKernelThreads(threads)
let widths = [784, 512, 256, 2, 256, 512, 784]
let rounds = 7

print(
    "oneDNN \(oneDNNVersion()), \(threads) thread(s); 784-512-256-2 autoencoder, f32; median of \(rounds) rounds by turns"
)
print("batch   products GFLOP/s   training GFLOP/s   share")
for batch in [128, 512] {
    let rate = try MatrixProductRate(widths: widths, batch: batch)
    let training = try PlainAutoencoderTraining(widths: widths, batch: batch)
    let steps = 4096 / batch * 4
    _ = training.run(steps: steps)
    var limits: [Double] = []
    var rates: [Double] = []
    for _ in 0..<rounds {
        let start = ContinuousClock.now
        for _ in 0..<steps { rate.run() }
        let middle = ContinuousClock.now
        _ = training.run(steps: steps)
        let end = ContinuousClock.now
        limits.append(rate.operations * Double(steps) / (middle - start).seconds / 1e9)
        rates.append(training.operationsPerStep * Double(steps) / (end - middle).seconds / 1e9)
    }
    let shares = zip(rates, limits).map { $0 / $1 }
    print(
        String(
            format: "%5d   %16.0f   %16.0f   %4.0f %%", batch, limits.median, rates.median, 100 * shares.median))
}

extension [Double] {
    var median: Double { sorted()[count / 2] }
}
