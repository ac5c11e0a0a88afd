import Comparison
import EmbeddingQuality
import Methods
import TestSupport
import Testing

@testable import Evidence
@testable import Reporting

/// Sentences on samples, by their numbers.
@Suite struct NewDataTextTests {
    private static func share(_ value: Double, _ half: Double = 0.05) -> Estimate {
        Estimate(value: value, lower: value - half, upper: value + half)
    }

    private static func source(
        _ kind: SampleSource.Kind, _ method: Method, _ coverage: Double, _ recall: Double, identical: Double
    ) -> NewData.Source {
        NewData.Source(
            source: SampleSource(kind: kind, method: method.rawValue), measures: measures(coverage, recall),
            copies: CopyMeasures(copied: share(0.5), nearlyIdentical: share(identical)), features: nil)
    }

    private static func measures(_ coverage: Double, _ recall: Double) -> SampleMeasures {
        SampleMeasures(
            precision: share(0.9), recall: share(recall), density: share(1), coverage: share(coverage),
            mmdSquared: share(0.1), nearestTestMse: 0.02)
    }

    /// A finding on the VAE, and on the AE where it has numbers, with the outcome that the rule gives these.
    private static func finding(
        vae: (Double, Double)?, ae: (Double, Double)?, gain: Double, priors: [String: CodeOccupancy] = [:],
        identical: (samples: Double, rows: Double) = (0.1, 0.02)
    ) -> NewData.Finding {
        let control = NewData.Control(
            measures: measures(0.95, 0.8),
            copies: CopyMeasures(copied: share(0.5), nearlyIdentical: share(identical.rows, 0.01)),
            features: nil)
        let own = vae.map { source(.prior, .vae, $0.0, $0.1, identical: identical.samples) }
        let other = ae.map { source(.prior, .ae, $0.0, $0.1, identical: identical.samples) }
        let contrast =
            own == nil || other == nil
            ? nil
            : SampleContrast(
                method: "vae", against: "ae", coverageDifference: share(gain), recallDifference: share(gain),
                mmdSquaredDifference: nil)
        let claim = contrast.flatMap { contrast in
            own.map { contrast.outcome($0.measures, control: control.measures) }
        }
        return NewData.Finding(
            rows: 300, neighbors: 5, kernelWidth: 1.5, sources: [own, other].compactMap(\.self), control: control,
            trainingRows: 900, copySamples: 300, priors: priors, expectedEmpty: 0.05, features: nil,
            pairedFeatures: nil,
            contrast: contrast, enough: SampleContrast.enough, claim: claim)
    }

    private static let methods: [Method] = [.pca, .ae, .vae]

    /// Coverage and recall of the VAE's samples and of the AE's, the differences, and the sentence.
    struct Case: Sendable {
        let vae: (Double, Double)
        let ae: (Double, Double)
        let gain: Double
        let sentence: String
    }

    private static let cases: [Case] = [
        Case(
            vae: (0.9, 0.7), ae: (0.3, 0.2), gain: 0.5,
            sentence: "The VAE generates new data from N(0, I), and does so better than the AE."),
        Case(
            vae: (0.9, 0.1), ae: (0.3, 0.2), gain: 0.5,
            sentence: """
                The VAE does not generate new data from N(0, I): the recall of its samples is less than half that of as many \
                training rows.
                """),
        Case(
            vae: (0.2, 0.7), ae: (0.9, 0.8), gain: -0.1,
            sentence: """
                The VAE does not generate new data from N(0, I): the coverage of its samples is less than half that of as many \
                training rows.
                """),
        Case(
            vae: (0.8, 0.7), ae: (0.9, 0.8), gain: -0.1,
            sentence: "Samples from N(0, I) are better with the AE than with the VAE."),
        Case(
            vae: (0.8, 0.7), ae: (0.8, 0.7), gain: 0.0,
            sentence: """
                The data leave open whether the VAE generates new data from N(0, I), and does so better than the AE.
                """),
    ]

    @Test func theNumbersFollowTheAnswer() {
        let finding = Self.finding(vae: (0.9, 0.7), ae: (0.3, 0.2), gain: 0.5)
        #expect(
            NewDataText(finding, methods: Self.methods).details.first
                == """
                Samples of the VAE from N(0, I) cover 90 % (95 % CI 85–95 %) of the held-out rows, those of the AE 30 % \
                (25–35 %) and as many training rows 95 %; recall is 70 % (65–75 %), 20 % (15–25 %) and 80 %.
                """)
    }

    /// Shares of nothing are said in words.
    @Test func nothingIsNoneOfTheSamples() {
        let finding = Self.finding(vae: (0.9, 0.7), ae: (0.3, 0.2), gain: 0.5, identical: (0, 0))
        #expect(
            NewDataText(finding, methods: Self.methods).details.contains(
                "None of the VAE's samples and none of the held-out rows is nearly identical to a training row."))
        let real = Self.finding(vae: (0.9, 0.7), ae: (0.3, 0.2), gain: 0.5, identical: (0, 0.02))
        #expect(
            NewDataText(real, methods: Self.methods).details.contains(
                "None of the VAE's samples is nearly identical to a training row; of the held-out rows, 2 % are."))
    }

    @Test(arguments: cases)
    func headlines(known: Case) {
        let finding = Self.finding(vae: known.vae, ae: known.ae, gain: known.gain)
        #expect(NewDataText(finding, methods: Self.methods).headline == known.sentence)
    }

    @Test func withOneNetworkNothingIsCompared() {
        let finding = Self.finding(vae: nil, ae: (0.3, 0.2), gain: 0)
        #expect(
            NewDataText(finding, methods: Self.methods).headline
                == """
                Samples of the AE from N(0, I) cover 30 % (95 % CI 25–35 %) of the held-out rows and as many \
                training rows 95 %; recall is 20 % (15–25 %) and 80 %.
                """)
        #expect(NewDataText(finding, methods: Self.methods).details.count == 1, "copies alone")
    }

    @Test func emptyPartsOfThePriorAndCopiesAreSaid() {
        let priors = [
            "vae": CodeOccupancy(divergence: 0.12, reach: 0.1, empty: Self.share(0.08, 0.02), codes: 900, draws: 1_000),
            "ae": CodeOccupancy(divergence: nil, reach: 0.1, empty: Self.share(0.7, 0.02), codes: 900, draws: 1_000),
        ]
        let text = NewDataText(
            Self.finding(vae: (0.9, 0.7), ae: (0.3, 0.2), gain: 0.5, priors: priors), methods: Self.methods)
        #expect(
            Array(text.details.dropFirst()) == [
                """
                Of the VAE's samples, 10 % (95 % CI 5–15 %) are nearly identical to a training row, against 2 % of the held-out rows.
                """,
                """
                Of the probability mass of N(0, I), 8 % (95 % CI 6–10 %) lies farther from every training code of the VAE than 95 % \
                of its test codes do, against 70 % (68–72 %) for the AE; 5 % is expected if the codes follow N(0, I).
                """,
                "A normal distribution fitted to the codes has a KL divergence from N(0, I) of 0.12 nats (VAE).",
            ])
        #expect(text.paragraphs.map(\.count) == [2, 2])
        #expect(
            text.evidence
                == """
                coverage and recall of held-out rows: 90 % and 70 % (VAE), 30 % and 20 % (AE) and 95 % and 80 % \
                (training rows)
                """)
    }
}

/// The sections on new data and on likelihoods in a report that was made.
@Suite struct NewDataSectionTests {
    @Test(arguments: [SmallFile.Kind.images, .table])
    func theSectionDecidesTheClaim(kind: SmallFile.Kind) throws {
        let folder = try TemporaryFolder()
        var settings = ReportSettings(file: try SmallFile(kind: kind).write(to: folder), output: folder.path + "/out")
        settings.methods = [.pca, .ae, .vae]
        settings.training.epochs = 2
        let report = try Report(comparing: settings)
        let finding = try #require(report.findings[NewData.self])
        let claims = GenerationSection.claims(of: SectionContext(report))
        #expect(claims.map(\.claim) == [.newData] && claims[0].outcome == finding.claim)
        #expect(claims[0].evidence.contains("(VAE)") && claims[0].evidence.contains("(AE)"))
        let document = ReportDocument(report, date: "2026-01-31")
        let section = try #require(document.sections.first { $0.id == claims[0].section })
        let names = section.figures.map(\.identifier)
        let own = kind == .images ? ["samples", "latent-plane"] : ["sampled-quantiles", "sampled-marginals"]
        for name in own + ["codes-vae", "codes-ae", "sample-recall"] { #expect(names.contains(name), "\(name)") }
        let likelihood = try #require(document.sections.first { $0.id == "likelihood" })
        #expect(likelihood.figures.map(\.identifier) == ["rate-vae", "likelihoods"])
    }
}

/// Sentences on likelihoods, by their numbers.
@Suite struct LikelihoodTextTests {
    private static func nats(_ value: Double, _ half: Double = 0.2) -> Estimate {
        Estimate(value: value, lower: value - half, upper: value + half)
    }

    private static func network(gap: Double?) -> Likelihoods.Network {
        Likelihoods.Network(
            elbo: nats(-3), distortion: nats(2), rate: nats(1), rateByDimension: [nats(0.75), nats(0.25)],
            importanceWeightedBound: nats(-2.5), importanceWeightedStandardError: 0.1, boundLessElbo: nats(0.5),
            baselines: gap.map { gap in
                [
                    Likelihoods.Baseline(
                        model: .probabilisticPCA, logLikelihood: nats(-2.5 - gap), boundLessLogLikelihood: nats(gap)),
                    Likelihoods.Baseline(
                        model: .factorAnalysis, logLikelihood: nats(-9), boundLessLogLikelihood: nats(6.5)),
                ]
            } ?? [])
    }

    /// The bound less the log-likelihood of the best simple model, with the sentence.
    private static let cases: [(gap: Double, sentence: String)] = [
        (
            gap: 1.5,
            sentence: """
            The VAE describes held-out rows better than probabilistic PCA: their log-likelihood is at least \
            1.50 (95 % CI 1.30–1.70) nats per row higher.
            """
        ),
        (
            gap: -1.5,
            sentence: """
            Held-out rows give no reason to prefer the VAE to probabilistic PCA as a model of the data: the \
            bound on their log-likelihood is 1.50 (95 % CI 1.30–1.70) nats per row below that of \
            probabilistic PCA.
            """
        ),
        (
            gap: 0.1,
            sentence: """
            Held-out rows do not distinguish the VAE from probabilistic PCA: the bound on their \
            log-likelihood differs from that of probabilistic PCA by 0.10 nats per row, but the 95 % CI \
            (−0.10 to 0.30) includes zero.
            """
        ),
    ]

    @Test(arguments: cases)
    func headlines(gap: Double, sentence: String) {
        #expect(LikelihoodText(Self.network(gap: gap), of: .vae, draws: 100).headline == sentence)
    }

    @Test func withoutABaselineTheBoundIsSaid() {
        let text = LikelihoodText(Self.network(gap: nil), of: .vae, draws: 100)
        #expect(
            text.headline
                == """
                Under the VAE the held-out rows have a log-likelihood of at least −2.50 (95 % CI −2.70 to −2.30) nats per row.
                """)
        #expect(
            text.details == [
                """
                The ELBO of the VAE, −3.00 (95 % CI −3.20 to −2.80) nats per row, is minus the sum of the rate (KL divergence, \
                1.00 nats) and the distortion (reconstruction term, 2.00 nats).
                """,
                """
                Importance weighting with 100 draws raises the bound by 0.50 (95 % CI 0.30–0.70) nats, to −2.50 (standard error \
                0.10).
                """,
            ])
    }
}
