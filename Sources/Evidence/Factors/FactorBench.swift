internal import Core
internal import EmbeddingQuality
internal import Rows

/// The factors of a study with the rows that latent dimensions are held against them on, the same for every method.
struct FactorBench: Sendable {
    let factors: [LabelledFactor]
    /// The test rows that are looked at, by their places among the test rows.
    let places: [Int]
    /// The training rows that importances are learned from; nil if that would take too much.
    let training: [Int]?
    /// The entropy of each factor in its bins, in nats.
    let entropies: [Double]

    private let test: [Int]
    private let binned: [BinnedValues]
    private let testTargets: [FactorTarget]
    private let trainingTargets: [FactorTarget]
    /// The row whose factors stand beside each row, for each shuffling.
    private let shuffled: [[Int]]
    private let shuffledTraining: [[Int]]
    private let bootstrap: Bootstrap

    static let permutationCount = 99
    static let importancePermutationCount = 19
    private static let mostRows = 4_000
    private static let leastRows = 500
    /// The resamples of an interval.
    private static let resamples = 200
    /// The most products of rows, dimensions and factors that are counted at a time.
    private static let mostCells = 1 << 20
    private static let mostImportanceRows = 1_000
    private static let leastImportanceRows = 200
    /// The same of training rows, dimensions and outputs of trees.
    private static let mostImportanceCells = 1 << 16

    /// The factors of a study's labels; nil if fewer than two labels vary among enough test rows.
    init?(_ study: Study) {
        let (data, settings) = (study.data, study.settings)
        let labelCount = 1 + data.furtherLabels.count
        let most = max(Self.leastRows, Self.mostCells / max(1, settings.latentSize * labelCount))
        places = Array(data.split.test.indices).sampled(
            min(Self.mostRows, most), seed: settings.seed, stream: "factor rows")
        test = places.map { [rows = data.split.test] in rows[$0] }
        factors = data.factors(at: test)
        guard factors.count > 1 else { return nil }
        binned = factors.map { [test] in $0.binned(at: test) }
        let alone = FactorInformation(codes: [binned[0]], factors: binned)
        entropies = alone.matrix.entropies
        testTargets = factors.map { [test] in $0.target(at: test) }
        let groups = data.testGroups
        let testGroups = groups.map { [places] groups in places.map { groups[$0] } }
        shuffled = Self.shufflings(Self.permutationCount, places.count, testGroups, seed: settings.seed)
        bootstrap = Bootstrap(seed: settings.seed, resamples: Self.resamples, groups: groups)
        let rowCost = settings.latentSize * factors.reduce(0) { $0 + $1.outputCount }
        let affordable = settings.isThorough ? Self.mostRows : Self.mostImportanceCells / max(1, rowCost)
        guard affordable >= Self.leastImportanceRows else {
            (training, trainingTargets, shuffledTraining) = (nil, [], [])
            return
        }
        let rows = data.split.training.sampled(
            settings.isThorough ? Self.mostRows : min(Self.mostImportanceRows, affordable), seed: settings.seed,
            stream: "factor training rows")
        training = rows
        trainingTargets = factors.map { $0.target(at: rows) }
        let trainingGroups = data.groups.map { groups in rows.map { groups[$0] } }
        shuffledTraining = Self.shufflings(
            Self.importancePermutationCount, rows.count, trainingGroups, seed: settings.seed)
    }

    private static func shufflings(_ count: Int, _ rowCount: Int, _ groups: [Int]?, seed: UInt64) -> [[Int]] {
        var shuffling = RowShuffling(rowCount: rowCount, groups: groups, seed: seed, stream: "factor shuffling")
        return (0..<count).map { _ in shuffling.next() }
    }

    /// The codes of rows: `[dimensions][rows]`.
    private func columns(of result: MethodResult, at rows: [Int]) -> [[Double]] {
        (0..<result.codes.columns).map { dimension in
            rows.map { Double(result.codes[$0, dimension]) }
        }
    }

    private func information(of result: MethodResult) -> FactorInformation {
        let codes = columns(of: result, at: test).map {
            BinnedValues(LabelRanks($0).values, bins: LabelledFactor.bins)
        }
        return FactorInformation(codes: codes, factors: binned)
    }

    /// The mutual information gap of a method.
    func gap(of result: MethodResult) -> InformationGap { InformationGap(information(of: result), places: places) }

    /// The information that a method's dimensions have of the factors; nil if a number could not be taken.
    ///
    /// - Parameters:
    ///   - result: The method.
    ///   - baseline: The gap that its own is compared with; nil if there is none.
    /// - Returns: Its numbers with what chance gives.
    func finding(of result: MethodResult, baseline: InformationGap?) -> Factors.MethodFinding? {
        let information = information(of: result)
        let matrix = information.matrix
        let gap = InformationGap(information, places: places)
        let rows = Array(places.indices)
        let byChance = shuffled.map { information.matrix(of: rows.span, factorsOf: $0.span) }
        let codes = columns(of: result, at: test)
        let predictability = AttributePredictability(codes: codes, factors: testTargets)
        let predictabilityByChance = shuffled.map { order in
            AttributePredictability(codes: codes, factors: testTargets.map { $0.selecting(rows: order) }).gap
        }
        let levels = factors.indices.compactMap { factor -> ChanceLevel? in
            let mean = ChanceLevel(byChance.map { InformationMatrix.mean(of: $0.nats[factor]) })
            let most = ChanceLevel(byChance.map { $0.nats[factor].max() ?? 0 })
            return mean.flatMap { mean in most.map { ChanceLevel(mean: mean.mean, limit: $0.limit) } }
        }
        guard let mig = gap.estimate(bootstrap).finite, let migByChance = ChanceLevel(byChance.map(\.gap)),
            let sapByChance = ChanceLevel(predictabilityByChance), levels.count == factors.count
        else { return nil }
        let naming = FactorNaming(matrix, limits: levels.map(\.limit))
        return Factors.MethodFinding(
            mig: mig, migByChance: migByChance,
            migLessBaseline: baseline.flatMap { bootstrap.symmetricEstimate(MeasureDifference(gap, less: $0)).finite },
            sap: predictability.gap, sapByChance: sapByChance, importance: importance(of: result, testCodes: codes),
            mutualInformation: matrix.nats, informationByChance: levels,
            dimensions: naming.main.enumerated().map { dimension, factor in
                Factors.Dimension(
                    factor: factor.map { factors[$0].name }, nats: factor.map { matrix.nats[$0][dimension] })
            }, matchedFactors: naming.matchedCount)
    }

    /// The importances of dimensions for the factors; nil if that takes too much.
    private func importance(of result: MethodResult, testCodes: [[Double]]) -> Factors.Importance? {
        guard let training else { return nil }
        let inputs = BinnedInputs(columns(of: result, at: training))
        let trees = trainingTargets.map { BoostedTrees(fitting: $0, to: inputs) }
        let scores = ImportanceScores(importances: trees.map(\.importances))
        let byChance = shuffledTraining.map { order in
            ImportanceScores(
                importances: trainingTargets.map {
                    BoostedTrees(fitting: $0.selecting(rows: order), to: inputs).importances
                })
        }
        guard let disentanglement = ChanceLevel(byChance.map(\.disentanglement)),
            let completeness = ChanceLevel(byChance.map(\.completeness))
        else { return nil }
        let test = inputs.binning(testCodes)
        let explained = zip(trees, testTargets).compactMap { $0.r2(of: $1, from: test) }
        return Factors.Importance(
            disentanglement: scores.disentanglement, disentanglementByChance: disentanglement,
            completeness: scores.completeness, completenessByChance: completeness,
            informativeness: explained.isEmpty ? nil : InformationMatrix.mean(of: explained).finite)
    }
}
