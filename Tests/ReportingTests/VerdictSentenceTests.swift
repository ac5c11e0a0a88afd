import EmbeddingQuality
import Methods
import Testing

@testable import Evidence
@testable import Reporting

/// Numbers in, sentence out.
@Suite struct VerdictSentenceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var network = Method.ae
        var latent = 2
        /// The ratio of the errors with its interval; nil where the rows do not bound it.
        var interval: RatioInterval?
        /// The same without rows with outlying errors, and how many these are.
        var rest: RatioInterval?
        var outlying = 0
        /// Rows of a kind that the test rows hold too few of.
        var rare: RareRows?
        var units = 200
        var unitsAreGroups = false
        var margin = 0.05
        var pcaError = 0.5
        let grade: Grade
        let sentence: String

        var testDescription: String { sentence }
    }

    private static func ratio(_ value: Double, _ lower: Double, _ upper: Double) -> RatioInterval {
        RatioInterval(ratio: value, lower: lower, upper: upper)
    }

    private static let undecided = """
        the data do not show a difference between an autoencoder and PCA: the autoencoder's test error is
        """

    static let cases = [
        // Better.
        Case(
            interval: ratio(0.4, 0.37, 0.43), grade: .better,
            sentence: """
                With two latent dimensions, an autoencoder outperforms PCA: its test error is 60 % lower (95 % \
                CI 57–63 %).
                """),
        Case(
            network: .vae, latent: 1, interval: ratio(0.52, 0.49, 0.55), grade: .better,
            sentence: """
                With one latent dimension, a VAE outperforms PCA: its test error is 48 % lower (95 % CI 45–51 \
                %).
                """),
        Case(
            latent: 16, interval: ratio(0.904, 0.861, 0.949), grade: .better,
            sentence: """
                With 16 latent dimensions, an autoencoder outperforms PCA: its test error is 10 % lower (95 % CI \
                5–14 %).
                """),
        Case(
            interval: ratio(0.9966, 0.94, 0.9976), grade: .better,
            sentence: """
                With two latent dimensions, an autoencoder outperforms PCA: its test error is 0.3 % lower (95 % \
                CI 0.2–6 %).
                """),
        Case(
            interval: ratio(0.9, 0.8, 0.999_999_9), grade: .better,
            sentence: """
                With two latent dimensions, an autoencoder outperforms PCA: its test error is 10 % lower (95 % \
                CI 1\u{A0}×\u{A0}10⁻⁵–20 %).
                """),
        Case(
            interval: ratio(0.002, 0.0015, 0.0026), grade: .better,
            sentence: """
                With two latent dimensions, an autoencoder outperforms PCA: its test error is 99.80 % lower (95 \
                % CI 99.74–99.85 %).
                """),
        Case(
            interval: ratio(0.5, 0.3, 0.8), units: 10, grade: .better,
            sentence: """
                With two latent dimensions, an autoencoder outperforms PCA: its test error is 50 % lower (95 % \
                CI 20–70 %).
                """),
        Case(
            network: .dae, interval: ratio(0.75, 0.7, 0.8), grade: .better,
            sentence: """
                With two latent dimensions, a denoising autoencoder outperforms PCA: its test error is 25 % \
                lower (95 % CI 20–30 %).
                """),
        Case(
            interval: ratio(0.93, 0.9, 0.96), grade: .better,
            sentence: """
                With two latent dimensions, an autoencoder outperforms PCA: its test error is 7 % lower (95 % CI \
                4–10 %).
                """),
        Case(
            interval: ratio(0.6, 0.55, 0.65), rest: ratio(0.62, 0.58, 0.66), outlying: 3, grade: .better,
            sentence: """
                With two latent dimensions, an autoencoder outperforms PCA: its test error is 40 % lower (95 % \
                CI 35–45 %).
                """),
        Case(
            interval: ratio(0.97, 0.962, 0.978), margin: 0.01, grade: .better,
            sentence: """
                With two latent dimensions, an autoencoder outperforms PCA: its test error is 3.0 % lower (95 % \
                CI 2.2–3.8 %).
                """),
        // Worse.
        Case(
            interval: ratio(1.39, 1.3, 1.48), grade: .worse,
            sentence: """
                With two latent dimensions PCA wins: the autoencoder's test error is 39 % higher (95 % CI 30–48 \
                %).
                """),
        Case(
            latent: 6, interval: ratio(9.2, 8.8, 9.6), grade: .worse,
            sentence: """
                With six latent dimensions PCA wins: the autoencoder's test error is 9.2 times as high (95 % CI \
                8.8–9.6).
                """),
        Case(
            network: .vae, interval: ratio(2.6, 2.4, 2.9), grade: .worse,
            sentence: """
                With two latent dimensions PCA wins: the VAE's test error is 2.6 times as high (95 % CI \
                2.4–2.9).
                """),
        Case(
            interval: ratio(2, 1.7, 2.4), grade: .worse,
            sentence: """
                With two latent dimensions PCA wins: the autoencoder's test error is 2.0 times as high (95 % CI \
                1.7–2.4).
                """),
        Case(
            interval: ratio(1.99, 1.7, 2.4), grade: .worse,
            sentence: """
                With two latent dimensions PCA wins: the autoencoder's test error is 99 % higher (95 % CI 70–140 \
                %).
                """),
        Case(
            interval: ratio(1.0034, 1.0024, 1.06), grade: .worse,
            sentence: """
                With two latent dimensions PCA wins: the autoencoder's test error is 0.3 % higher (95 % CI 0.2–6 \
                %).
                """),
        Case(
            interval: ratio(132, 118, 149), grade: .worse,
            sentence: """
                With two latent dimensions PCA wins: the autoencoder's test error is 132 times as high (95 % CI \
                118–149).
                """),
        Case(
            network: .sae, latent: 12, interval: ratio(1.2, 1.1, 1.3), grade: .worse,
            sentence: """
                With twelve latent dimensions PCA wins: the sparse autoencoder's test error is 20 % higher (95 % \
                CI 10–30 %).
                """),
        // No meaningful difference.
        Case(
            interval: ratio(0.988, 0.979, 0.996), grade: .noMeaningfulDifference,
            sentence: """
                With two latent dimensions, an autoencoder and PCA perform equally well: the autoencoder's test \
                error is 1.2 % lower (95 % CI 0.4–2.1 %), within the equivalence margin of ±5 %.
                """),
        Case(
            interval: ratio(1.01, 0.97, 1.05), grade: .noMeaningfulDifference,
            sentence: """
                With two latent dimensions, an autoencoder and PCA perform equally well: the autoencoder's test \
                error is 1 % higher (95 % CI −3 to 5 %), within the equivalence margin of ±5 %.
                """),
        Case(
            network: .vae, interval: ratio(1.02, 0.9, 1.1), margin: 0.12, grade: .noMeaningfulDifference,
            sentence: """
                With two latent dimensions, a VAE and PCA perform equally well: the VAE's test error is 2 % \
                higher (95 % CI −10 to 10 %), within the equivalence margin of ±12 %.
                """),
        Case(
            interval: ratio(0.9996, 0.98, 1.02), grade: .noMeaningfulDifference,
            sentence: """
                With two latent dimensions, an autoencoder and PCA perform equally well: the autoencoder's test \
                error is 0.04 % lower (95 % CI −2 to 2 %), within the equivalence margin of ±5 %.
                """),
        Case(
            interval: ratio(1.000_000_1, 1, 1.000_000_2), grade: .noMeaningfulDifference,
            sentence: "With two latent dimensions an autoencoder gives the same test error as PCA, to within 0.1 %."),
        Case(
            network: .vae, interval: ratio(0.9995, 0.9991, 0.9999), units: 5, grade: .noMeaningfulDifference,
            sentence: "With two latent dimensions a VAE gives the same test error as PCA, to within 0.1 %."),
        Case(
            interval: nil, pcaError: 1e-15, grade: .noMeaningfulDifference,
            sentence: """
                With two latent dimensions PCA reconstructs these data exactly, up to rounding: a network has \
                nothing to gain.
                """),
        Case(
            latent: 3, interval: ratio(5, 4, 6), pcaError: 1e-14, grade: .noMeaningfulDifference,
            sentence: """
                With three latent dimensions PCA reconstructs these data exactly, up to rounding: a network has \
                nothing to gain.
                """),
        // Undecided.
        Case(
            interval: ratio(0.88, 0.75, 1.05), grade: .undecided,
            sentence: """
                With two latent dimensions \(undecided) 12 % lower, but the 95 % CI (−5 to 25 %) includes zero.
                """),
        Case(
            interval: ratio(1.03, 0.92, 1.15), grade: .undecided,
            sentence: """
                With two latent dimensions \(undecided) 3 % higher, but the 95 % CI (−8 to 15 %) includes zero.
                """),
        Case(
            interval: ratio(0.9, 0.8, 1.000_3), grade: .undecided,
            sentence: """
                With two latent dimensions \(undecided) 10 % lower, but the 95 % CI (−0.03 to 20 %) includes \
                zero.
                """),
        Case(
            interval: ratio(2.3, 0.8, 3.8), grade: .undecided,
            sentence: """
                With two latent dimensions \(undecided) 2.3 times as high, but the 95 % CI (0.8–3.8) includes \
                one.
                """),
        Case(
            interval: ratio(0.9, 0.8, 1), grade: .undecided,
            sentence: "With two latent dimensions \(undecided) 10 % lower, but the 95 % CI (0–20 %) includes zero."),
        Case(
            interval: ratio(0.6, 0.1, 1.9), units: 10, grade: .undecided,
            sentence: """
                With two latent dimensions \(undecided) 40 % lower, but the 95 % CI (−90 to 90 %) includes zero.
                """),
        Case(
            interval: nil, grade: .undecided,
            sentence: """
                With two latent dimensions the data do not show a difference between an autoencoder and PCA: a \
                few rows make up most of the test error.
                """),
        // Undecided for the sake of rows with outlying errors.
        Case(
            interval: ratio(0.42, 0.2, 0.8), rest: ratio(1.01, 0.99, 1.03), outlying: 4, grade: .undecided,
            sentence: """
                With two latent dimensions the comparison of an autoencoder with PCA hinges on a few test rows: \
                the autoencoder's test error is 58 % lower (95 % CI 20–80 %), but 1 % higher (−1 to 3 %) without \
                the 4 with outlying errors.
                """),
        Case(
            interval: ratio(1.5, 1.2, 1.9), rest: ratio(0.7, 0.65, 0.75), outlying: 1, grade: .undecided,
            sentence: """
                With two latent dimensions the comparison of an autoencoder with PCA hinges on a few test rows: \
                the autoencoder's test error is 50 % higher (95 % CI 20–90 %), but 30 % lower (25–35 %) without \
                the one with an outlying error.
                """),
        Case(
            interval: ratio(1, 0.98, 1.02), rest: ratio(0.5, 0.45, 0.55), outlying: 2, grade: .undecided,
            sentence: """
                With two latent dimensions the comparison of an autoencoder with PCA hinges on a few test rows: \
                the autoencoder's test error is 0 % lower (95 % CI −2 to 2 %), but 50 % lower (45–55 %) without \
                the 2 with outlying errors.
                """),
        Case(
            interval: ratio(0.8, 0.5, 1.2), rest: ratio(0.7, 0.65, 0.75), outlying: 2, grade: .undecided,
            sentence: """
                With two latent dimensions \(undecided) 20 % lower, but the 95 % CI (−20 to 50 %) includes zero.
                """),
        // Rows that training rows show, and test rows do not.
        Case(
            interval: ratio(1.2, 1.12, 1.285), rare: RareRows(count: 8, errorShare: 0.4, ratio: 0.5), grade: .undecided,
            sentence: """
                With two latent dimensions the comparison of an autoencoder with PCA hinges on rare rows: the autoencoder's \
                test error is 20 % higher (95 % CI 12–28 %), but 8 of the training rows make up 40 % of PCA's training \
                error, and too few of that kind are among the test rows.
                """),
        Case(
            interval: ratio(0.5, 0.45, 0.55), rare: RareRows(count: 1, errorShare: 0.5, ratio: 3), grade: .undecided,
            sentence: """
                With two latent dimensions the comparison of an autoencoder with PCA hinges on rare rows: the autoencoder's \
                test error is 50 % lower (95 % CI 45–55 %), but one of the training rows makes up 50 % of PCA's training \
                error, and too few of that kind are among the test rows.
                """),
        // Where they would change nothing, nothing is said of them.
        Case(
            interval: ratio(0.5, 0.45, 0.55), rare: RareRows(count: 8, errorShare: 0.4, ratio: 0.6), grade: .better,
            sentence: """
                With two latent dimensions, an autoencoder outperforms PCA: its test error is 50 % lower (95 % CI 45–55 %).
                """),
        // Too few rows.
        Case(
            interval: ratio(0.2, 0.1, 0.3), units: 8, unitsAreGroups: true, grade: .noVerdict,
            sentence: """
                No verdict: 8 groups of test rows are too few to compare an autoencoder with PCA; at least 10 are needed.
                """),
        Case(
            interval: ratio(1.58, 1.52, 1.68), units: 2, grade: .noVerdict,
            sentence: """
                No verdict: 2 test rows are too few to compare an autoencoder with PCA; at least 10 are needed.
                """),
        Case(
            network: .vae, interval: ratio(0.2, 0.1, 0.3), units: 9, grade: .noVerdict,
            sentence: "No verdict: 9 test rows are too few to compare a VAE with PCA; at least 10 are needed."),
        Case(
            interval: nil, units: 1, grade: .noVerdict,
            sentence: """
                No verdict: 1 test row is too few to compare an autoencoder with PCA; at least 10 are needed.
                """),
        Case(
            interval: ratio(0.2, 0.1, 0.3), rest: ratio(1.2, 1.1, 1.3), outlying: 1, units: 9, grade: .noVerdict,
            sentence: """
                No verdict: 9 test rows are too few to compare an autoencoder with PCA; at least 10 are needed.
                """),
    ]

    @Test(arguments: cases) func sentence(of sample: Case) {
        let comparison = ErrorComparison(
            ratio: sample.interval?.ratio ?? 0.9, interval: sample.interval, outlyingRows: sample.outlying,
            intervalWithoutOutlyingRows: sample.rest, rareRows: sample.rare)
        let judgement = Judgement(
            comparison, pcaError: sample.pcaError, units: sample.units, margin: sample.margin)
        #expect(judgement.grade == sample.grade)
        let id = sample.network.rawValue
        let finding = Verdict.Finding(
            outcome: judgement.grade.outcome, grade: judgement.grade, network: id,
            mseReduction: sample.interval.map { [id: $0.reduction] } ?? [:], mseRatio: [id: comparison.ratio],
            validationMse: [:], mseReductionOverSeeds: nil, mseReductionByRepeat: nil, repeatsVarySplit: false,
            randomSplit: nil, pcaIsExact: judgement.pcaIsExact,
            isLevel: judgement.isLevel, testUnits: sample.units, testUnitsAreGroups: sample.unitsAreGroups,
            independentTestUnits: sample.interval?.independentUnits, leastTestUnits: RatioInterval.leastUnits,
            margin: sample.margin, gradeOfAllRows: judgement.ofAllRows, outlyingRows: sample.outlying,
            mseReductionWithoutOutlyingRows: sample.rest?.reduction,
            gradeWithoutOutlyingRows: judgement.withoutOutlyingRows, rareTrainingRows: comparison.rareRows?.count ?? 0,
            rareTrainingErrorShare: comparison.rareRows?.errorShare, gradeWithRareRows: judgement.withRareRows,
            keptStart: [], failedToLearn: [],
            explainsLittle: false, advantage: [:], testUnitsToSettle: nil, trainingShare: 0)
        let text = VerdictSentence(finding, network: sample.network, latentSize: sample.latent).text
        #expect(text == sample.sentence)
        // The words of schema 1 keep their meaning.
        switch sample.grade {
        case .better: #expect(judgement.grade.outcome == .worthIt)
        case .worse: #expect(judgement.grade.outcome == .notWorthIt)
        default: #expect(judgement.grade.outcome == .undecided)
        }
    }

    @Test func moreRowsSettleWhatIsUndecided() throws {
        // Half a width of 0.15 about a difference of 0.12: (0.15 / 0.12)² = 1.5625 times the rows.
        let interval = Self.ratio(0.88, 0.73, 1.03)
        #expect(Settlement.units(interval, units: 100, margin: 0.05) == 160)
        // About a difference of 0.01, the margin of 0.05 leaves 0.04: (0.1 / 0.04)² = 6.25 times.
        #expect(Settlement.units(Self.ratio(1.01, 0.91, 1.11), units: 360, margin: 0.05) == 2_300)
        // However many there were.
        #expect(Settlement.units(Self.ratio(1.05, 0.05, 2.05), units: 20, margin: 0) == 8_000)
        #expect(Settlement.units(Self.ratio(1.01, 0.01, 2.01), units: 20, margin: 0) == nil)
    }
}
