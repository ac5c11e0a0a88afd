internal import EmbeddingQuality

extension Measure {
    package static let trustworthiness = Measure(
        "trustworthiness", title: "trustworthiness",
        definition:
            "How few rows are among the \(Assessment.neighbors) nearest neighbours in the latent space without having been near in the data "
            + "(Venna and Kaski, 2006; scikit-learn's trustworthiness).",
        higherIsBetter: true, table: .comparison
    ) { $0.preservation?.trustworthiness }

    package static let continuity = Measure(
        "continuity", title: "continuity",
        definition: "Trustworthiness with the two spaces exchanged: how few neighbours in the data were lost.",
        higherIsBetter: true, table: .comparison
    ) { $0.preservation?.continuity }
}
