// What training takes besides time: allocations inside an epoch, memory by epochs, work by rows.
//
// Trains an autoencoder and a VAE as reports do, through the same functions, on random images. Work is the processor time of
// this process, which other programs' running beside it changes little.
//
//     script/benchmark memory [THREADS]

import CAllocationCount
import Core
import Foundation
import Methods
import NeuralNetworks

let threads = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 1
try WorkerPool(threads: threads).lead { team in
    for network in Network.allCases {
        print("\n\(network.rawValue), \(threads) thread(s), images of 24×24, batches of 128")
        try AllocationTable(network: network, team: team).print()
        try MemoryTable(network: network, team: team).print()
        try WorkTable(network: network, team: team).print()
    }
}
