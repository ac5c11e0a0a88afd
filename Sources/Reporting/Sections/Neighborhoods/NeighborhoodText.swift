internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods

/// The sentences on neighbourhoods in latent spaces.
struct NeighborhoodText {
    private let finding: Neighborhoods.Finding
    /// The methods that were measured, in the report's order.
    private let methods: [Method]
    private let baseline: Method?
    /// The name of the prediction by neighbours: "kNN accuracy" of classes, "kNN R²" of numbers.
    private let labelMeasure: Measure?
    private let labelValues: [String: Estimate]

    /// The sentences of a report; nil where neighbourhoods were not looked at.
    init?(_ report: Report) {
        guard let finding = report.findings[Neighborhoods.self] else { return nil }
        let measure: Measure? = [Measure.knnAccuracy, .knnR2].first { measure in
            report.methods.contains { $0.measures[measure] != nil }
        }
        var values: [String: Estimate] = [:]
        for result in report.methods { values[result.id] = measure.flatMap { result.measures[$0]?.estimate } }
        self.init(
            finding, methods: report.methods.map(\.method), baseline: report.baseline?.method, labelMeasure: measure,
            labelValues: values)
    }

    /// The sentences of a finding.
    ///
    /// - Parameters:
    ///   - finding: The finding.
    ///   - methods: The methods, in the report's order.
    ///   - baseline: The linear method; nil without one.
    ///   - labelMeasure: The measure of the label's prediction by neighbours; nil without labels.
    ///   - labelValues: Its values by the method's id.
    init(
        _ finding: Neighborhoods.Finding, methods: [Method], baseline: Method?, labelMeasure: Measure? = nil,
        labelValues: [String: Estimate] = [:]
    ) {
        self.finding = finding
        self.methods = methods.filter { finding.methods[$0.rawValue] != nil }
        self.baseline = baseline
        self.labelMeasure = labelMeasure
        self.labelValues = labelValues
    }

    /// The result in a sentence.
    var headline: String { neighbors ?? reliability ?? "" }

    /// Further sentences.
    var details: [String] { neighbors == nil ? [] : [reliability].compactMap(\.self) }

    /// The comparison of the neighbours kept.
    private var neighbors: String? {
        guard let network = method(finding.network), let baseline,
            let own = finding.methods[network.rawValue]?.area, let other = finding.methods[baseline.rawValue]?.area,
            let difference = finding.differences[network.rawValue]?.area
        else { return alone }
        let (name, rival) = (network.definiteName, baseline.name)
        let values = "area under Rₙₓ \(number(own)) against \(number(other))"
        if difference.lower == 0 && difference.upper == 0 {
            return "\(name.capitalizedFirst) keeps the same neighbours as \(rival) (area under Rₙₓ \(number(own)))"
                + random([own]) + "."
        }
        let change = IntervalText(difference, decimals: 3).inner
        if difference.lower > 0 {
            return "\(name.capitalizedFirst) keeps more of each row's neighbours than \(rival): \(values) "
                + "(difference \(change))\(random([own, other]))."
        }
        if difference.upper < 0 {
            return
                "\(rival) keeps more of each row's neighbours than \(name): area under Rₙₓ \(number(other)) against "
                + "\(number(own)) (difference \(change))\(random([own, other]))."
        }
        return
            "The data do not show whether \(name) or \(rival) keeps more of each row's neighbours: \(values) "
            + "(difference \(change))\(random([own, other]))."
    }

    /// The same without a network to be compared with a linear method.
    private var alone: String? {
        let areas = methods.compactMap { method in finding.methods[method.rawValue].map { (method, $0.area) } }
        guard let best = areas.max(by: { $0.1.value < $1.1.value }) else { return nil }
        let name = best.0.definiteName.capitalizedFirst
        return areas.count > 1
            ? "\(name) keeps most of each row's neighbours (area under Rₙₓ "
                + "\(number(best.1)))\(random(areas.map(\.1)))."
            : "\(name) keeps neighbours with an area under Rₙₓ of \(number(best.1)) (maximum 1)\(random([best.1]))."
    }

    /// The area that a random projection keeps.
    private func random(_ areas: [Estimate]) -> String {
        guard let control = finding.randomProjection?.area else { return "" }
        let beaten = areas.contains { $0.lower > control.upper }
        return beaten
            ? "; a random projection reaches \(number(control))"
            : ", not clearly more than a random projection (\(number(control)))"
    }

    /// The share of rows whose positions are reliable.
    var reliability: String? {
        let found = methods.compactMap { method in
            finding.methods[method.rawValue]?.reliability.map { (method, $0) }
        }
        guard !found.isEmpty else { return nil }
        let chance = "\(percent(finding.shareByChance)) of each is expected in data without structure."
        if found.allSatisfy({ percent($0.1.dubious) == percent(0) }) {
            let shares = Set(found.map { percent($0.1.reliable) })
            let text =
                shares.count == 1 && found.count > 1
                ? "\(shares.first ?? "") of the rows are reliable in every latent space"
                : "\(Report.list(found.map { (percent($0.1.reliable), $0.0.name) })) of the rows are reliable"
            let isNone = found.allSatisfy { $0.1.dubious == 0 }
            return "The positions of \(text), and \(isNone ? "none" : "fewer than 0.5 %") are dubious; \(chance)"
        }
        let reliable = Report.list(found.map { (percent($0.1.reliable), $0.0.name) })
        let dubious = Report.list(found.map { (percent($0.1.dubious), $0.0.name) })
        return
            "The positions of \(reliable) of the rows are reliable, and those of \(dubious) are dubious; \(chance)"
    }

    /// The outcome of the claim that an autoencoder's projection is more interesting than the linear method's, with its numbers.
    var claim: (outcome: ClaimOutcome, evidence: String)? {
        guard let outcome = finding.projections, let network = method(finding.network), let baseline,
            let own = finding.methods[network.rawValue], let other = finding.methods[baseline.rawValue]
        else { return nil }
        var parts = [
            "area under Rₙₓ \(number(own.area)) against \(number(other.area)) for \(baseline.name)",
            "trustworthiness \(number(own.trustworthiness)) against \(number(other.trustworthiness))",
        ]
        if let labelMeasure, let value = labelValues[network.rawValue], let rival = labelValues[baseline.rawValue] {
            parts.append(
                labelMeasure == .knnAccuracy
                    ? "\(labelMeasure.title) \(percent(value.value)) against \(percent(rival.value))"
                    : "\(labelMeasure.title) \(number(value)) against \(number(rival))")
        }
        return (outcome, "\(network.name): " + parts.joined(separator: ", "))
    }

    private func method(_ id: String?) -> Method? { methods.first { $0.rawValue == id } }

    private func number(_ estimate: Estimate) -> String { number(estimate.value) }

    /// Three decimals: measures of neighbourhoods are on a scale up to 1.
    private func number(_ value: Double) -> String { NumberFormat.decimal(value, decimals: 3) }
}
