internal import Comparison
internal import Evidence
internal import Methods

/// The lack that keeps a report from testing a claim, in a few words.
struct ClaimHint {
    let text: String

    /// The hint for a claim.
    init(_ claim: NetworkClaim, in report: Report) {
        text = Self.missing(claim, in: report) ?? Self.rows(report) ?? "cannot be tested with these data and options"
    }

    /// The first thing that the report lacks for a test; nil if it seems to have all.
    private static func missing(_ claim: NetworkClaim, in report: Report) -> String? {
        switch claim {
        case .projections, .compression: missing({ $0 == .baseline }, in: report)
        case .dataSpecificity: nil
        case .denoising: missing(\.learnsDenoising, in: report)
        case .overlap, .continuity: missing(\.followsPrior, in: report)
        case .newData:
            missing(\.followsPrior, in: report)
                ?? missing({ !$0.isLinear && $0.decodes && !$0.followsPrior }, in: report)
        case .factors:
            if report.furtherLabels.isEmpty {
                "give several --labels, one for each factor"
            } else if report.settings.latentSize == 1 {
                "use at least two latent dimensions (--latent)"
            } else {
                missing(\.followsPrior, in: report)
            }
        }
    }

    /// "more test rows" if there are too few of them for a verdict; nil if there are enough.
    private static func rows(_ report: Report) -> String? {
        report.findings[Verdict.self].flatMap { $0.testUnits < $0.leastTestUnits ? "more test rows" : nil }
    }

    /// "add dae to --methods" if a report has no method of a kind; nil if it has one, or there is none.
    private static func missing(_ isOfKind: (Method) -> Bool, in report: Report) -> String? {
        guard !report.methods.contains(where: { isOfKind($0.method) }) else { return nil }
        return Method.allCases.first(where: isOfKind).map { "add \($0.rawValue) to --methods" }
    }
}
