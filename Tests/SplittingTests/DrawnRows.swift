import Core
import Rows
import TestSupport
import Testing

@testable import Splitting

/// Rows of known structure, drawn from a seed.
enum DrawnRows {
    /// Independent standard normal numbers: `[rows, features]`.
    static func noise(_ rows: Int, _ features: Int, seed: UInt64 = 0) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: "test.noise")
        return generator.normals(rows: rows, columns: features)
    }

    /// Each row of a matrix several times, one after another, with noise added.
    static func copies(_ matrix: Matrix, times: Int, noise: Float, seed: UInt64 = 1) -> Matrix {
        var repeated = matrix.selecting(rows: (0..<matrix.rows * times).map { $0 / times })
        let added = self.noise(repeated.rows, repeated.columns, seed: seed)
        for index in repeated.values.indices { repeated.values[index] += noise * added.values[index] }
        return repeated
    }

    /// The rows in a random order.
    static func shuffled(_ matrix: Matrix, seed: UInt64 = 2) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: "test.order")
        return matrix.selecting(rows: generator.permutation(of: matrix.rows))
    }

    /// A first-order autoregressive series of independent features; a random walk where `memory` is 1.
    static func series(_ rows: Int, _ features: Int, memory: Float, seed: UInt64 = 3) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: "test.noise")
        return generator.series(rows: rows, features: features, memory: memory)
    }
}

extension Dataset {
    /// A data set of a matrix.
    init(
        _ matrix: Matrix, labels: Labels? = nil, furtherLabels: [FurtherLabel] = [], testRows: Range<Int>? = nil,
        splitObjection: String? = nil
    ) {
        var description = DatasetDescription(
            name: "drawn", path: "drawn.h5", rowCount: matrix.rows, featureCount: matrix.columns, dataPath: "/data",
            elementType: "float32", reason: "It is all there is.")
        description.predefinedTestRows = testRows
        description.splitObjection = splitObjection
        description.labelPath = labels.map { "/\($0.name)" }
        self.init(
            FeatureMatrix(rowCount: matrix.rows, featureCount: matrix.columns, storage: .float32(matrix.values)),
            description, labels: labels, furtherLabels: furtherLabels)
    }
}
