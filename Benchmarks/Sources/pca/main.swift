// How long a PCA takes, by the shape of the data and the number of components.
//
//     pca FOLDER [THREADS]
//
// Writes the rows of each shape to the folder, as 32-bit numbers, for scikit-learn to fit the same, unless they are there. Prints a line
// for each: rows, features, components, seconds, the share of the variance that the components explain.

import Core
import Foundation
import Methods
import NeuralNetworks

let shapes = [(2_160, 10_000, 2), (2_160, 10_000, 64), (10_000, 784, 2), (60_000, 784, 2), (200_000, 30, 2)]
let arguments = CommandLine.arguments.dropFirst()
guard let folder = arguments.first.map({ URL(filePath: $0) }) else {
    print("usage: pca FOLDER [THREADS]")
    exit(64)
}
let threads = arguments.dropFirst().first.flatMap { Int($0) } ?? ProcessInfo.processInfo.activeProcessorCount

/// Rows in the neighbourhood of ten directions, each shorter than the one before.
func makeRows(_ count: Int, features: Int) -> Matrix {
    var generator = SeededGenerator(seed: 0, stream: "rows")
    let directions = generator.normals(rows: 10, columns: features)
    let codes = generator.normals(rows: count, columns: 10)
    var rows = generator.normals(rows: count, columns: features)
    for row in 0..<count {
        for direction in 0..<10 {
            let length = codes[row, direction] / Float(direction + 1)
            for feature in 0..<features {
                rows.values[row * features + feature] += length * directions.values[direction * features + feature]
            }
        }
    }
    return rows
}

var made: (name: String, rows: Matrix)?
for (count, features, components) in shapes {
    let name = "\(count)x\(features).f32"
    if made?.name != name { made = (name, makeRows(count, features: features)) }
    guard let rows = made?.rows else { continue }
    let file = folder.appending(path: name)
    if !FileManager.default.fileExists(atPath: file.path) {
        try rows.values.withUnsafeBytes { Data($0) }.write(to: file)
    }
    let pool = WorkerPool(threads: threads)
    var share = 0.0
    let seconds = try ContinuousClock().measure {
        let pca = try pool.lead { team in
            try PCA.fit(rows, rows: Array(0..<count), latentSize: components, team: team)
        }
        share = pca.explainedVarianceRatio.reduce(0, +)
    }
    print(String(format: "%d %d %d gibbous %.3f %.6f", count, features, components, seconds / .seconds(1), share))
}
