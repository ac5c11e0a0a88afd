// Trains a variational autoencoder on the images of a file, and samples new ones.

import Gibbous

let digits = try Dataset(contentsOf: "datasets/digits.h5")
let model = try VariationalAutoencoder.fit(digits, latentSize: 2, options: TrainingOptions(epochs: 20))

let codes = try model.encode(digits.rows())
print("\(codes.rows) codes of \(codes.columns) numbers")

let samples = try model.sample(4, seed: 1)
print("the first pixels of a new image: \(samples[row: 0].prefix(8))")
