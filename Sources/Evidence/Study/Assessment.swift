package import Comparison
package import Core
internal import EmbeddingQuality
package import Methods
internal import Rows

/// Judges fitted methods on the same test rows.
package struct Assessment: Sendable {
    private let rows: any RowSource
    let data: StudyData
    let settings: StudySettings
    /// The corrupted test rows; nil where no method learned to restore any.
    let corrupted: CorruptedRows?
    private let nearConstant: NearConstantFeatures

    /// The number of neighbours of trustworthiness and continuity.
    static let neighbors = 12
    /// The fewest rows of which each is told whether its place is reliable.
    static let leastScoredRows = 40
    /// The most numbers of rows that are permuted to tell it, unless what is dear may be computed.
    private static let mostScoredNumbers = 1 << 26

    /// True if it is told of each of so many rows whether its place is reliable.
    static func scoresRows(_ rows: Int, features: Int, _ settings: StudySettings) -> Bool {
        rows >= leastScoredRows && (settings.isThorough || rows * features <= mostScoredNumbers)
    }

    /// Codes drawn from each posterior for the evidence lower bound.
    static let evidenceDraws = 8
    /// The most rows whose codes are compared between fits, and the fewest where many numbers of them would be kept.
    static let mostComparedRows = 2_000
    private static let leastComparedRows = 100
    /// The most numbers that are kept of all fits of a method.
    private static let mostComparedNumbers = 1 << 24

    /// Prepares for measuring: corrupts the test rows where methods are to restore them.
    ///
    /// - Parameters:
    ///   - rows: All rows, scaled.
    ///   - data: Which of them are for what, and what is known of them.
    ///   - settings: What the measures depend on besides.
    /// - Throws: `RowReadError` where rows can't be read.
    package init(rows: any RowSource, data: StudyData, settings: StudySettings) throws(RowReadError) {
        self.rows = rows
        self.data = data
        self.settings = settings
        nearConstant = NearConstantFeatures(in: data.truth)
        corrupted = try settings.corruption.map { (corruption) throws(RowReadError) in
            try CorruptedRows(corruption, rows: rows, data: data, seed: settings.seed)
        }
    }

    /// A study of methods: the results of all that are shown, with what the others came to.
    ///
    /// - Parameters:
    ///   - fitted: What was fitted, from each seed and on each split.
    ///   - other: What judges on the split of a repeat; nil where that is the split of this one.
    /// - Returns: The study, which questions can be asked of.
    /// - Throws: `EmbeddingQualityError` where a measure can't be taken, `RowReadError` where rows can't be read, or an
    ///   error of a library that a method runs in.
    package func study(
        of fitted: FittedRepeats,
        on other: @escaping @Sendable (TrainingJob.Purpose) throws -> Assessment? = { _ in nil }
    ) throws -> Study {
        let passes = try passes(of: fitted.shown, threads: settings.threads)
        let neighborhoods = try StudyNeighborhoods(
            of: zip(fitted.shown, passes).map { ($0.method, $1.testCodes) }, in: data, settings)
        var results = try results(
            of: fitted.shown, passes,
            preservation: neighborhoods.map { found in
                fitted.shown.compactMap { found.methods[$0.method]?.preservation }
            },
            threads: settings.threads)
        let compared = comparedRows(fits: fitted.further.count + 1)
        var onRandomSplit: [Method: RepeatedTraining] = [:]
        var purposes: [TrainingJob.Purpose] = fitted.further.indices.map { .repetition($0 + 1) }
        if !fitted.onRandomSplit.isEmpty { purposes.append(.randomSplit) }
        // Each training's codes and reconstructions are let go as soon as they have been measured.
        let others = ParallelTasks.run(purposes, threads: settings.threads) { purpose in
            Result { () throws -> [(method: Method, training: RepeatedTraining)] in
                let own = try other(purpose)
                var (methods, seed, kept) = (fitted.onRandomSplit, settings.seed, [Int]())
                if case .repetition(let index) = purpose {
                    (methods, seed, kept) = (fitted.further[index - 1], settings.seed(ofRepeat: index), compared)
                }
                return try (own ?? self).trainings(
                    of: methods, seed: seed, isOwnSplit: own != nil, keepingCodesOf: kept)
            }
        }
        for (purpose, other) in zip(purposes, others) {
            for (method, training) in try other.get() {
                if purpose == .randomSplit {
                    onRandomSplit[method] = training
                } else if let place = results.firstIndex(where: { $0.method == method }) {
                    if results[place].repeats.isEmpty {
                        results[place].repeats = [results[place].asRepeat(seed: settings.seed)]
                    }
                    results[place].repeats.append(training)
                }
            }
        }
        let sizes = try ParallelTasks.run(fitted.otherSizes, threads: settings.threads) { method in
            Result { try SizedResult(of: method, on: data, rows: rows, seed: settings.seed) }
        }.map { try $0.get() }
        return Study(
            data: data, rows: rows, settings: settings, fitted: fitted.shown, methods: results, corrupted: corrupted,
            onRandomSplit: onRandomSplit, comparedRows: compared, otherSizes: sizes.compactMap(\.self),
            neighborhoods: neighborhoods)
    }

    /// The rows whose codes are compared between fits: as many at most as there is memory for, the same for all of them.
    private func comparedRows(fits: Int) -> [Int] {
        guard fits > 1 else { return [] }
        let most = Self.mostComparedNumbers / (fits * max(settings.latentSize, Self.neighbors))
        return Array(0..<rows.rowCount).sampled(
            min(Self.mostComparedRows, max(Self.leastComparedRows, most)), seed: settings.seed, stream: "compared rows")
    }

    /// The measures of repeated fits, without intervals, which only the fits that are shown need.
    private func trainings(
        of methods: [FittedMethod], seed: UInt64, isOwnSplit: Bool, keepingCodesOf kept: [Int]
    ) throws -> [(method: Method, training: RepeatedTraining)] {
        let passes = try passes(of: methods, threads: 1)
        let neighborhoods = try preserved(passes.map(\.testCodes))
        return try methods.indices.map { index in
            let basis = try MeasureBasis(
                methods[index], passes[index], preservation: neighborhoods?[index], of: self)
            var measures: [Measure: Double] = [:]
            for measure in Measure.all { measures[measure] = try measure.value(basis)?.value }
            return (
                methods[index].method,
                RepeatedTraining(
                    seed: seed, measures: measures, errors: basis.error?.meanSquaredError,
                    training: methods[index].training, split: isOwnSplit ? data.split : nil,
                    codes: kept.isEmpty ? nil : passes[index].codes.selecting(rows: kept))
            )
        }
    }

    /// The results of all methods, in their order.
    ///
    /// - Parameters:
    ///   - methods: What was fitted.
    ///   - threads: How many methods may be measured at a time.
    /// - Returns: One result a method.
    /// - Throws: `EmbeddingQualityError` where a measure can't be taken, `RowReadError` where rows can't be read, or an
    ///   error of a library that a method runs in.
    package func results(of methods: [FittedMethod], threads: Int = 1) throws -> [MethodResult] {
        let passes = try passes(of: methods, threads: threads)
        return try results(
            of: methods, passes, preservation: preserved(passes.map(\.testCodes), threads: threads), threads: threads)
    }

    private func results(
        of methods: [FittedMethod], _ passes: [RowPass], preservation: [NeighborhoodPreservation]?, threads: Int
    ) throws -> [MethodResult] {
        let measured = ParallelTasks.run(Array(methods.indices), threads: threads) { index in
            Result { try result(of: methods[index], passes[index], preservation: preservation?[index]) }
        }
        return try measured.map { try $0.get() }
    }

    private func passes(of methods: [FittedMethod], threads: Int) throws -> [RowPass] {
        try ParallelTasks.run(methods, threads: threads) { method in
            Result { try RowPass(of: method, over: rows, test: data.split.test, settings: settings) }
        }.map { try $0.get() }
    }

    private func result(
        of method: FittedMethod, _ pass: RowPass, preservation: NeighborhoodPreservation?
    ) throws -> MethodResult {
        let basis = try MeasureBasis(method, pass, preservation: preservation, of: self)
        let taken = try Measure.all.compactMap { measure in try measure.value(basis).map { (measure, $0) } }
        let estimates = data.bootstrap(seed: settings.seed).estimates(of: taken.map(\.1))
        var measures: [Measure: MeasuredValue] = [:]
        for ((measure, value), estimate) in zip(taken, estimates) {
            measures[measure] = MeasuredValue(estimate: estimate, rows: value as? RowMean)
        }
        return MethodResult(
            method: method.method, latentSize: method.reduction.latentSize, codes: pass.codes,
            codeDeviations: pass.codeDeviations, rowErrors: pass.errors,
            testPosterior: pass.testPosterior, reconstruction: pass.testReconstruction,
            allReconstructions: pass.reconstructions,
            perFeatureR2: (basis.error?.perFeatureR2).map(nearConstant.masking), measures: measures,
            explainedVarianceRatio: method.linear?.explainedVarianceRatio, training: method.training,
            seconds: method.seconds,
            latentUse: basis.posterior.map { LatentUse(of: $0, codes: pass.codes, rows: data.split.training) })
    }

    /// The preservation of neighbourhoods by each method; nil if there are too few test rows for it to have a meaning.
    private func preserved(
        _ codes: [Matrix], threads: Int = 1
    ) throws(EmbeddingQualityError) -> [NeighborhoodPreservation]? {
        let places = data.neighborhoodPlaces(settings)
        return try data.preservation(of: codes.map { $0.selecting(rows: places) }, at: places, threads: threads)
    }
}
