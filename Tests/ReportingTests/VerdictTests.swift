import Comparison
import Datasets
import Drawing
import EmbeddingQuality
import Evidence
import Methods
import NeuralNetworks
import Rows
import Testing

@testable import Reporting

@Suite struct VerdictTests {
    private let level = SampleReport.errors(about: 1, spread: 0.2)

    /// The errors of PCA, less a share, with noise of their own.
    private func errors(less share: Double, noise: Double = 0.05) -> [Double] {
        let own = SampleReport.errors(about: 0, spread: noise, shift: 0.37)
        return zip(level, own).map { (1 - share) * $0 + $1 }
    }

    /// Whatever is undecided, what would decide it is said.
    @Test func whatWouldSettleItIsSaid() throws {
        // Two rows make 8 % of 4 %, which is less than the margin.
        var (pca, network) = (level, level.map { 0.96 * $0 })
        for row in 0..<2 { (pca[row], network[row]) = (8, 6.5) }
        let hinge = VerdictText(SampleReport.of([(.pca, pca), (.ae, network)]))
        #expect(hinge.grade == .undecided && hinge.sentence.contains("hinges on a few test rows"), "\(hinge.sentence)")
        #expect(hinge.evidence.first?.hasPrefix("The result depends on these rows") == true, "\(hinge.evidence)")
        // One row is nearly all of the error, and bounds nothing.
        pca = level.map { 1e-6 * $0 }
        network = pca
        (pca[3], network[3]) = (1, 0.5)
        let single = VerdictText(SampleReport.of([(.pca, pca), (.ae, network)]))
        #expect(single.reduction == nil && single.grade == .undecided, "\(single)")
        #expect(single.evidence.contains { $0.contains("--test-fraction") }, "\(single.evidence)")
        // A difference of nothing, and no margin for it.
        let noisy = zip(level, SampleReport.errors(about: 0, spread: 0.3, shift: 0.37)).map { $0 + $1 }
        let factor = level.reduce(0, +) / noisy.reduce(0, +) * (1 - 1e-9)
        let never = VerdictText(SampleReport.of([(.pca, level), (.ae, noisy.map { factor * $0 })]) { $0.margin = 0 })
        #expect(never.grade == .undecided)
        #expect(
            never.evidence.contains {
                $0.contains("not even a thousand times as many test rows would settle it")
            }, "\(never.evidence)")
    }

    @Test func aNetworkOfClearlyLessErrorIsBetter() throws {
        let verdict = VerdictText(SampleReport.of([(.pca, level), (.ae, errors(less: 0.5))]))
        #expect(verdict.grade == .better && verdict.outcome == .worthIt && verdict.network == .ae)
        let reduction = try #require(verdict.reduction)
        #expect(abs(reduction.value - 0.5) < 0.03)
        #expect(reduction.lower > 0.4 && reduction.lower < reduction.value && reduction.value < reduction.upper)
        #expect(verdict.sentence.hasPrefix("With two latent dimensions, an autoencoder outperforms PCA:"))
    }

    @Test func aNetworkOfClearlyMoreErrorIsWorse() throws {
        let verdict = VerdictText(SampleReport.of([(.pca, level), (.vae, errors(less: -0.4))]) { $0.latentSize = 1 })
        #expect(verdict.grade == .worse && verdict.outcome == .notWorthIt && verdict.network == .vae)
        #expect(try #require(verdict.reduction).upper < 0)
        #expect(verdict.sentence.hasPrefix("With one latent dimension PCA wins:"))
        // What is said to be higher is said as a positive number.
        #expect(!verdict.sentence.contains("−") && !verdict.sentence.contains("-"))
    }

    @Test func anIntervalAboutZeroDecidesNothing() throws {
        let verdict = VerdictText(SampleReport.of([(.pca, level), (.ae, errors(less: 0, noise: 0.3))]))
        #expect(verdict.grade == .undecided && verdict.outcome == .undecided)
        let reduction = try #require(verdict.reduction)
        #expect(reduction.lower < 0 && reduction.upper > 0)
        #expect(verdict.sentence.contains("includes zero"))
        #expect(verdict.evidence.first?.contains("test rows would settle it") == true, "\(verdict.evidence)")
    }

    /// A network that started as a PCA and was kept so differs from it by rounding, on every row in the same direction.
    @Test func roundingIsNoDifference() {
        for share in [1e-7, -1e-7] {
            let verdict = VerdictText(SampleReport.of([(.pca, level), (.ae, level.map { (1 - share) * $0 })]))
            #expect(verdict.grade == .noMeaningfulDifference && verdict.outcome == .undecided)
            #expect(verdict.sentence.contains("gives the same test error as PCA"))
        }
    }

    /// The interval is one of differences row by row: rows that are hard for both methods do not widen it.
    @Test func rowsAreComparedWithThemselves() {
        let uneven = SampleReport.errors(about: 10, spread: 9.9)
        let verdict = VerdictText(SampleReport.of([(.pca, uneven), (.ae, uneven.map { 0.9 * $0 })]))
        #expect(verdict.grade == .better)
    }

    @Test func theSentenceHasTheIntervalOfTheReduction() throws {
        let verdict = VerdictText(SampleReport.of([(.pca, level), (.ae, errors(less: 0.5, noise: 0.2))]))
        let reduction = try #require(verdict.reduction)
        let numbers = verdict.sentence.split { !"0123456789.".contains($0) }.compactMap { Double($0) }
        for number in [reduction.value, reduction.lower, reduction.upper] {
            #expect(numbers.contains { abs($0 - 100 * number) <= 0.5 }, "\(number) in \(verdict.sentence)")
        }
    }

    /// A row that PCA alone fails on makes its mean error four times as large, and says nothing of the others.
    @Test func aFewRowsDecideNothing() throws {
        var pca = level
        pca[7] = 130
        let verdict = VerdictText(SampleReport.of([(.pca, pca), (.ae, errors(less: 0))]))
        #expect(verdict.grade == .undecided)
        #expect(verdict.sentence.contains("a few") || verdict.sentence.contains("includes zero"), "\(verdict.sentence)")
        // Where all rows say the same as the others, so does the verdict.
        var both = errors(less: 0.5)
        pca[7] = 30
        both[7] = 15
        let clear = VerdictText(SampleReport.of([(.pca, pca), (.ae, both)]))
        #expect(clear.grade == .better, "\(clear.sentence)")
    }

    @Test func trainingsThatDifferWidenTheInterval() throws {
        let pca = SampleReport.errors(about: 1, spread: 0.1)
        func verdict(_ shares: [Double]) -> VerdictText {
            let trainings = shares.enumerated().map { index, share in
                let rows = RowMean(perRow: pca.map { share * $0 })
                return RepeatedTraining(
                    seed: UInt64(index), measures: [.mse: rows.value], errors: rows, training: SampleReport.training)
            }
            let report = SampleReport.of([(.pca, pca), (.ae, pca.map { shares[0] * $0 })], repeats: [.ae: trainings]) {
                $0.repeats = shares.count
            }
            return VerdictText(report)
        }
        let alike = verdict([0.8, 0.81, 0.79])
        #expect(alike.grade == .better)
        #expect(abs(try #require(alike.reduction).value - 0.2) < 1e-12)
        // The mean of 0.6, 1 and 0.8, and the t distribution of two degrees of freedom.
        let apart = verdict([0.6, 1, 0.8])
        let reduction = try #require(apart.reduction)
        #expect(apart.grade == .undecided && abs(reduction.value - 0.2) < 1e-12)
        #expect(abs((reduction.upper - reduction.lower) / 2 - 4.302_653 * 0.2 / 3.0.squareRoot()) < 0.01)
        #expect(apart.evidence.contains { $0.contains("(--repeats) would narrow it") }, "\(apart.evidence)")
        #expect(apart.caveat.contains("includes variation between training runs"))
    }

    /// Splits of the sample's rows, four of each eleven tested, each beginning at another row.
    private func split(_ index: Int) -> Split {
        let place = { (row: Int) in (row + 4 * index) % 11 }
        let rows = 0..<SampleReport.rowCount
        return Split(
            training: rows.filter { place($0) < 6 }, validation: rows.filter { place($0) == 6 },
            test: rows.filter { place($0) > 6 })
    }

    /// The results of fits on several splits, by the shares of PCA's error that the network has.
    ///
    /// - Parameters:
    ///   - shares: The shares, one for each split.
    ///   - noise: The part of a share by which that of a row is greater or smaller.
    /// - Returns: What the fits of both came to, one for each split.
    private func fits(
        _ shares: [Double], noise: Double = 0
    ) -> (pca: [RepeatedTraining], network: [RepeatedTraining]) {
        func fits(_ shares: [Double], _ training: TrainingSummary?, noise: Double = 0) -> [RepeatedTraining] {
            shares.enumerated().map { index, share in
                let own = index == 0 ? SampleReport.split : split(index)
                let rows = RowMean(
                    perRow: own.test.enumerated().map { place, row in
                        share * (1 + 0.1 * Double(row * row % 7)) * (1 + (place % 2 == 0 ? noise : -noise))
                    })
                return RepeatedTraining(
                    seed: UInt64(index), measures: [.mse: rows.value], errors: rows, training: training,
                    split: index == 0 ? nil : own)
            }
        }
        return (fits(shares.map { _ in 1 }, nil), fits(shares, SampleReport.training, noise: noise))
    }

    private func report(
        over shares: [Double], onRandomSplit: [Method: RepeatedTraining] = [:]
    ) throws -> Report {
        let (pca, network) = fits(shares)
        let errors = (try #require(pca[0].errors).perRow, try #require(network[0].errors).perRow)
        return SampleReport.of(
            [(.pca, errors.0), (.ae, errors.1)], repeats: [.pca: pca, .ae: network], onRandomSplit: onRandomSplit)
    }

    @Test func splitsThatDifferWidenTheInterval() throws {
        let alike = try report(over: [0.8, 0.81, 0.79])
        let verdict = VerdictText(alike)
        #expect(verdict.grade == .better)
        let finding = try #require(alike.findings[Verdict.self])
        #expect(abs(try #require(finding.reduction).value - 0.2) < 1e-12)
        #expect(finding.repeatsVarySplit && finding.randomSplit == nil)
        let shares = try #require(finding.mseReductionByRepeat)
        #expect(zip(shares, [0.2, 0.19, 0.21]).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(
            verdict.evidence.contains {
                $0.hasPrefix(
                    "Over three train–test splits, each with its own training run, the AE's test error is 20.0 ± "
                        + "1.0 % lower"
                )
            }, "\(verdict.evidence)")
        #expect(verdict.caveat.contains("between train–test splits (3 of each, seeds 0 to 2)"))
        #expect(MeasureTable(alike).comparison.rows.map { $0[0].plain } == ["PCA", "3 splits", "AE", "3 splits"])
        #expect(MethodsText(alike).paragraphs.map(\.plain).joined().contains("Nadeau and Bengio"))

        let apart = try report(over: [0.6, 1, 0.8])
        #expect(VerdictText(apart).grade == .undecided)
        let reduction = try #require(VerdictText(apart).reduction)
        // s = 0.2; 40 rows tested for 70 learned from; t with 2 degrees of freedom.
        let half = 4.302_653 * 0.2 * (1.0 / 3 + 40.0 / 70).squareRoot()
        #expect(abs((reduction.upper - reduction.lower) / 2 - half) < 0.02, "\(reduction) for ± \(half)")
        #expect(VerdictText(apart).evidence.contains { $0.contains("comes from training runs and splits") })
    }

    /// The verdict of single rows at random is printed if it contradicts the report's, and recorded in any case.
    @Test func aRandomSplitThatSaysElseIsTold() throws {
        func report(random share: Double) throws -> Report {
            let (pca, network) = fits([1, share], noise: 0.1)
            return try self.report(over: [1.1, 1.1, 1.1], onRandomSplit: [.pca: pca[1], .ae: network[1]])
        }
        let flattering = try report(random: 0.5)
        let told = VerdictText(flattering)
        #expect(told.grade == .worse)
        #expect(
            told.evidence.contains {
                $0.hasPrefix(
                    "A random split would have suggested that the AE outperforms PCA (test error ")
            }, "\(told.evidence)")
        let random = try #require(flattering.findings[Verdict.self]?.randomSplit)
        #expect(random.grade == .better && random.differs && random.testRows == 40)
        let same = try report(random: 1.1)
        #expect(!VerdictText(same).evidence.contains { $0.contains("random split") })
        #expect(same.findings[Verdict.self]?.randomSplit?.differs == false)
        // The same grade, and an interval apart.
        let much = try report(random: 1.6)
        #expect(
            VerdictText(much).evidence.contains { $0.contains("would have suggested that PCA wins (test error ") }
        )
    }

    /// Rows of a group say the same over and over: what is independent is the group.
    @Test func groupsAreWhatIsIndependent() throws {
        func verdict(groupsOf count: Int?) -> VerdictText {
            let groups = (0..<SampleReport.rowCount).map { $0 / (count ?? 10) }
            let network = zip(level, SampleReport.split.test).map { pca, row in
                pca * (groups[row] % 2 == 0 ? 0.6 : 1.2)
            }
            return VerdictText(
                SampleReport.of([(.pca, level), (.ae, network)], groups: count == nil ? nil : groups))
        }
        let (rows, groups, few) = (verdict(groupsOf: nil), verdict(groupsOf: 10), verdict(groupsOf: 20))
        let (apart, together) = (try #require(rows.reduction), try #require(groups.reduction))
        #expect(abs(together.value - apart.value) < 1e-12)
        #expect(together.upper - together.lower > 1.3 * (apart.upper - apart.lower))
        #expect(groups.caveat.contains("over 11 groups of test rows") && rows.caveat.contains("over test rows"))
        #expect(
            few.grade == .noVerdict && few.sentence.contains("6 groups of test rows are too few"), "\(few.sentence)")
    }

    @Test func labelsAndNeighbourhoodsMayPointTheOtherWay() {
        func measures(_ accuracy: Double, _ trust: Double) -> [Measure: MeasuredValue] {
            func value(_ share: Double) -> MeasuredValue {
                let rows = RowMean(perRow: (0..<40).map { Double($0) < share * 40 ? 1 : 0 })
                return MeasuredValue(rows, Bootstrap(seed: 0))
            }
            return [.knnAccuracy: value(accuracy), .trustworthiness: value(trust)]
        }
        func evidence(_ pca: (Double, Double), _ network: (Double, Double), less share: Double = 0.5) -> String {
            VerdictText(
                SampleReport.of(
                    [(.pca, level), (.ae, errors(less: share))],
                    measures: [.pca: measures(pca.0, pca.1), .ae: measures(network.0, network.1)])
            ).evidence.joined(separator: " ")
        }
        let same = evidence((0.5, 0.5), (0.95, 0.95))
        #expect(
            same.contains(
                "A five-nearest-neighbour vote classifies 95 % of the test rows correctly in the AE's latent space "
                    + "and 50 %"
            ))
        #expect(same.contains("The AE also preserves neighbourhoods better") && !same.contains("However"))
        let contrary = evidence((0.95, 0.95), (0.5, 0.5))
        #expect(contrary.contains("However, a five-nearest-neighbour vote"))
        #expect(contrary.contains("PCA also preserves neighbourhoods better"))
        let worse = evidence((0.5, 0.95), (0.95, 0.5), less: -0.5)
        #expect(worse.contains("However, a five-nearest-neighbour vote"))
        #expect(worse.contains("PCA also preserves neighbourhoods better"))
        let equal = evidence((0.5, 0.5), (0.525, 0.5))
        #expect(equal.contains("Neighbourhoods are preserved equally well") && !equal.contains("However"))
    }

    /// A training that kept the PCA that it started from.
    private var keptStart: TrainingSummary {
        var settings = TrainingSettings(epochs: 3, batchSize: 16, peakLearningRate: 1e-3, seed: 0)
        settings.keepsStart = true
        var history = SampleReport.training.history
        history.keptEpoch = 0
        return TrainingSummary(
            history: history, settings: settings, style: .pcaResidual, hidden: [8], parameterCount: 99,
            objective: .reconstruction)
    }

    @Test func everyNetworkThatIsItsPCAIsSaidToBeSo() {
        let methods = [(Method.pca, level), (.ae, level), (.vae, errors(less: -0.2))]
        let both = VerdictText(SampleReport.of(methods, trainings: [.ae: keptStart, .vae: keptStart])).evidence
        #expect(
            both.contains {
                $0.hasPrefix("The AE is identical to its PCA initialisation: training never improved")
                    && $0.hasSuffix("The VAE, too, is identical to its PCA initialisation.")
            }, "\(both)")
        // A VAE that is its PCA has another error all the same.
        #expect(both.contains { $0.hasSuffix(": its codes are those of PCA, shrunk towards the prior.") }, "\(both)")
        // The verdict is on the AE, and the VAE is the PCA all the same.
        let other = VerdictText(SampleReport.of(methods, trainings: [.vae: keptStart])).evidence
        #expect(other.contains { $0.hasPrefix("The VAE is identical to its PCA initialisation: ") }, "\(other)")
        #expect(
            !VerdictText(SampleReport.of(methods)).evidence.contains {
                $0.contains("PCA initialisation") || $0.contains("shrunk")
            })
    }

    @Test func aFailureToLearnIsNoVictoryOfPCA() {
        var failed = SampleReport.training
        failed.comparison = LinearComparison(linearLoss: 0.5, networkLoss: 0.9, secondLoss: 0.75)
        let worse = [(Method.pca, level), (.ae, errors(less: -0.5))]
        let verdict = VerdictText(SampleReport.of(worse, trainings: [.ae: failed]))
        #expect(verdict.grade == .worse)
        #expect(
            verdict.sentence.hasPrefix(
                "With two latent dimensions the autoencoder failed to reach PCA's error: its test error is"),
            "\(verdict.sentence)")
        #expect(
            verdict.evidence.contains(
                "The AE's validation loss, 0.7500, stayed above PCA's, 0.5000, although it was trained a second "
                    + "time, starting from PCA."
            ), "\(verdict.evidence)")
        #expect(VerdictText(SampleReport.of(worse)).sentence.contains("PCA wins"))
        // Where the test rows do not tell them apart, it is a remark.
        let level = VerdictText(SampleReport.of([(.pca, level), (.ae, errors(less: 0.5))], trainings: [.ae: failed]))
        #expect(level.evidence.contains { $0.hasPrefix("The AE did not reach PCA's error: its validation loss") })
    }

    @Test func anAttemptThatDivergedIsTold() {
        var training = SampleReport.training
        training.divergence = TrainingDivergence(epoch: 3, learningRate: 4e-3)
        let report = SampleReport.of([(.pca, level), (.ae, errors(less: 0.5))], trainings: [.ae: training])
        #expect(
            VerdictText(report).evidence.contains(
                "The AE's training diverged in epoch 3 at a learning rate of 0.004 and was repeated at a tenth of it."),
            "\(VerdictText(report).evidence)")
        #expect(report.findings[Training.self]?.networks["ae"]?.divergedEpoch == 3)
        #expect(report.findings[Training.self]?.networks["ae"]?.divergedLearningRate == 4e-3)
    }

    @Test func littleThatIsExplainedIsSaidToBeLittle() {
        func evidence(_ r2: Double) -> [String] {
            let value = MeasuredValue(estimate: Estimate(value: r2, lower: r2, upper: r2), rows: nil)
            return VerdictText(
                SampleReport.of(
                    [(.pca, level), (.ae, errors(less: 0.5))], measures: [.pca: [.r2: value], .ae: [.r2: value]])
            ).evidence
        }
        #expect(evidence(0.02).contains { $0.hasPrefix("Both explain less than 5 % of the variance (R² 0.020") })
        #expect(!evidence(0.3).contains { $0.contains("explain") })
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
        #expect(verdict.outcome == .undecided && verdict.sentence.contains("up to rounding"))
        // So much higher, and still nothing.
        let rounded = VerdictText(
            SampleReport.of([
                (.pca, level.map { _ in 1e-15 }), (.ae, level.map { _ in 5e-15 }), (.vae, level.map { _ in 1e-13 }),
            ]))
        #expect(rounded.outcome == .undecided && rounded.sentence.contains("up to rounding"))
        #expect(!rounded.evidence.contains { $0.contains("error") }, "\(rounded.evidence)")
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
        #expect(
            evidence([1.2, 1, 0.8, 0.6, 0.4, 0.3]).contains("PCA needs 5 components to match the two-dimensional AE."))
        #expect(evidence([1.2, 1, 0.9]).contains("with 3 components"))
        #expect(!evidence([]).contains("components"))
    }
}
