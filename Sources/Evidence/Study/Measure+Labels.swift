extension Measure {
    package static let knnAccuracy = Measure(
        "knn_accuracy", title: "kNN accuracy",
        definition:
            "Share of test rows whose label the majority of the \(LabelMeasurement.votingNeighbors) nearest training rows in the "
            + "latent space predicts, of \(votingRows) drawn at random where there are more.",
        higherIsBetter: true, table: .comparison
    ) { if case .accuracy(let accuracy)? = $0.label { accuracy } else { nil } }

    package static let knnR2 = Measure(
        "knn_r2", title: "kNN R²",
        definition:
            "R² of the mean label of the \(LabelMeasurement.votingNeighbors) nearest training rows in the latent space, over "
            + "the test rows; of \(votingRows) drawn at random where there are more. Where a label lies more than "
            + "\(Int(LabelRanks.farOut)) interquartile ranges beyond the quartiles, ranks take the labels' place.",
        higherIsBetter: true, table: .comparison
    ) { if case .r2(let r2)? = $0.label { r2 } else { nil } }

    /// "50 000", with a narrow no-break space.
    private static let votingRows = "\(LabelMeasurement.votingRows / 1_000)\u{202F}000"
}
