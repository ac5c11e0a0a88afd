import Core
import EmbeddingQuality
import Rows
import Testing

@testable import Evidence
@testable import Methods

/// Rows whose factors are known, and methods whose codes are made of these.
struct FactorStudy {
    static let rowCount = 600
    /// Test rows are every third.
    static let split = Split(
        training: (0..<rowCount).filter { $0 % 3 == 0 }, validation: [],
        test: (0..<rowCount).filter { $0 % 3 != 0 })

    /// Factors of even numbers between 0 and 1: `[3][rows]`.
    static let factors: [[Double]] = {
        var generator = SeededGenerator(seed: 3, stream: "factor study")
        return (0..<3).map { _ in (0..<rowCount).map { _ in generator.uniform() } }
    }()

    /// Normal numbers that have to do with nothing.
    static func noise(_ seed: UInt64) -> [Double] {
        var generator = SeededGenerator(seed: seed, stream: "factor noise")
        return (0..<rowCount).map { _ in generator.normal() }
    }

    static func result(_ method: Method, _ codes: [[Double]]) -> MethodResult {
        MethodResult(
            method: method, latentSize: codes.count,
            codes: Matrix(
                rows: rowCount, columns: codes.count,
                values: (0..<rowCount).flatMap { row in codes.map { Float($0[row]) } }),
            measures: [:], seconds: 0)
    }

    static func numbers(_ name: String, _ values: [Double]) -> Labels {
        .continuous(ContinuousLabels(name: name, values: values))
    }

    static var labels: [Labels] {
        zip(["smile", "beard", "width"], factors).map { numbers($0, $1) }
    }

    /// The study of methods with these codes.
    static func study(
        _ codes: [(Method, [[Double]])], labels: [Labels] = FactorStudy.labels, groups: [Int]? = nil,
        split: Split? = nil,
        isThorough: Bool = false, threads: Int = 1
    ) -> Study {
        let split = split ?? Self.split
        return Study(
            data: StudyData(
                split: split, truth: Matrix(rows: split.test.count, columns: 1), labels: labels.first,
                furtherLabels: labels.dropFirst().map { FurtherLabel($0, path: "/\($0.name)") }, featureNames: ["x"],
                groups: groups),
            settings: StudySettings(
                latentSize: codes.first?.1.count ?? 2, threads: threads, isThorough: isThorough),
            methods: codes.map { result($0, $1) })
    }

    /// Codes that are the factors, the first two of them turned by an eighth of a circle.
    static var turned: [[Double]] {
        let half = 0.5.squareRoot()
        return [
            zip(factors[0], factors[1]).map { half * ($0 - $1) }, zip(factors[0], factors[1]).map { half * ($0 + $1) },
            factors[2],
        ]
    }

    static var noises: [[Double]] { (0..<3).map { noise(UInt64($0) + 40) } }
}

@Suite struct FactorQuestionTests {
    private func finding(_ study: Study) throws -> Factors.Finding {
        try #require(try Factors.find(in: study)).finding
    }

    @Test func factorsAreFoundInCodesThatAreThem() throws {
        let factors = FactorStudy.factors
        // In another order, one of them with the other sign and bent.
        let own = [factors[2], factors[0].map { -$0 * $0 }, factors[1]]
        let finding = try finding(FactorStudy.study([(.pca, FactorStudy.turned), (.vae, own)]))
        #expect(finding.rows == 400 && finding.bins == 20 && finding.factors == ["smile", "beard", "width"])
        #expect(finding.judged == "vae" && finding.claim == .holds)
        let vae = try #require(finding.methods["vae"])
        let pca = try #require(finding.methods["pca"])
        #expect(vae.dimensions.map(\.factor) == ["width", "smile", "beard"] && vae.matchedFactors == 3)
        #expect(vae.isAboveChance && vae.mig.value > 0.6 && vae.migByChance.limit < 0.1)
        #expect((vae.migLessBaseline?.lower ?? 0) > 0.1 && pca.migLessBaseline == nil)
        #expect(abs((vae.migLessBaseline?.value ?? 0) - (vae.mig.value - pca.mig.value)) < 1e-12)
        // Of the turned ones, the third alone has a dimension of its own.
        #expect(pca.dimensions[2].factor == "width" && pca.mig.value < 0.5)
        let importance = try #require(vae.importance)
        #expect(importance.disentanglement > 0.9 && importance.completeness > 0.9)
        #expect(importance.disentanglement > importance.disentanglementByChance.limit)
        #expect(importance.informativeness.map { $0 > 0.95 } == true)
        #expect((pca.importance?.disentanglement ?? 1) < importance.disentanglement - 0.1)
        #expect(finding.importanceRows == 200 && vae.sap > pca.sap)
        for (factor, levels) in zip(vae.mutualInformation, vae.informationByChance) {
            #expect(factor.count == 3 && levels.mean < levels.limit && factor.filter { $0 > levels.limit }.count < 3)
        }
    }

    @Test func noiseTellsOfNoFactor() throws {
        let finding = try finding(FactorStudy.study([(.pca, FactorStudy.factors), (.vae, FactorStudy.noises)]))
        let vae = try #require(finding.methods["vae"])
        #expect(finding.claim == .fails && !vae.isAboveChance)
        #expect(vae.matchedFactors == 0 && vae.dimensions.allSatisfy { $0.factor == nil && $0.nats == nil })
        #expect((vae.migLessBaseline?.upper ?? 0) < 0)
        #expect(vae.importance.map { $0.informativeness.map { $0 < 0.1 } == true } == true)
    }

    @Test func theClaimIsDecidedByChanceAndPCA() throws {
        let (factors, turned) = (FactorStudy.factors, FactorStudy.turned)
        func claim(_ codes: [(Method, [[Double]])]) throws -> ClaimOutcome? {
            try finding(FactorStudy.study(codes)).claim
        }
        #expect(try claim([(.pca, factors), (.vae, turned)]) == .fails)
        #expect(try claim([(.pca, turned), (.vae, turned)]) == .undecided)
        #expect(try claim([(.vae, factors)]) == .holds)
        #expect(try claim([(.vae, FactorStudy.noises)]) == .fails)
        #expect(try claim([(.pca, factors), (.ae, factors)]) == nil)
    }

    /// A VAE that is better than PCA and than chance need not describe each factor.
    @Test func theClaimNeedsADimensionForEachFactor() throws {
        let factors = FactorStudy.factors
        // One dimension is noise, and the third factor is in none.
        let codes = [factors[0], FactorStudy.noise(1), factors[1]]
        let two = try finding(FactorStudy.study([(.pca, FactorStudy.noises), (.vae, codes)]))
        #expect(two.methods["vae"]?.matchedFactors == 2 && two.claim == .undecided)
        let one = try finding(
            FactorStudy.study([
                (.pca, FactorStudy.noises), (.vae, [factors[0], FactorStudy.noise(1), FactorStudy.noise(2)]),
            ]))
        #expect(one.methods["vae"]?.matchedFactors == 1 && one.claim == .fails)
        #expect((one.methods["vae"]?.migLessBaseline?.lower ?? 0) > 0)
    }

    @Test func classesAndMissingLabelsAreFactors() throws {
        let factors = FactorStudy.factors
        let sides = Labels.categorical(
            CategoricalLabels(
                name: "side", categories: ["left", "right", "never"],
                codes: factors[0].enumerated().map { $0 % 5 == 0 ? -1 : $1 < 0.5 ? 0 : 1 }))
        let widths = FactorStudy.numbers("width", factors[1].enumerated().map { $0 % 4 == 0 ? .nan : $1 })
        let study = FactorStudy.study([(.vae, [factors[1], factors[0]])], labels: [sides, widths])
        let finding = try finding(study)
        let vae = try #require(finding.methods["vae"])
        #expect(vae.dimensions.map(\.factor) == ["width", "side"])
        #expect(finding.entropies[0] < 0.7 && finding.entropies[0] > 0.65)
        #expect(vae.importance?.informativeness.map { $0 > 0.9 } == true)
    }

    @Test func numbersFarOutAreRanked() throws {
        var factors = FactorStudy.factors
        // Equal widths would put all rows but one into a bin.
        factors[0][1] = 1e9
        let labels = [FactorStudy.numbers("smile", factors[0]), FactorStudy.numbers("beard", factors[1])]
        let finding = try finding(FactorStudy.study([(.vae, Array(factors[..<2]))], labels: labels))
        #expect(finding.methods["vae"]?.dimensions.map(\.factor) == ["smile", "beard"])
        #expect((finding.entropies.first ?? 0) > 2.5)
    }

    @Test func thereIsNoAnswerWithoutTwoFactors() throws {
        let factors = FactorStudy.factors
        let codes: [(Method, [[Double]])] = [(.vae, Array(factors[..<2]))]
        func answer(_ labels: [Labels], codes: [(Method, [[Double]])] = codes, split: Split? = nil) throws -> Bool {
            try Factors.find(in: FactorStudy.study(codes, labels: labels, split: split)) != nil
        }
        let all = FactorStudy.labels
        let constant = FactorStudy.numbers("same", [Double](repeating: 4, count: FactorStudy.rowCount))
        let missing = FactorStudy.numbers("missing", [Double](repeating: .nan, count: FactorStudy.rowCount))
        let identifiers = Labels.categorical(
            CategoricalLabels(
                name: "row", categories: (0..<FactorStudy.rowCount).map(String.init),
                codes: Array(0..<FactorStudy.rowCount)))
        #expect(try answer(all))
        #expect(try !answer([]) && !answer([all[0]]))
        #expect(try !answer([all[0], constant]) && !answer([all[0], missing]) && !answer([all[0], identifiers]))
        #expect(try !answer(all, codes: [(.vae, [factors[0]])]))
        let few = Split(training: Array(0..<500), validation: [], test: Array(500..<540))
        #expect(try !answer(all, split: few))
    }

    /// Codes that do not vary, or of which few are, do no harm.
    @Test func oddCodes() throws {
        let constant = [Double](repeating: 2, count: FactorStudy.rowCount)
        let finding = try finding(FactorStudy.study([(.vae, [constant, constant])]))
        let vae = try #require(finding.methods["vae"])
        #expect(vae.mig.value == 0 && !vae.isAboveChance && vae.importance?.disentanglement == 0)
        #expect(vae.mutualInformation.allSatisfy { $0 == [0, 0] } && finding.claim == .fails)
    }

    /// Rows of a group share their factors and codes by chance, which shuffled single rows would take for a relation.
    @Test func groupsAreShuffledAsWholes() throws {
        let groups = (0..<FactorStudy.rowCount).map { $0 / 40 }
        var generator = SeededGenerator(seed: 9, stream: "groups")
        func ofGroups() -> [Double] {
            let own = (0..<15).map { _ in generator.normal() }
            return groups.map { own[$0] + 0.01 * generator.normal() }
        }
        let labels = [FactorStudy.numbers("a", ofGroups()), FactorStudy.numbers("b", ofGroups())]
        let codes = [ofGroups(), ofGroups()]
        let alone = try finding(FactorStudy.study([(.vae, codes)], labels: labels))
        let grouped = try finding(FactorStudy.study([(.vae, codes)], labels: labels, groups: groups))
        let (own, other) = (alone.methods["vae"], grouped.methods["vae"])
        #expect(own?.mutualInformation == other?.mutualInformation)
        #expect(own?.dimensions.contains { $0.factor != nil } == true)
        let (limits, wider) = (own?.informationByChance ?? [], other?.informationByChance ?? [])
        #expect(zip(limits, wider).allSatisfy { $0.limit < $1.limit } && limits.count == 2)
        #expect((other.map { $0.mig.upper - $0.mig.lower } ?? 0) > (own.map { $0.mig.upper - $0.mig.lower } ?? 1))
    }

    @Test func threadsChangeNothing() throws {
        let codes: [(Method, [[Double]])] = [(.pca, FactorStudy.turned), (.vae, FactorStudy.factors)]
        let (one, two) = (
            try finding(FactorStudy.study(codes)), try finding(FactorStudy.study(codes, threads: 2))
        )
        #expect(one.methods["vae"]?.mig == two.methods["vae"]?.mig)
        #expect(one.methods["pca"]?.importance?.completeness == two.methods["pca"]?.importance?.completeness)
    }

    /// Of many dimensions, importances take too much unless the user allows for it.
    @Test func importancesAreLeftOutWhereTheyTakeTooMuch() throws {
        let codes = (0..<128).map { FactorStudy.noise(UInt64($0)) }
        let usual = try finding(FactorStudy.study([(.ae, codes)]))
        #expect(usual.importanceRows == nil && usual.methods["ae"]?.importance == nil)
        #expect(usual.rows == 400)
    }
}
