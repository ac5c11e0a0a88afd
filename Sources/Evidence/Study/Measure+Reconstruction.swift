internal import EmbeddingQuality

extension Measure {
    package static let mse = Measure(
        "mse", title: "test MSE",
        definition:
            "Mean over test rows and features of the squared error, in the square of the data's scaled unit. Over 10 to 59 test "
            + "rows, or groups of them, its interval is that of a studentised bootstrap.",
        unit: squaredUnit, higherIsBetter: false, table: .comparison
    ) { $0.error?.meanSquaredError }

    package static let r2 = Measure(
        "r2", title: "R²",
        definition:
            "1 − SSE/SST over the test rows about their own mean, each feature weighing as it varies; features that are the "
            + "same in all test rows are left out (scikit-learn's r2_score with multioutput=\"variance_weighted\").",
        higherIsBetter: true, table: .comparison
    ) { $0.error?.r2 }
}
