internal import EmbeddingQuality

extension Measure {
    package static let mse = Measure(
        "mse", title: "test MSE",
        definition:
            "Mean squared error over test rows and features, in the squared scaled unit of the data. With 10 to 59 "
            + "test rows, or groups of test rows, the interval is a studentised bootstrap interval.",
        unit: squaredUnit, higherIsBetter: false, table: .comparison
    ) { $0.error?.meanSquaredError }

    package static let r2 = Measure(
        "r2", title: "R²",
        definition:
            "1 − SSE/SST over the test rows about their own mean, features weighted by variance and constant ones "
            + "excluded (scikit-learn's r2_score with multioutput=\"variance_weighted\").",
        higherIsBetter: true, table: .comparison
    ) { $0.error?.r2 }
}
