internal import Core
package import EmbeddingQuality
internal import Methods
internal import Rows

/// The neighbours that each latent space keeps, at every distance, and the rows whose place in it can be believed.
package enum Neighborhoods: Question {
    package static let id = "neighborhoods"

    package struct Finding: Codable, Sendable {
        /// The test rows whose neighbours were ranked.
        package let rows: Int
        /// The number of neighbours of trustworthiness and continuity.
        package let neighbors: Int
        /// The sizes of neighbourhoods that curves are given at.
        package let curveNeighbors: [Int]
        /// The share of rows that chance alone calls dubious, and that it calls reliable.
        package let shareByChance: Double
        /// The measures of each latent space, by the method's id.
        package let methods: [String: Embedding]
        /// The same of a projection on random directions; nil where no network is compared.
        package let randomProjection: Embedding?
        /// The same of the rows as they are.
        package let data: Embedding
        /// The differences of each network from the linear method, by the network's id; empty without one.
        package let differences: [String: Difference]
        /// The id of the network that speaks for all of them: the autoencoder, or the first where it is missing.
        package let network: String?
        /// The outcome for that network's being better than the linear method; nil without a network or a linear method.
        package let projections: ClaimOutcome?
    }

    /// The measures of one embedding.
    package struct Embedding: Codable, Sendable, Equatable {
        package let area: Estimate
        package let trustworthiness: Estimate
        package let continuity: Estimate
        package let lcmc: Double
        package let lcmcNeighbors: Int
        package let tripletAccuracy: Estimate
        package let shepardCorrelation: Double?
        package let centroidCorrelation: Double?
        package let balancedKnnAccuracy: Estimate?
        /// R_NX at each of the finding's sizes; nil where it is 1 throughout.
        package let curve: [Double]?
        package let reliability: Reliability?
    }

    /// The shares of rows whose place an embedding makes reliable or dubious.
    package struct Reliability: Codable, Sendable, Equatable {
        package let reliable: Double
        package let dubious: Double
        /// The scores that rows have to be above, or below.
        package let reliableFrom: Double
        package let dubiousBelow: Double
    }

    /// A network's measures less those of the linear method, with paired intervals.
    package struct Difference: Codable, Sendable, Equatable {
        package let area: Estimate
        package let trustworthiness: Estimate
        /// The difference of kNN accuracy, or of kNN R²; nil without labels.
        package let label: Estimate?
    }

    package struct Illustration: Sendable {
        /// The places among the test rows of those that were looked at.
        package let places: [Int]
        /// The reliability of each of them, by the method's id.
        package let rows: [String: [RowReliability]]
    }

    package static let definitions = [
        "rows": Definition(
            "Test rows whose neighbours were ranked (a random sample if there are more).", unit: "rows"),
        "neighbors": Definition("Number of neighbours for trustworthiness and continuity.", unit: "neighbours"),
        "curve_neighbors": Definition("Neighbourhood sizes K of the curves.", unit: "neighbours"),
        "share_by_chance": Definition(
            "Fraction of rows called reliable, or dubious, if features are permuted."),
        "area": Definition(
            "Area under R_NX on a logarithmic K axis: the mean over K of ((N − 1) Q_NX(K) − K) / (N − 1 − K), "
                + "weighted by 1/K, where Q_NX(K) is the fraction of the K nearest neighbours shared by both spaces "
                + "(Lee et al., 2015)."
        ),
        "trustworthiness": Definition(Measure.trustworthiness.definition),
        "continuity": Definition(Measure.continuity.definition),
        "lcmc": Definition("The largest Q_NX(K) − K / (N − 1) (local continuity meta-criterion; Chen and Buja, 2009)."),
        "lcmc_neighbors": Definition("K at which it is reached.", unit: "neighbours"),
        "triplet_accuracy": Definition(
            "Fraction of triplets, \(tripletsPerRow) per row, in which the closer of two random rows is the same in "
                + "both spaces (Wang et al., 2021); ½ by chance."),
        "shepard_correlation": Definition(
            "Spearman's rank correlation between distances of pairs of test rows in the data and in the latent space."),
        "centroid_correlation": Definition(
            "Spearman's rank correlation between distances of class centres in the data and in the latent space "
                + "(Huang et al., 2022), of at least \(ClassCentroids.fewestClasses) classes."),
        "balanced_knn_accuracy": Definition(
            "Mean over classes of the fraction of test rows classified correctly by the "
                + "\(LabelMeasurement.votingNeighbors) nearest training rows."),
        "curve": Definition(
            "R_NX at each size K (0, random embedding; 1, all neighbours kept)."),
        "reliable": Definition(
            "Fraction of rows whose score is above the 95 % quantile of the scores of permuted rows. A row's score "
                + "is the Pearson correlation between its sorted latent distances to the half of the rows nearest in "
                + "the latent space and its latent distances to the half nearest in the data, in the data's order; "
                + "permuted rows have each feature's values in random order and are encoded by the same model "
                + "(after scDEED; Xia et al., 2024)."),
        "dubious": Definition("Fraction of rows whose score is below the 5 % quantile of the scores of permuted rows."),
        "reliable_from": Definition("The 95 % quantile of the scores of permuted rows."),
        "dubious_below": Definition("The 5 % quantile of the scores of permuted rows."),
        "differences": Definition(
            "A network's measure minus the linear method's on the same rows, with a paired 95 % bootstrap interval; "
                + "label: kNN accuracy or R²."),
        "projections": Definition(
            "The network's projection is better than the linear method's: holds if the intervals of at least two of "
                + "the differences in area, trustworthiness and label lie above 0 and none lies below; fails in the "
                + "opposite case, or if all intervals lie within ±\(ProjectionClaim.equivalence); undecided "
                + "otherwise."),
    ]

    static let tripletsPerRow = 20

    package static func find(in study: Study) throws -> Answer<Neighborhoods>? {
        guard let neighborhoods = study.neighborhoods, let rows = study.rows,
            let first = study.methods.lazy.compactMap({ neighborhoods.methods[$0.method] }).first
        else { return nil }
        let bench = try NeighborhoodBench(study, neighborhoods, rows: rows)
        let null = try PermutedRows(study, neighborhoods)?.scores()
        var embeddings: [String: Embedding] = [:]
        var classified: [String: [RowReliability]] = [:]
        for result in study.methods {
            guard let ranks = neighborhoods.methods[result.method] else { continue }
            let reliability = null?[result.id].map { ReliabilityTest(null: $0) }
            embeddings[result.id] = try bench.embedding(result, ranks, reliability)
            classified[result.id] = reliability?.classified(ranks.reliability)
        }
        let random = try neighborhoods.randomProjection.map { ranks in
            try bench.randomProjection(ranks, null?[PermutedRows.randomProjection].map { ReliabilityTest(null: $0) })
        }
        let claim = try ProjectionClaim(study, neighborhoods, bench)
        return Answer(
            Finding(
                rows: neighborhoods.places.count, neighbors: first.preservation.neighbors,
                curveNeighbors: bench.sizes, shareByChance: ReliabilityTest.shareByChance, methods: embeddings,
                randomProjection: random, data: try bench.data(), differences: claim.differences,
                network: claim.network, projections: claim.outcome),
            illustration: Illustration(places: neighborhoods.places, rows: classified))
    }
}
