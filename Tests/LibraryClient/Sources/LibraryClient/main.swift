import Gibbous

/// Rows near a parabola: `[200, 3]`.
let rows = try Matrix(
    (0..<200).map { index in
        let t = Float(index) / 100 - 1
        return [t, t * t, 1 - t]
    })
let pca = try PCA.fit(rows, latentSize: 1)
let autoencoder = try Autoencoder.fit(rows, latentSize: 1, options: TrainingOptions(epochs: 60, hidden: [16]))
let errors = try [pca, autoencoder].map { (model: any Model) in
    try Quality.reconstructionError(of: model.reconstruct(rows), against: rows).value
}
print("mean squared errors: PCA \(errors[0]), autoencoder \(errors[1])")
precondition(errors.allSatisfy { $0 > 0 && $0 < 0.1 } && errors[1] < errors[0], "the curve is not learned")
