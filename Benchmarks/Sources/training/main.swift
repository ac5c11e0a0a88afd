// How much of the matrix products' speed is left when a network is trained.
//
// Trains the 784-512-256-2 autoencoder (rectifiers, squared error, Adam) on random images, and runs oneDNN's products of
// the same sizes alone, by turns in the same process, since the machine's speed changes from minute to minute. An epoch
// counts 6 · weights · rows floating-point operations, whatever else it does.
//
//     script/benchmark [THREADS]

import Core
import Foundation
import NeuralNetworks
import OneDNN

let threads = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 1
try WorkerPool(threads: threads).lead { team in try TrainingTable(threads: threads, team: team).print() }
