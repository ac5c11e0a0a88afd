internal import EmbeddingQuality

extension Measure {
    package static let trustworthiness = Measure(
        "trustworthiness", title: "trustworthiness",
        definition:
            "Degree to which the \(Assessment.neighbors) nearest neighbours in the latent space are also neighbours "
            + "in the data (1 = all; Venna and Kaski, 2006; scikit-learn's trustworthiness).",
        higherIsBetter: true, table: .comparison
    ) { $0.preservation?.trustworthiness }

    package static let continuity = Measure(
        "continuity", title: "continuity",
        definition:
            "Trustworthiness with the two spaces exchanged: degree to which neighbours in the data remain neighbours.",
        higherIsBetter: true, table: .comparison
    ) { $0.preservation?.continuity }
}
