internal import Core
package import EmbeddingQuality
internal import Methods
internal import Rows

extension Dimensions {
    /// The share of the test rows' variance about the training rows' mean that codes of the chosen size keep.
    package struct Compression: Codable, Sendable {
        /// The network that the claim is decided by.
        package let network: String
        /// 1 − MSE / MSE of the training rows' mean, by the method's id.
        package let keptVariance: [String: Estimate]
        /// The share from which a code keeps most of the variance.
        package let mostFrom: Double
        /// The claim that a code smaller than the input keeps what matters most, decided by the network's interval.
        package let outcome: ClaimOutcome

        /// A compression that has been measured.
        package init(network: String, keptVariance: [String: Estimate], outcome: ClaimOutcome) {
            self.network = network
            self.keptVariance = keptVariance
            mostFrom = Self.most
            self.outcome = outcome
        }

        static let definitions = [
            "kept_variance": Definition(
                "1 − a method's test MSE / that of predicting the mean of the training rows, paired by row."
            ),
            "most_from": Definition(
                "Share of the variance above which a code preserves most of the information: the claim holds if the "
                    + "interval of the network's kept_variance lies above it and fails if it lies below."),
        ]

        /// One half: more is kept than is lost.
        static let most = 0.5

        /// The compression by the methods of a study; nil where codes are no smaller than rows, or without a network.
        ///
        /// - Throws: `RowReadError` where rows can't be read.
        init?(of study: Study) throws {
            guard study.settings.latentSize < study.data.truth.columns, let rows = study.rows,
                study.data.truth.rows > 0,
                let network = study.networks.first(where: { !$0.method.followsPrior }) ?? study.networks.first
            else { return nil }
            let mean = try rows.means(over: study.data.split.training).map(Double.init)
            let truth = study.data.truth
            let spread = (0..<truth.rows).map { row in
                zip(truth[row: row], mean).reduce(0.0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) }
                    / Double(mean.count)
            }
            guard spread.contains(where: { $0 > 0 }), spread.allSatisfy(\.isFinite) else { return nil }
            let bootstrap = study.data.bootstrap(seed: study.settings.seed)
            let keptVariance = study.decoding.byID { result in
                result.measures[.mse]?.rows.flatMap { errors in
                    RelativeReduction(remaining: errors.perRow, initial: spread).estimate(bootstrap).finite
                }
            }
            guard let kept = keptVariance[network.id] else { return nil }
            self.init(network: network.id, keptVariance: keptVariance, outcome: Self.outcome(kept))
        }

        /// The decision by a share with its interval.
        package static func outcome(_ kept: Estimate) -> ClaimOutcome {
            if kept.lower > most { return .holds }
            return kept.upper < most ? .fails : .undecided
        }
    }
}
