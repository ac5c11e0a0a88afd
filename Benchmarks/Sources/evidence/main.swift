// How fast the neighbours that an embedding keeps are measured: trustworthiness and continuity alone, and all that is made of ranks.
//
//     evidence FOLDER [THREADS]
//
// Writes rows and an embedding of them to the folder, as 32-bit numbers, for scikit-learn to measure the same, unless they are there.
// Prints a line each: what, seconds, trustworthiness.

import Core
import EmbeddingQuality
import Foundation

let (rowCount, featureCount, neighbors) = (10_000, 784, 12)
let arguments = CommandLine.arguments.dropFirst()
guard let folder = arguments.first.map({ URL(filePath: $0) }) else {
    print("usage: evidence FOLDER [THREADS]")
    exit(64)
}
let threads = arguments.dropFirst().first.flatMap { Int($0) } ?? ProcessInfo.processInfo.activeProcessorCount

/// Rows about ten centres, and the same projected on two random directions.
func makeRows() -> (rows: Matrix, embedding: Matrix) {
    var generator = SeededGenerator(seed: 0, stream: "rows")
    let centres = generator.normals(rows: 10, columns: featureCount)
    let directions = generator.normals(rows: 2, columns: featureCount)
    var rows = generator.normals(rows: rowCount, columns: featureCount)
    var embedding = Matrix(rows: rowCount, columns: 2)
    for row in 0..<rowCount {
        for feature in 0..<featureCount {
            let value = 0.3 * rows[row, feature] + centres[row % 10, feature]
            rows[row, feature] = value
            embedding[row, 0] += value * directions[0, feature]
            embedding[row, 1] += value * directions[1, feature]
        }
    }
    return (rows, embedding)
}

func seconds(_ body: () throws -> Void) rethrows -> Double { try ContinuousClock().measure(body) / .seconds(1) }

let (rows, embedding) = makeRows()
for (name, matrix) in [("rows.f32", rows), ("embedding.f32", embedding)] {
    let file = folder.appending(path: name)
    if !FileManager.default.fileExists(atPath: file.path) {
        try matrix.values.withUnsafeBytes { Data($0) }.write(to: file)
    }
}
var (alone, all) = (0.0, (trustworthiness: 0.0, area: 0.0))
let aloneSeconds = try seconds {
    alone = try NeighborhoodBenchmark.trustworthiness(
        of: embedding, against: rows, neighbors: neighbors, threads: threads)
}
let allSeconds = try seconds {
    all = try NeighborhoodBenchmark.allRanks(of: embedding, against: rows, neighbors: neighbors, threads: threads)
}
print(String(format: "trustworthiness %.3f %.9f", aloneSeconds, alone))
print(String(format: "all-ranks %.3f %.9f", allSeconds, all.trustworthiness))
