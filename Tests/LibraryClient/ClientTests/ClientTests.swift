import Gibbous
import Testing

@Test func aClientFitsPCAAndAnAutoencoder() throws {
    // Rows near a parabola: `[100, 3]`.
    let rows = try Matrix(
        (0..<100).map { index in
            let t = Float(index) / 50 - 1
            return [t, t * t, 1 - t]
        })
    let pca = try PCA.fit(rows, latentSize: 1)
    let autoencoder = try Autoencoder.fit(rows, latentSize: 1, options: TrainingOptions(epochs: 60, hidden: [16]))
    let errors = try [pca, autoencoder].map { (model: any Model) in
        try Quality.reconstructionError(of: model.reconstruct(rows), against: rows).value
    }
    #expect(abs(errors[0] - 0.0298) < 0.0001)
    // A network starts no worse than PCA, and goes on from there.
    #expect(errors[1] > 0 && errors[1] < 1.1 * errors[0])
}
