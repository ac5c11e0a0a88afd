// Compares methods on a file, and writes the report that `gibbous report` writes.

import Gibbous

var comparison = Comparison(try Dataset(contentsOf: "datasets/digits.h5"), latentSize: 2)
comparison.methods = Method.usual
comparison.options = TrainingOptions(epochs: 20, seed: 1)

let report = try comparison.report(to: "output/digits") { step in print(step) }
print(report.summary)
