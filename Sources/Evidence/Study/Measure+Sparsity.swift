internal import EmbeddingQuality

extension Measure {
    package static let activeCodes = Measure(
        "active_code_share", title: "active codes",
        definition:
            "Share of a sparse autoencoder's codes of the test rows that are at work: above 0 where codes are rectified, above ½ "
            + "where they lie in 0–1.",
        higherIsBetter: nil, table: .caption
    ) { $0.activeShares.map { RowMean(perRow: $0) } }
}
