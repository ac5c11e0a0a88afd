import Comparison
import EmbeddingQuality
import Evidence
import Methods
import Testing

@testable import Reporting

@Suite struct VerdictTests {
    private let level = SampleReport.errors(about: 1, spread: 0.2)

    /// The errors of PCA, less a share, with noise of their own.
    private func errors(less share: Double, noise: Double = 0.05) -> [Double] {
        let own = SampleReport.errors(about: 0, spread: noise, shift: 0.37)
        return zip(level, own).map { (1 - share) * $0 + $1 }
    }

    @Test func aNetworkOfClearlyLessErrorIsWorthIt() throws {
        let verdict = VerdictText(SampleReport.of([(.pca, level), (.ae, errors(less: 0.5))]))
        #expect(verdict.outcome == .worthIt && verdict.network == .ae)
        let reduction = try #require(verdict.reduction)
        #expect(abs(reduction.value - 0.5) < 0.03)
        #expect(reduction.lower > 0.4 && reduction.lower < reduction.value && reduction.value < reduction.upper)
        #expect(verdict.sentence.contains("is worth it over PCA at 2 latent dimensions"))
        #expect(verdict.sentence.contains("lower"))
    }

    @Test func aNetworkOfClearlyMoreErrorIsNot() throws {
        let verdict = VerdictText(SampleReport.of([(.pca, level), (.vae, errors(less: -0.4))]) { $0.latentSize = 1 })
        #expect(verdict.outcome == .notWorthIt && verdict.network == .vae)
        #expect(try #require(verdict.reduction).upper < 0)
        #expect(verdict.sentence.contains("is not worth it over PCA at 1 latent dimension:"))
        #expect(verdict.sentence.contains("higher"))
        // What is said to be higher is said as a positive number.
        #expect(!verdict.sentence.contains("−") && !verdict.sentence.contains("-"))
    }

    @Test func anIntervalAboutZeroDecidesNothing() throws {
        let verdict = VerdictText(SampleReport.of([(.pca, level), (.ae, errors(less: 0, noise: 0.3))]))
        #expect(verdict.outcome == .undecided)
        let reduction = try #require(verdict.reduction)
        #expect(reduction.lower < 0 && reduction.upper > 0)
        #expect(verdict.sentence.contains("undecided"))
    }

    /// A network that started as a PCA and was kept so differs from it by rounding, on every row in the same direction.
    @Test func roundingIsNoDifference() {
        for share in [1e-7, -1e-7] {
            let verdict = VerdictText(SampleReport.of([(.pca, level), (.ae, level.map { (1 - share) * $0 })]))
            #expect(verdict.outcome == .undecided)
            #expect(verdict.sentence.contains("no different from PCA at 2 latent dimensions"))
            #expect(verdict.sentence.contains("within 0.1 %"))
        }
    }

    /// The interval is one of differences row by row: rows that are hard for both methods do not widen it.
    @Test func rowsAreComparedWithThemselves() {
        let uneven = SampleReport.errors(about: 10, spread: 9.9)
        let verdict = VerdictText(SampleReport.of([(.pca, uneven), (.ae, uneven.map { 0.99 * $0 })]))
        #expect(verdict.outcome == .worthIt)
    }

    @Test func theSentenceHasTheIntervalOfTheReduction() throws {
        let verdict = VerdictText(SampleReport.of([(.pca, level), (.ae, errors(less: 0.5, noise: 0.2))]))
        let reduction = try #require(verdict.reduction)
        let numbers = verdict.sentence.split { !"0123456789.".contains($0) }.compactMap { Double($0) }
        for number in [reduction.value, reduction.lower, reduction.upper] {
            #expect(numbers.contains { abs($0 - 100 * number) <= 0.5 }, "\(number) in \(verdict.sentence)")
        }
    }

    @Test func theBetterNetworkIsJudged() {
        let both = [(Method.pca, level), (.ae, errors(less: 0.2)), (.vae, errors(less: 0.3))]
        #expect(VerdictText(SampleReport.of(both)).network == .vae)
        let evidence = VerdictText(SampleReport.of(both)).evidence.joined()
        #expect(evidence.contains("autoencoder"))
    }

    @Test func validationRowsSayWhichNetworkIsTheBetterOne() {
        let both = [(Method.pca, level), (.ae, errors(less: 0.3)), (.vae, errors(less: 0.2))]
        let verdict = VerdictText(SampleReport.of(both, validation: [.ae: 0.9, .vae: 0.8]))
        #expect(verdict.network == .vae)
    }

    @Test func withoutAnErrorThereIsNothingToGain() {
        let none = level.map { _ in 0.0 }
        let verdict = VerdictText(SampleReport.of([(.pca, none), (.ae, none)]))
        #expect(verdict.outcome == .undecided && verdict.sentence.contains("but for rounding"))
        // So much higher, and still nothing.
        let rounded = VerdictText(
            SampleReport.of([
                (.pca, level.map { _ in 1e-15 }), (.ae, level.map { _ in 5e-15 }), (.vae, level.map { _ in 1e-13 }),
            ]))
        #expect(rounded.outcome == .undecided && rounded.sentence.contains("but for rounding"))
        #expect(!rounded.evidence.contains { $0.contains("higher") }, "\(rounded.evidence)")
    }

    @Test func levelErrorsNeedNoFurtherComponents() {
        let methods = [(Method.pca, level), (.ae, level.map { $0 * (1 - 1e-9) })]
        let verdict = VerdictText(SampleReport.of(methods, componentErrors: [1.2, 1, 0.8, 0.6]))
        #expect(verdict.outcome == .undecided && verdict.components == nil)
    }

    @Test(arguments: [[Method.pca], [.ae], [.ae, .vae]])
    func nothingToCompareIsNoVerdict(methods: [Method]) {
        let verdict = VerdictText(SampleReport.of(methods.map { ($0, level) }))
        #expect(verdict.outcome == .none && verdict.reduction == nil && verdict.network == nil)
        #expect(methods.allSatisfy { verdict.sentence.contains($0.name) })
    }

    @Test func pcaIsFollowedToTheNetworksError() {
        let methods = [(Method.pca, level), (.ae, errors(less: 0.5))]
        func evidence(_ componentErrors: [Double]) -> String {
            VerdictText(SampleReport.of(methods, componentErrors: componentErrors)).evidence.joined(separator: "\n")
        }
        #expect(evidence([1.2, 1, 0.8, 0.6, 0.4, 0.3]).contains("5 components"))
        #expect(evidence([1.2, 1, 0.9]).contains("with 3 components"))
        #expect(!evidence([]).contains("components"))
    }
}
