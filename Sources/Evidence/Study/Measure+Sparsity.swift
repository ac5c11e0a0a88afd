internal import EmbeddingQuality

extension Measure {
    package static let activeCodes = Measure(
        "active_code_share", title: "active codes",
        definition:
            "Fraction of active codes of a sparse autoencoder over the test rows: above 0 for rectified codes, above "
            + "½ for codes that lie in 0–1.",
        higherIsBetter: nil, table: .caption
    ) { $0.activeShares.map { RowMean(perRow: $0) } }
}
