internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods

/// The agreement of latent dimensions with the factors of the data, in words.
struct FactorText {
    let finding: Factors.Finding
    private let report: Report

    /// The words for a report's factors; nil without factors.
    init?(_ report: Report) {
        guard let finding = report.findings[Factors.self] else { return nil }
        self.init(finding, in: report)
    }

    /// The words for a finding; nil if it says nothing of a method of the report.
    init?(_ finding: Factors.Finding, in report: Report) {
        guard report.methods.contains(where: { finding.methods[$0.id] != nil }) else { return nil }
        self.finding = finding
        self.report = report
    }

    /// The methods with a finding, in the report's order.
    var methods: [MethodResult] { report.methods.filter { finding.methods[$0.id] != nil } }

    /// The method that figures speak of: the judged one, or the one with the largest gap.
    var foremost: MethodResult? {
        methods.first { $0.id == finding.judged }
            ?? methods.max { (gap($0)?.value ?? 0) < (gap($1)?.value ?? 0) }
    }

    private func gap(_ result: MethodResult) -> Estimate? { finding.methods[result.id]?.mig }

    /// The sentence on the gap of the foremost method, against PCA and chance.
    var headline: String {
        guard let result = foremost, let own = finding.methods[result.id] else { return "" }
        let baseline = report.baseline.flatMap { base in
            base.id == result.id ? nil : finding.methods[base.id].map { (base.method, $0) }
        }
        guard let (method, other) = baseline else { return alone(result.method, own) }
        return compared(result.method, own, with: method, other)
    }

    /// The sentence on a method that is compared with chance alone.
    private func alone(_ method: Method, _ own: Factors.MethodFinding) -> String {
        let subject = "\(method.possessive.capitalizedFirst) \(Self.dimensions(of: method)) match the factors "
        return subject + (own.isAboveChance ? "better than chance: its " : "no better than chance: its ")
            + "mutual information gap (MIG) is \(interval(own.mig)), against \(chance(own)) by chance."
    }

    private func compared(
        _ method: Method, _ own: Factors.MethodFinding, with base: Method, _ other: Factors.MethodFinding
    ) -> String {
        let subject = "\(method.possessive) \(Self.dimensions(of: method))"
        let components = "\(base.possessive) \(Self.dimensions(of: base))"
        let theirs = number(other.mig.value)
        let measured = "mutual information gap (MIG) "
        guard own.isAboveChance else {
            let gaps =
                "\(measured)\(interval(own.mig)) for \(method.definiteName) and \(theirs) for \(base.definiteName), "
                + "\(chance(own)) by chance."
            return other.isAboveChance
                ? "\(subject.capitalizedFirst) match the factors no better than chance, whereas \(components) do: "
                    + "\(gaps)"
                : "Neither \(subject) nor \(components) match the factors better than chance: \(gaps)"
        }
        guard let difference = own.migLessBaseline, difference.lower <= 0 else {
            return "\(subject.capitalizedFirst) match the factors better than \(components): "
                + "the \(measured)is \(interval(own.mig)), against \(theirs) for \(base.definiteName) and "
                + "\(chance(own)) by chance."
        }
        guard difference.upper >= 0 else {
            return "\(components.capitalizedFirst) match the factors better than \(subject): "
                + "the \(measured)is \(theirs), against \(interval(own.mig)) for \(method.definiteName) and "
                + "\(chance(own)) by chance."
        }
        return "\(subject.capitalizedFirst) match the factors better than chance, but not measurably better than "
            + "\(components): \(measured)\(interval(own.mig)), \(theirs) for \(base.definiteName) (difference "
            + "\(IntervalText(difference, decimals: decimals).inner)) and \(chance(own)) by chance."
    }

    /// The sentence on the factors that have a dimension of their own.
    var matches: String {
        let counts = methods.map { result in
            (String(finding.methods[result.id]?.matchedFactors ?? 0), result.method.name)
        }
        return
            "A latent dimension of its own was found for \(Report.list(counts)) of the "
            + "\(NumberWord.text(finding.factors.count)) factors."
    }

    /// "MIG 0.31 against 0.02 for PCA, 0.01 by chance; 4 of 6 factors have their own dimension".
    var evidence: String {
        guard let result = foremost, let own = finding.methods[result.id] else { return "" }
        let other = report.baseline.flatMap { base in
            finding.methods[base.id].map { " against \(number($0.mig.value)) for \(base.method.name)" }
        }
        return "MIG \(number(own.mig.value))\(other ?? ""), \(chance(own)) by chance; \(own.matchedFactors) of "
            + "\(finding.factors.count) factors \(own.matchedFactors == 1 ? "has its" : "have their") own dimension"
    }

    /// The sentence on the main factors of a method's dimensions.
    func naming(of result: MethodResult, dimensions: [Int]) -> String {
        guard let own = finding.methods[result.id] else { return "" }
        let parts = dimensions.compactMap { dimension -> String? in
            let name = result.method.dimensionNaming.name(of: dimension)
            guard let factor = own.dimensions[dimension].factor, let nats = own.dimensions[dimension].nats else {
                return nil
            }
            return "\(name), \(factor.escaped) (\(Self.nats(nats)))"
        }
        guard !parts.isEmpty else {
            return "No dimension of \(result.method.definiteName) is informative about a factor beyond chance."
        }
        return "Main factors of \(result.method.possessive) dimensions: \(parts.joined(separator: "; "))."
    }

    /// The main factor of a dimension, with its information; nil if there is none.
    func name(of dimension: Int, in result: MethodResult) -> String? {
        guard let own = finding.methods[result.id], own.dimensions.indices.contains(dimension),
            let factor = own.dimensions[dimension].factor, let nats = own.dimensions[dimension].nats
        else { return nil }
        return "\(factor.escaped), \(Self.nats(nats))"
    }

    /// "0.81 nats".
    static func nats(_ value: Double) -> String { "\(NumberFormat.decimal(value, decimals: 2)) nats" }

    /// The noun for a method's dimensions.
    private static func dimensions(of method: Method) -> String {
        method.isLinear ? "components" : "latent dimensions"
    }

    /// The decimals of all gaps: two, or three where the foremost is known so well.
    private var decimals: Int { min(3, max(2, foremost.flatMap { gap($0) }?.decimals ?? 2)) }

    func number(_ value: Double) -> String { NumberFormat.decimal(value, decimals: decimals) }

    private func chance(_ own: Factors.MethodFinding) -> String { number(own.migByChance.mean) }

    /// "0.31 (95 % CI 0.27–0.35)".
    private func interval(_ estimate: Estimate) -> String { IntervalText(estimate, decimals: decimals).text }
}
