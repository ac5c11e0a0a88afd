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
        var labelMeasure: Measure?
        if let own = network.measures[.knnAccuracy]?.estimate, let linear = pca.measures[.knnAccuracy]?.estimate {
            let shares = [own, linear].map { report.testShareText($0.value) }
            labelMeasure = .knnAccuracy
            labels = lead.opening(
                .knnAccuracy,
                "a five-nearest-neighbour vote classifies \(shares[0])\(report.hasFewTestRows ? "" : " of the") test rows "
                    + "correctly in "
                    + (shares[0] == shares[1]
                        ? "both latent spaces." : "the \(name)'s latent space and \(shares[1]) in PCA's."))
        } else if let own = network.measures[.knnR2]?.estimate, let linear = pca.measures[.knnR2]?.estimate {
            let decimals = min(3, [own, linear].commonDecimals)
            labelMeasure = .knnR2
            let label = report.quotedLabel
            labels = lead.opening(
                .knnR2,
                own.value <= 0 && linear.value <= 0
                    ? "in neither latent space do five nearest neighbours predict \(label) better than its mean does (R² "
                        + "\(own.valueText(decimals: decimals)) for the \(name), "
                        + "\(linear.valueText(decimals: decimals)) for PCA\(Self.ranks(report)))."
                    : "five nearest neighbours predict \(label) with R² "
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
        // One "however" is enough for what points the same way.
        let isFurther = labelMeasure.map { lead.isContrary($0) && lead.agree($0, .trustworthiness) } ?? false
        let also = isFurther || lead.isSame(.trustworthiness) ? " also" : ""
        func opening(_ sentence: String) -> String {
            isFurther ? sentence.capitalizedFirst : lead.opening(.trustworthiness, sentence)
        }
        switch verdict.advantage[Measure.trustworthiness.id] {
        case network.id?:
            neighborhoods = opening(
                "the \(name)\(also) preserves neighbourhoods better (trustworthiness \(ownText), against \(linearText) for PCA)."
            )
        case pca.id?:
            neighborhoods = opening(
                "PCA\(also) preserves neighbourhoods better (trustworthiness \(linearText), against \(ownText) for the \(name))."
            )
        default:
            neighborhoods =
                ownText == linearText
                ? "Neighbourhoods are preserved equally well (trustworthiness \(ownText))."
                : "The preservation of neighbourhoods does not differ measurably (trustworthiness \(ownText) for the "
                    + "\(name), \(linearText) for PCA)."
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

        /// True if the same one is ahead by two measures.
        func agree(_ first: Measure, _ second: Measure) -> Bool {
            verdict.advantage[first.id] == verdict.advantage[second.id]
        }

        /// True if someone else is ahead by a measure than by the error.
        func isContrary(_ measure: Measure) -> Bool {
            let ahead = verdict.advantage[measure.id]
            return switch verdict.grade {
            case .better, .worse, .noMeaningfulDifference: ahead != nil && ahead != holder
            case .undecided, .noVerdict: false
            }
        }

        /// A sentence with its opening, which is "However" where it is contrary.
        func opening(_ measure: Measure, _ sentence: String) -> String {
            isContrary(measure) ? "However, \(sentence)" : sentence.capitalizedFirst
        }
    }
}
