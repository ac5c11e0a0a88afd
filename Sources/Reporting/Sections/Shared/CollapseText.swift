internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting

/// The sentences on a network whose codes, or some dimensions of them, tell nothing: which, how that shows, and what to change.
struct CollapseText {
    /// The finding; nil if every dimension is used.
    let headline: String?
    /// The evidence, and what may be done about it; nil where there is nothing to add.
    let details: String?
    /// All of it in plain sentences; nil if every dimension is used.
    var sentences: String? { headline.map { [$0, details].compactMap(\.self).joined(separator: " ") } }

    /// The sentences on a method.
    init(_ result: MethodResult) {
        let remedies = result.training?.objective.remedies
        if let active = result.measures[.activeCodes]?.estimate, active.value == 0 {
            headline = "All \(result.method.name) codes are inactive on the test rows and carry no information."
            details = remedies.map { "\($0.capitalizedFirst) may help." }
            return
        }
        guard let use = result.latentUse, !use.collapsed.isEmpty else {
            (headline, details) = (nil, nil)
            return
        }
        let name = result.method.name
        let unused = use.collapsed
        let share = LatentUse.minimumVariance
        let names = Self.names(of: unused, in: result.method)
        let divergences = unused.map { NumberFormat.decimal(max(0, use.divergences[$0]), decimals: 2) }
        let nats =
            Set(divergences).count == 1
            ? divergences[0]
            : unused.count <= Self.mostNamed ? divergences.joined(separator: ", ") : Self.range(of: unused, use)
        let count = use.active.count
        let finding =
            count == 0
            ? "The \(name)'s posterior has collapsed: none of its "
                + (use.latentSize == 1
                    ? "codes" : "\(NumberFormat.count(use.latentSize)) latent dimensions")
                + " carries information."
            : "The \(name) uses \(NumberFormat.count(count)) of its \(NumberFormat.count(use.latentSize)) latent dimensions; "
                + "in the other\(unused.count == 1 ? "" : "s") its posterior has collapsed to the prior."
        let evidence =
            "Over the training rows the variance of the posterior mean of \(names) is at most "
            + "\(NumberFormat.decimal(share, decimals: 2)) (KL divergence over the test rows \(nats) nats)."
        headline = finding
        details =
            evidence
            + (remedies.map { " Possible remedies: \($0)." } ?? "")
            + (count > 0
                ? " If the data have only \(NumberWord.text(count)) dimension\(count == 1 ? "" : "s"), --latent \(count) is "
                    + "sufficient."
                : " The data may also have no structure to encode.")
    }

    /// The number of dimensions that are named one by one.
    private static let mostNamed = 6

    /// "0.08 to 5.51".
    private static func range(of dimensions: [Int], _ use: LatentUse) -> String {
        let divergences = dimensions.map { max(0, use.divergences[$0]) }
        return [divergences.min(), divergences.max()].compactMap(\.self)
            .map { NumberFormat.decimal($0, decimals: 2) }.joined(separator: " to ")
    }

    /// "z₁ and z₃", or how many where they are too many to be named.
    private static func names(of dimensions: [Int], in method: Method) -> String {
        guard dimensions.count <= mostNamed else { return "\(NumberFormat.count(dimensions.count)) dimensions" }
        return Report.list(dimensions.map { method.dimensionNaming.name(of: $0) })
    }
}

extension Report {
    /// The sentences on unused latent dimensions, a text for each method that has any.
    var collapses: [String] { methods.compactMap { CollapseText($0).sentences } }
}
