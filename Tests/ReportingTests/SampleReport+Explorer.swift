import Core
import NeuralNetworks

@testable import Reporting

extension SampleReport {
    /// Two of three rows as they are, and decoders of PCA and the autoencoder.
    static var explorer: ExplorerSource {
        let rows = (0..<rowCount).filter { $0 % 3 != 1 }
        var generator = SeededGenerator(seed: 1, stream: "sample explorer")
        return ExplorerSource(
            rows: rows, features: Array(0..<featureCount),
            values: generator.normals(rows: rows.count, columns: featureCount),
            decoders: [
                "pca": TrainedNetwork([
                    Linear.Trained(weights: generator.normals(rows: 2, columns: featureCount), bias: [1, 2, 3, 4])
                ]),
                "ae": TrainedNetwork([
                    Linear.Trained(
                        weights: generator.normals(rows: 2, columns: 8), bias: [Float](repeating: 0.1, count: 8),
                        isRectified: true),
                    Linear.Trained(
                        weights: generator.normals(rows: 8, columns: featureCount), bias: [0, 0, 0, 0]),
                ]),
            ])
    }
}
