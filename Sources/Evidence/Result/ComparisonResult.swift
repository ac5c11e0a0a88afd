package import Comparison
internal import Core
internal import EmbeddingQuality
internal import Methods
internal import NeuralNetworks
internal import Rows

/// A finished comparison: methods fitted to the same training rows, judged on the same test rows, and the answers to all
/// questions.
package struct ComparisonResult: Sendable {
    package let settings: ComparisonSettings
    /// The data that the methods were fitted to.
    package let data: PreparedData
    /// The fitted methods with everything that has been measured of them.
    package let study: Study
    package let findings: Findings

    /// Fits all methods that are asked for, measures them and answers all questions.
    ///
    /// - Parameters:
    ///   - data: The data.
    ///   - settings: The user's request.
    ///   - keepsReconstructions: Whether the reconstructions of all rows are kept.
    ///   - checkpoints: The place for the states of trainings; nil if they need not be kept.
    ///   - beginning: The time from which a time limit counts.
    ///   - events: Told of progress, from any thread.
    /// - Throws: ``ComparisonError``, `DivergedTrainingError` if a training lost its numbers, or an error of a library.
    package init(
        of data: PreparedData, settings: ComparisonSettings, keepsReconstructions: Bool = false,
        checkpoints: CheckpointFolder? = nil, since beginning: ContinuousClock.Instant = .now,
        events: @escaping @Sendable (ComparisonEvent) -> Void = { _ in }
    ) throws {
        let studied = StudySettings(settings, keepsReconstructions: keepsReconstructions)
        let shown = try Assessment(
            rows: data.rows, data: StudyData(data, by: data.splitRows), settings: studied)
        let fitting = try MethodFitting(data, settings: settings, checkpoints: checkpoints)
        let fitted = try Self.timed("fitting", events) {
            try fitting.run(since: beginning, events: events) { _ = try shown.results(of: [$0]) }
        }
        events(.step("Measuring on the test rows."))
        try self.init(of: data, fitted: fitted, as: shown, settings: settings, events: events)
    }

    /// Measures methods that were fitted to data and answers all questions.
    ///
    /// - Throws: ``ComparisonError``, or an error of a library.
    package init(of data: PreparedData, fitted: FittedRepeats, settings: ComparisonSettings) throws {
        let shown = try Assessment(
            rows: data.rows, data: StudyData(data, by: data.splitRows), settings: StudySettings(settings))
        try self.init(of: data, fitted: fitted, as: shown, settings: settings)
    }

    private init(
        of data: PreparedData, fitted: FittedRepeats, as shown: Assessment, settings: ComparisonSettings,
        events: @escaping @Sendable (ComparisonEvent) -> Void = { _ in }
    ) throws {
        self.settings = settings
        self.data = data
        do {
            let study = try Self.timed("measures", events) {
                try shown.study(of: fitted.adding(data.readMethods)) { purpose in
                    guard let rows = data.repeats.rows(for: purpose) else { return nil }
                    var own = shown.settings
                    own.keepsReconstructions = false
                    return try Assessment(rows: rows.rows, data: StudyData(data, by: rows), settings: own)
                }
            }
            self.study = study
            findings = try Self.timed("evidence", events) {
                try Findings(of: study) { events(.timed("evidence.\($0)", seconds: $1)) }
            }
        } catch let error as EmbeddingQualityError {
            throw ComparisonError(.unusableData, "\(error)")
        }
    }
}

extension ComparisonResult {
    /// Does a part of the work, and tells how long it took.
    private static func timed<Value>(
        _ part: String, _ events: (ComparisonEvent) -> Void, _ work: () throws -> Value
    ) rethrows -> Value {
        let start = ContinuousClock.now
        let value = try work()
        events(.timed(part, seconds: (ContinuousClock.now - start).seconds))
        return value
    }
}

extension StudyData {
    /// The rows of prepared data by one of their splits.
    ///
    /// - Throws: `RowReadError` where rows can't be read.
    fileprivate init(_ data: PreparedData, by rows: SplitRows) throws {
        self.init(
            split: rows.split, splitting: data.splitting, clipping: rows.rows.clipping,
            truth: try rows.rows.rows(at: rows.split.test),
            labels: data.dataset.labels,
            furtherLabels: data.dataset.furtherLabels.filter { [.color, .factor].contains($0.role) },
            featureNames: data.featureNames,
            imageShape: data.dataset.imageShape, channels: data.dataset.description.channels,
            axisPlaces: data.dataset.description.axisPlaces, axisTitle: data.dataset.description.featureAxis?.title,
            grid: data.dataset.rowGrid, gridPlaces: data.dataset.description.gridPlaces, groups: rows.split.groups,
            probe: data.probe, heldOutLabel: data.dataset.heldOutLabel)
    }
}

extension StudySettings {
    /// The settings of a comparison's study.
    package init(_ settings: ComparisonSettings, keepsReconstructions: Bool = false) {
        self.init(
            seed: settings.seed, latentSize: settings.latentSize, threads: settings.threads,
            keepsReconstructions: keepsReconstructions,
            corruption: settings.methods.contains(where: \.learnsDenoising) ? settings.training.corruption : nil,
            margin: settings.margin, isThorough: settings.isThorough, exactLimit: settings.exactLimit)
    }
}
