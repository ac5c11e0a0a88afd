internal import Core
internal import EmbeddingQuality
internal import Foundation
internal import Methods
internal import NeuralNetworks
internal import Rows

/// Test rows that are corrupted at several levels, and restored by every method that decodes.
struct RestoredRows {
    /// The corruption that methods are compared at.
    let corruption: Corruption
    /// The places of the rows among the test rows, ascending.
    let places: [Int]
    /// The methods that restore.
    let methods: [FittedMethod]
    private let study: Study
    /// `[places, features]`.
    private let clean: Matrix
    private let range: FeatureRange
    private let bootstrap: Bootstrap
    /// The places among `places` of the rows that are shown.
    private let examples: [Int]

    private static let (mostRows, mostNumbers) = (1_000, 1 << 23)
    private static let exampleCount = 2

    /// The rows at one level.
    struct AtLevel {
        let level: Double
        /// The errors of the corrupted rows; nil of clean ones.
        let input: RowMean?
        /// The errors of the restored rows, by the method's id; of methods whose errors are numbers.
        let errors: [String: RowMean]
        let examples: [ExampleRows]
    }

    /// A row that is shown.
    struct ExampleRows {
        let finding: Denoising.Example
        let corrupted: [Float]
        /// By the place of the method.
        let restored: [[Float]]
    }

    /// Rows to corrupt; nil where there is no row, or no method that decodes.
    ///
    /// - Throws: `RowReadError` where rows can't be read.
    init?(of study: Study) throws {
        methods = study.fitted.filter { $0.decoding != nil }
        let truth = study.data.truth
        guard let rows = study.rows, !methods.isEmpty, truth.rows > 0, truth.columns > 0,
            study.data.imageShape != nil || !study.data.split.training.isEmpty
        else { return nil }
        self.study = study
        corruption = study.corrupted?.corruption ?? DenoisingChoices().corruption
        let places = Array(0..<truth.rows).sampled(
            max(2, min(Self.mostRows, Self.mostNumbers / truth.columns)), seed: study.settings.seed,
            stream: "rows to corrupt")
        self.places = places
        clean = truth.selecting(rows: places)
        range =
            study.data.imageShape != nil
            ? .unit(featureCount: truth.columns) : try FeatureRange(of: rows, rows: study.data.split.training)
        bootstrap = Bootstrap(
            seed: study.settings.seed, groups: study.data.testGroups.map { groups in places.map { groups[$0] } })
        let median = Examples.find(in: study)?.finding.median.map(\.testRow) ?? []
        let shown = median.compactMap { places.firstIndex(of: $0) }
        examples = Array((shown.isEmpty ? Array(places.indices) : shown).prefix(Self.exampleCount))
    }

    /// The levels, from none up, as multiples of the one that methods are compared at.
    var levels: [Double] {
        [0, 0.25, 0.5, 1, 1.5, 2].map { $0 * corruption.level }.filter { $0 == 0 || corruption.at(level: $0) != nil }
    }

    /// Corrupts the rows and restores them.
    ///
    /// - Throws: An error of a library that a method runs in.
    func restored(at level: Double) throws -> AtLevel {
        let corrupted = corrupted(at: level)
        let input = ReconstructionError(truth: clean, reconstruction: corrupted).meanSquaredError
        var errors: [String: RowMean] = [:]
        var restored: [Matrix] = []
        for method in methods {
            guard let decoding = method.decoding else { continue }
            let rows = try decoding.decode(decoding.encode(corrupted))
            let error = ReconstructionError(truth: clean, reconstruction: rows).meanSquaredError
            restored.append(rows)
            if error.value.isFinite { errors[method.method.rawValue] = error }
        }
        return AtLevel(
            level: level, input: level > 0 ? input : nil, errors: errors,
            examples: examples.map { index in
                ExampleRows(
                    finding: Denoising.Example(
                        testRow: places[index], level: level, damagedMse: input.perRow[index].finite,
                        restoredMse: errors.compactMapValues { $0.perRow[index].finite }),
                    corrupted: Array(corrupted[row: index]), restored: restored.map { Array($0[row: index]) })
            })
    }

    /// The rows at a level: at the one that methods are compared at those that measures know, where these were corrupted.
    private func corrupted(at level: Double) -> Matrix {
        if level == corruption.level, let known = study.corrupted { return known.rows.selecting(rows: places) }
        guard let corruption = corruption.at(level: level) else { return clean }
        return InputCorruption(corruption, range: range).corrupted(
            clean, seed: study.settings.seed, stream: "corruption of level \(level)")
    }
}

extension RestoredRows {
    /// The numbers of a level.
    func numbers(_ rows: AtLevel) -> Denoising.Level {
        Denoising.Level(
            level: rows.level, input: rows.input.flatMap(restoration),
            restored: rows.errors.compactMapValues(restoration))
    }

    private func restoration(_ error: RowMean) -> Denoising.Restoration? {
        guard let mse = error.estimate(bootstrap).finite else { return nil }
        let psnr = Estimate(
            value: -10 * log10(mse.value), lower: -10 * log10(mse.upper), upper: -10 * log10(mse.lower))
        return Denoising.Restoration(mse: mse, psnr: study.data.imageShape == nil ? nil : psnr.finite)
    }

    /// The gains of each method at a level.
    ///
    /// - Parameters:
    ///   - rows: The rows at the level.
    ///   - trained: The ids of the methods that learned to undo the corruption.
    /// - Returns: The gains by the method's id.
    func gains(_ rows: AtLevel, trained: [String]) -> [String: Denoising.Gains] {
        let linear = methods.first { $0.method.isLinear }?.method.rawValue
        var gains: [String: Denoising.Gains] = [:]
        for (id, error) in rows.errors {
            let plain = trained.contains(id) ? rows.errors[Method.ae.rawValue] : nil
            gains[id] = Denoising.Gains(
                overInput: rows.input.flatMap { gain(of: error, over: $0) },
                overPca: linear == id ? nil : linear.flatMap { rows.errors[$0] }.flatMap { gain(of: error, over: $0) },
                overAe: plain.flatMap { gain(of: error, over: $0) })
        }
        return gains
    }

    private func gain(of error: RowMean, over other: RowMean) -> Denoising.Gain? {
        guard let reduction = RelativeReduction(of: error, against: other).estimate(bootstrap).finite else {
            return nil
        }
        func decibels(_ reduction: Double) -> Double { -10 * log10(1 - reduction) }
        return Denoising.Gain(
            mseReduction: reduction,
            decibels: study.data.imageShape == nil
                ? nil
                : Estimate(
                    value: decibels(reduction.value), lower: decibels(reduction.lower),
                    upper: decibels(reduction.upper)
                ).finite)
    }

    /// True if every method takes more from the rows at a level than it restores, beyond its interval.
    func isHarmful(_ rows: AtLevel) -> Bool {
        guard let input = rows.input, !rows.errors.isEmpty else { return false }
        return rows.errors.values.allSatisfy { error in
            gain(of: error, over: input).map { $0.mseReduction.upper < 0 } ?? false
        }
    }
}
