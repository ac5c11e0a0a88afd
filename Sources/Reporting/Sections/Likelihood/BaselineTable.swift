internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Rows

extension ReportTable {
    /// The tables of evidence and likelihood that a report has.
    static func likelihoods(of report: Report) -> [ReportTable] {
        [likelihood(of: report), baselines(of: report)].compactMap(\.self)
    }

    /// The bounds of networks with a likelihood beside models whose likelihood is exact, in the same nats; nil without any.
    private static func baselines(of report: Report) -> ReportTable? {
        guard let likelihoods = report.findings[Likelihoods.self] else { return nil }
        let networks = report.methods.compactMap { result in
            likelihoods.networks[result.id].map { (method: result.method, numbers: $0) }
        }.filter { !$0.numbers.baselines.isEmpty }
        guard !networks.isEmpty else { return nil }
        let models = networks.flatMap { $0.numbers.baselines.map(\.model) }
        let names = Report.list(networks.map(\.method.definiteName))
        let all = likelihoods.rows == report.split.test.count
        return ReportTable(
            Table(
                columns: [
                    Table.Column("model"), Table.Column("log-likelihood (nats per row) ↑", alignment: .decimal),
                    Table.Column("weighted bound minus model", alignment: .decimal),
                ], rows: networks.flatMap { rows(of: $0.method, $0.numbers) }),
            title: "Likelihood", caption: "Likelihood of \(names) and of simple models",
            explanation:
                "Mean over \(all ? "the" : "\(NumberText.count(likelihoods.rows)) of the") test rows"
                + "\(all ? " (\(report.testCount))" : ", drawn at random,") with 95 % bootstrap intervals (paired for "
                + "differences). For \(names), lower bounds: the ELBO and the importance-weighted bound with "
                + "\(NumberText.count(likelihoods.draws)) draws per row; exact values for the other models. "
                + DensityBaseline.Kind.allCases.filter(models.contains).compactMap { kind in
                    Likelihoods.definitions[kind.rawValue].map {
                        "\(kind.name.capitalizedFirst): \($0.definition.loweredFirst)"
                    }
                }.joined(separator: " "))
    }

    private static func rows(of method: Method, _ numbers: Likelihoods.Network) -> [[StyledText]] {
        func row(_ name: StyledText, _ value: Estimate, _ difference: Estimate?) -> [StyledText] {
            [name, StyledText(value.text), difference.map { StyledText(Self.text(of: $0)) } ?? "–"]
        }
        let name = StyledText(method.name, weight: .semibold)
        return [
            row(name + StyledText(", weighted bound"), numbers.importanceWeightedBound, nil),
            row(name + StyledText(", ELBO"), numbers.elbo, numbers.boundLessElbo),
        ]
            + numbers.baselines.map { baseline in
                row(StyledText(baseline.model.name), baseline.logLikelihood, baseline.boundLessLogLikelihood)
            }
    }

    /// A difference and its interval: of a network that is its linear model, 0.000 rather than what rounding has left.
    private static func text(of difference: Estimate) -> String {
        let decimals = min(3, difference.decimals)
        return "\(difference.valueText(decimals: decimals)) \(difference.intervalText(decimals: decimals))"
    }
}

extension String {
    /// "the network's likelihood" for "The network's likelihood", and "PCA" as it is.
    fileprivate var loweredFirst: String {
        dropFirst().first?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
    }
}

extension DensityBaseline.Kind {
    /// The name in tables.
    var name: String {
        switch self {
        case .probabilisticPCA: "probabilistic PCA"
        case .factorAnalysis: "factor analysis"
        case .independentFeatures: "independent features"
        }
    }
}
