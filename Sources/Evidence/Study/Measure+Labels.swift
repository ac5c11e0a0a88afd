extension Measure {
    package static let knnAccuracy = Measure(
        "knn_accuracy", title: "kNN accuracy",
        definition:
            "Fraction of test rows whose class is predicted by a majority vote of the "
            + "\(LabelMeasurement.votingNeighbors) nearest training rows in the latent space "
            + "(at most \(votingRows) training rows, drawn at random).",
        higherIsBetter: true, table: .comparison
    ) { if case .accuracy(let accuracy)? = $0.label { accuracy } else { nil } }

    package static let knnR2 = Measure(
        "knn_r2", title: "kNN R²",
        definition:
            "R² over the test rows of the label predicted as the mean of the \(LabelMeasurement.votingNeighbors) "
            + "nearest training rows in the latent space (at most \(votingRows) training rows, drawn at random). "
            + "Ranks replace the labels if some lie more than \(Int(LabelRanks.farOut)) interquartile ranges beyond "
            + "the quartiles.",
        higherIsBetter: true, table: .comparison
    ) { if case .r2(let r2)? = $0.label { r2 } else { nil } }

    /// "50 000", with a narrow no-break space.
    private static let votingRows = "\(LabelMeasurement.votingRows / 1_000)\u{202F}000"
}
