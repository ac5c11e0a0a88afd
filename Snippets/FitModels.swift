// Fits PCA and two networks to rows, and compares what they lose.

import Gibbous

// Rows of any numbers: here points near a curve, `[300, 3]`.
let rows = try Matrix(
    (0..<300).map { index in
        let t = Float(index) / 150 - 1
        return [t, t * t, t * t * t]
    })
let dataset = try Dataset(rows, name: "curve")

// Fit on some rows, judge on the others.
let (training, test) = try dataset.split(testFraction: 0.2, seed: 0)
let known = try dataset.rows(at: training)
let held = try dataset.rows(at: test)

let models: [(name: String, model: any Model)] = [
    ("PCA", try PCA.fit(known, latentSize: 1)),
    ("AE", try Autoencoder.fit(known, latentSize: 1)),
    ("VAE", try VariationalAutoencoder.fit(known, latentSize: 1)),
]
for (name, model) in models {
    let error = try Quality.reconstructionError(of: model.reconstruct(held), against: held)
    let trust = try Quality.trustworthiness(of: model.encode(held), against: held)
    print("\(name): error \(error.value) (\(error.lower)–\(error.upper)), trustworthiness \(trust.value)")
}
