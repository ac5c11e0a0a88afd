internal import EmbeddingQuality

/// The rank correlation of distances between rows in the data and in each latent space.
package enum Distances: Question {
    package static let id = "distances"

    package struct Finding: Codable, Sendable {
        /// The number of pairs of test rows that were compared.
        package let pairs: Int
        /// Spearman's ρ by the method's id; methods one side of whose distances is constant are left out.
        package let spearmanCorrelation: [String: Double]
    }

    package struct Illustration: Sendable {
        /// Euclidean distances of the scaled rows, one a pair.
        package let data: [Double]
        /// Euclidean distances of their codes, by the method's id.
        package let latent: [String: [Double]]
    }

    package static let definitions = [
        "pairs": Definition(
            "Pairs of test rows compared: all, or a random sample if there are too many.",
            unit: "pairs"),
        "spearman_correlation": Definition(
            "Spearman's rank correlation between the Euclidean distances of pairs of test rows in the data, all "
                + "features scaled, and in the latent space."),
    ]

    package static func find(in study: Study) -> Answer<Distances>? {
        let pairs = DistancePairs(study)
        let ranks = Ranks(of: pairs.distances)
        let latent = study.methods.byID { pairs.distances(in: $0.codes) }
        return Answer(
            Finding(
                pairs: pairs.count,
                spearmanCorrelation: study.methods.byID { result in
                    latent[result.id].flatMap { ranks.correlation(with: Ranks(of: $0))?.finite }
                }), illustration: Illustration(data: pairs.distances, latent: latent))
    }
}
