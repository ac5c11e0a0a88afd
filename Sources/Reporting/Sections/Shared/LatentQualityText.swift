internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting

/// The sentences on labels and neighbourhoods in two latent spaces, beside a verdict on errors: "However" if they point
/// the other way.
struct LatentQualityText {
    /// The sentence on the prediction of labels from codes; nil without labels.
    let labels: String?
    /// The sentence on the preservation of neighbourhoods; nil if it was not measured.
    let neighborhoods: String?

    init(_ report: Report, _ verdict: Verdict.Finding, pca: MethodResult, network: MethodResult) {
        let name = network.method.name
        let lead = Lead(verdict, network: network.id, baseline: pca.id)
        if let own = network.measures[.knnAccuracy]?.estimate, let linear = pca.measures[.knnAccuracy]?.estimate {
            labels = lead.opening(
                .knnAccuracy,
                "a five-nearest-neighbour vote classifies \(percent(own.value)) of the test rows correctly in the "
                    + "\(name)'s latent space and \(percent(linear.value)) in PCA's.")
        } else if let own = network.measures[.knnR2]?.estimate, let linear = pca.measures[.knnR2]?.estimate {
            let decimals = min(3, [own, linear].commonDecimals)
            labels = lead.opening(
                .knnR2,
                "five nearest neighbours predict \(report.labelName) with R² "
                    + "\(own.valueText(decimals: decimals)) in the \(name)'s latent space and "
                    + "\(linear.valueText(decimals: decimals)) in PCA's\(Self.ranks(report)).")
        } else {
            labels = nil
        }
        guard let own = network.measures[.trustworthiness]?.estimate,
            let linear = pca.measures[.trustworthiness]?.estimate
        else {
            neighborhoods = nil
            return
        }
        let decimals = min(3, [own, linear].commonDecimals)
        let (ownText, linearText) = (own.valueText(decimals: decimals), linear.valueText(decimals: decimals))
        switch verdict.advantage[Measure.trustworthiness.id] {
        case network.id?:
            neighborhoods = lead.opening(
                .trustworthiness,
                "the \(name)\(lead.isSame(.trustworthiness) ? " also" : "") preserves neighbourhoods better (trustworthiness "
                    + "\(ownText), against \(linearText) for PCA).")
        case pca.id?:
            neighborhoods = lead.opening(
                .trustworthiness,
                "PCA\(lead.isSame(.trustworthiness) ? " also" : "") preserves neighbourhoods better (trustworthiness "
                    + "\(linearText), against \(ownText) for the \(name)).")
        default:
            neighborhoods =
                "Neighbourhoods are preserved equally well (trustworthiness \(ownText) for the \(name), \(linearText) for PCA)."
        }
    }

    /// That ranks are predicted where some labels lie far out.
    private static func ranks(_ report: Report) -> String {
        report.findings[LabelPrediction.self]?.labels.first?.areRanks == true
            ? " (of ranks, because some values of the label lie far out)" : ""
    }

    /// Who is ahead by the error, against which other measures are held.
    private struct Lead {
        private let verdict: Verdict.Finding
        /// The id of the one that is ahead; nil where neither is.
        private let holder: String?

        init(_ verdict: Verdict.Finding, network: String, baseline: String) {
            self.verdict = verdict
            holder =
                switch verdict.grade {
                case .better: network
                case .worse: baseline
                case .noMeaningfulDifference, .undecided, .noVerdict: nil
                }
        }

        /// True if the method that is ahead by the error is ahead by a measure too.
        func isSame(_ measure: Measure) -> Bool {
            holder != nil && verdict.advantage[measure.id] == holder
        }

        /// A sentence with its opening: "However" where someone else is ahead by a measure than by the error.
        func opening(_ measure: Measure, _ sentence: String) -> String {
            let ahead = verdict.advantage[measure.id]
            let isContrary =
                switch verdict.grade {
                case .better, .worse, .noMeaningfulDifference: ahead != nil && ahead != holder
                case .undecided, .noVerdict: false
                }
            return isContrary ? "However, \(sentence)" : sentence.capitalizedFirst
        }
    }
}
