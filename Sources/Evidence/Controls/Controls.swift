internal import Core
package import EmbeddingQuality
internal import Methods
internal import Rows

/// The measures of latent spaces, taken of embeddings that nothing was learned for, so that they can be read.
package enum Controls: Question {
    package static let id = "controls"

    /// An embedding that is a control.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// As many directions as there are latent dimensions, drawn at random.
        case randomProjection = "random_projection"
        /// An Isomap of training rows.
        case isomap
        /// The rows as they are.
        case allFeatures = "all_features"
        /// No embedding: the class that is most frequent.
        case majorityClass = "majority_class"
    }

    package struct Finding: Codable, Sendable {
        /// The test rows that were looked at.
        package let rows: Int
        /// The training rows among which neighbours vote; nil without labels.
        package let votingRows: Int?
        /// The same for neighbours by all features; nil without labels.
        package let votingRowsByAllFeatures: Int?
        /// The training rows that the Isomap was made of; nil without one.
        package let isomapRows: Int?
        package let controls: [Control]
    }

    /// A control with what was measured of it.
    package struct Control: Codable, Sendable {
        package let kind: Kind
        /// The values by the measures' keys.
        package let measures: [String: Estimate]
    }

    package static let definitions = [
        "rows": Definition("Test rows used (a random sample if there are more).", unit: "rows"),
        "voting_rows": Definition(
            "Training rows among which neighbours are searched for the vote on labels.", unit: "rows"),
        "voting_rows_by_all_features": Definition("The same for neighbours by all features.", unit: "rows"),
        "isomap_rows": Definition("Training rows to which the Isomap was fitted.", unit: "rows"),
        Kind.randomProjection.rawValue: Definition(
            "Projection of the rows on as many random directions (normal distribution) as there are latent dimensions."
        ),
        Kind.isomap.rawValue: Definition(
            "An Isomap of training rows; other rows are embedded by their neighbours (scikit-learn's Isomap.transform)."
        ),
        Kind.allFeatures.rawValue: Definition("The scaled rows themselves in place of codes."),
        Kind.majorityClass.rawValue: Definition(
            "Most frequent class of the training rows, predicted for every row."),
        "measures": Definition("The named measures with their 95 % bootstrap intervals.", unit: "as the measure"),
    ]

    package static func find(in study: Study) throws -> Answer<Controls>? {
        guard let rows = study.rows, study.methods.contains(where: { $0.method.isNetwork }) else { return nil }
        let bench = try ControlBench(study, rows: rows)
        let random = RandomProjection(
            featureCount: rows.featureCount, latentSize: study.settings.latentSize, seed: study.settings.seed)
        let isomap = try IsomapReduction(
            rows, rows: study.data.split.training, latentSize: study.settings.latentSize, seed: study.settings.seed)
        var embeddings: [(kind: Kind, reduction: any FittedReduction)] = [(.randomProjection, random)]
        if let isomap { embeddings.append((.isomap, isomap)) }
        var measures = try bench.measures(of: embeddings)
        measures.append(try bench.measuresOfAllFeatures())
        var controls = zip(embeddings.map(\.kind) + [.allFeatures], measures).map { Control(kind: $0, measures: $1) }
        if let majority = bench.majority() {
            controls.append(Control(kind: .majorityClass, measures: [Measure.knnAccuracy.id: majority]))
        }
        controls.removeAll { $0.measures.isEmpty }
        guard !controls.isEmpty else { return nil }
        return Answer(
            Finding(
                rows: bench.places.count, votingRows: bench.hasLabels ? bench.voting.count : nil,
                votingRowsByAllFeatures: bench.hasLabels ? bench.votingByAllFeatures.count : nil,
                isomapRows: isomap?.rowCount, controls: controls))
    }
}
