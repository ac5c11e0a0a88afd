internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting

/// The sentences on samples: their coverage of held-out rows, and the part of the prior that holds codes.
struct NewDataText {
    private let finding: NewData.Finding
    private let methods: [Method]

    init(_ finding: NewData.Finding, methods: [Method]) {
        self.finding = finding
        self.methods = methods
    }

    /// The answer in a sentence; where nothing is compared, the numbers.
    var headline: String {
        guard let first = compared.first else { return "Samples of each source, compared with held-out rows." }
        guard let contrast = finding.contrast, let claim = finding.claim else {
            return coverage ?? "Samples of each source, compared with held-out rows."
        }
        let (own, other) = (name(of: contrast.method), name(of: contrast.against))
        switch claim {
        case .holds:
            return "\(own.capitalizedFirst) generates new data from N(0, I), and does so better than \(other)."
        case .fails:
            return shortfall(of: first.measures).map {
                "\(own.capitalizedFirst) does not generate new data from N(0, I): the \($0) of as many training rows."
            } ?? "Samples from N(0, I) are better with \(other) than with \(own)."
        case .undecided:
            return
                "The data leave open whether \(own) generates new data from N(0, I), and does so better than \(other)."
        }
    }

    /// The sources that the answer is about.
    private var compared: [NewData.Source] {
        let ids = [finding.contrast?.method, finding.contrast?.against].compactMap(\.self)
        return ids.isEmpty ? Array(finding.sources.prefix(1)) : ids.compactMap(finding.prior)
    }

    /// "Samples of the VAE from N(0, I) cover 85 % …": the numbers of the sources compared; nil without any.
    private var coverage: String? {
        let sources = compared
        return sources.first.flatMap { first in numbers(of: sources).map { "\(opening(of: first.source)) \($0)" } }
    }

    /// "recall of its samples is less than half that"; nil where neither coverage nor recall is.
    private func shortfall(of measures: SampleMeasures) -> String? {
        switch SampleContrast.shortfalls(measures, control: finding.control.measures) {
        case (true, true): "coverage and the recall of its samples are less than half those"
        case (true, false): "coverage of its samples is less than half that"
        case (false, true): "recall of its samples is less than half that"
        case (false, false): nil
        }
    }

    /// "Samples of the VAE from N(0, I)".
    private func opening(of source: SampleSource) -> String {
        "Samples of \(name(of: source.method))\(source.kind == .prior ? " from N(0, I)" : "")"
    }

    /// "cover 85 % (95 % CI 81–88 %) of the held-out rows, those of the AE …, as many training rows …; recall is …".
    private func numbers(of sources: [NewData.Source]) -> String? {
        let coverages = sources.compactMap(\.measures.coverage)
        let recalls = sources.compactMap(\.measures.recall)
        guard coverages.count == sources.count, recalls.count == sources.count,
            let coverage = finding.control.measures.coverage, let recall = finding.control.measures.recall
        else { return nil }
        let others = zip(sources, coverages).dropFirst().map {
            "those of \(name(of: $0.source.method)) \(Self.brief($1))"
        }
        let parts =
            ["cover \(Self.text(coverages[0])) of the held-out rows"] + others
            + ["as many training rows \(percent(coverage.value))"]
        return Report.list(parts) + "; recall is " + Report.list(recalls.map(Self.brief) + [percent(recall.value)])
            + "."
    }

    /// The numbers behind the answer, and the sentences on other sources, on codes that are not valid, and on copies.
    var details: [String] { paragraphs.flatMap(\.self) }

    /// The same in paragraphs: on the samples, and on the codes that they are decoded from.
    var paragraphs: [[String]] {
        [
            [finding.claim == nil ? nil : coverage, baselines, copies].compactMap(\.self),
            [occupancy, divergences].compactMap(\.self),
        ].filter { !$0.isEmpty }
    }

    /// The sentence on sources other than N(0, I).
    private var baselines: String? {
        let parts = finding.shown.filter { $0.kind != .prior }.compactMap { source -> String? in
            guard let measures = finding.sources.first(where: { $0.source == source })?.measures,
                let coverage = measures.coverage, let recall = measures.recall
            else { return nil }
            let subject =
                source.kind == .fittedGaussian
                ? "samples of \(name(of: source.method)) from a normal distribution fitted to its codes"
                : "samples of probabilistic PCA with noise"
            return "\(subject) cover \(Self.text(coverage)) with a recall of \(percent(recall.value))"
        }
        return parts.isEmpty ? nil : "For comparison, \(Report.list(parts))."
    }

    /// The sentence on the part of N(0, I) that holds no codes.
    private var occupancy: String? {
        let known = known
        guard let first = known.first else { return nil }
        let others = known.dropFirst().map { "\(Self.brief($0.occupancy.empty)) for \($0.method.definiteName)" }
        let comparison = others.isEmpty ? "" : ", against \(Report.list(others))"
        return
            "Of the probability mass of N(0, I), \(Self.text(first.occupancy.empty)) lies farther from every training "
            + "code of \(first.method.definiteName) than 95 % of its test codes do\(comparison); "
            + "\(percent(finding.expectedEmpty)) is expected if the codes follow N(0, I)."
    }

    /// The sentence on the divergence of codes from N(0, I).
    private var divergences: String? {
        let parts = known.compactMap { method, occupancy in
            occupancy.divergence.map { ("\(NumberFormat.significant($0, digits: 2)) nats", method.name) }
        }
        return parts.isEmpty
            ? nil
            : "A normal distribution fitted to the codes has a KL divergence from N(0, I) of \(Report.list(parts))."
    }

    /// The agreement of the codes of the methods that are compared, in the order of the contrast.
    private var known: [(method: Method, occupancy: CodeOccupancy)] {
        let ids = [finding.contrast?.method, finding.contrast?.against].compactMap(\.self)
        let shown = ids.isEmpty ? methods.map(\.rawValue) : ids
        return shown.compactMap { id in
            methods.first { $0.rawValue == id }.flatMap { method in finding.priors[id].map { (method, $0) } }
        }
    }

    /// The sentence on samples that are hardly different from a training row.
    private var copies: String? {
        guard let source = finding.contrast.flatMap({ finding.prior(of: $0.method) }) ?? finding.sources.first,
            let own = source.copies?.nearlyIdentical, let real = finding.control.copies?.nearlyIdentical
        else { return nil }
        let samples = "\(name(of: source.source.method))'s samples"
        if own.value == 0 {
            return real.value == 0
                ? "None of \(samples) and none of the held-out rows is nearly identical to a training row."
                : "None of \(samples) is nearly identical to a training row; of the held-out rows, "
                    + "\(percent(real.value)) are."
        }
        return
            "Of \(samples), \(Self.text(own)) are nearly identical to a training "
            + "row, against \(percent(real.value)) of the held-out rows."
    }

    private func name(of id: String) -> String { methods.first { $0.rawValue == id }?.definiteName ?? id }

    private static func text(_ share: Estimate) -> String { IntervalText(share, in: .percent).text }

    private static func brief(_ share: Estimate) -> String { IntervalText(share, in: .percent).brief }

    /// The numbers that the claim is decided by, in a few words.
    var evidence: String {
        let compared = [finding.contrast?.method, finding.contrast?.against].compactMap(\.self).compactMap(
            finding.prior)
        let parts = compared.compactMap { source -> String? in
            guard let coverage = source.measures.coverage, let recall = source.measures.recall,
                let name = methods.first(where: { $0.rawValue == source.source.method })?.name
            else { return nil }
            return "\(percent(coverage.value)) and \(percent(recall.value)) (\(name))"
        }
        let real = finding.control.measures
        let control = real.coverage.flatMap { coverage in
            real.recall.map { "\(percent(coverage.value)) and \(percent($0.value)) (training rows)" }
        }
        return "coverage and recall of held-out rows: " + Report.list(parts + [control].compactMap(\.self))
    }
}
