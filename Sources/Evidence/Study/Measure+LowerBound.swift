internal import EmbeddingQuality
internal import Methods

extension Measure {
    package static let elbo = Measure(
        "elbo_nats", title: "ELBO",
        definition:
            "Evidence lower bound, −(reconstruction + KL divergence); mean over \(Assessment.evidenceDraws) draws "
            + "from each row's posterior.",
        unit: nats, higherIsBetter: true, table: .evidence
    ) { basis in
        basis.evidence.map { RowMean(perRow: zip($0.reconstruction, $0.divergence).map { -$0 - $1 }) }
    }

    package static let reconstruction = Measure(
        "reconstruction_nats", title: "reconstruction",
        definition: "Expected negative log-likelihood of a row under codes drawn from its posterior.", unit: nats,
        higherIsBetter: false, table: .evidence
    ) { $0.evidence.map { RowMean(perRow: $0.reconstruction) } }

    package static let divergence = Measure(
        "kl_nats", title: "KL divergence",
        definition: "KL divergence of a row's posterior from the standard normal prior.", unit: nats,
        higherIsBetter: nil, table: .evidence
    ) { $0.evidence.map { RowMean(perRow: $0.divergence) } }
}
