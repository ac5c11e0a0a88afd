internal import Core
package import Datasets
internal import EmbeddingQuality
internal import Evidence
internal import Foundation
internal import LinearAlgebra
internal import Methods
internal import NeuralNetworks
internal import ONNX

/// The way from a file to a report: read once, split once, fit on the training rows, judge on the test rows.
package struct ReportPipeline: Sendable {
    private let settings: ReportSettings
    private let reader: any DatasetReader

    /// A pipeline.
    ///
    /// - Parameters:
    ///   - settings: What the user asks.
    ///   - reader: Who reads the file.
    package init(_ settings: ReportSettings, reader: any DatasetReader = DirectReader()) {
        self.settings = settings
        self.reader = reader
    }

    /// Data that have been read, split and scaled.
    package struct Prepared: Sendable {
        let dataset: Dataset
        let split: Split
        let scaling: Scaling
    }

    /// Reads the file and makes sure that a report can be made of it.
    ///
    /// - Parameter events: Told of what was found.
    /// - Returns: The data.
    /// - Throws: `DatasetError` where the data can't be used, ``ReportError`` where what was asked can't be done with
    ///   them.
    package func prepare(events: @Sendable (ReportEvent) -> Void = { _ in }) throws -> Prepared {
        let areCounted = settings.training.variational.likelihood == .negativeBinomial
        var reading = settings.reading
        // A negative binomial variable is what was counted, not its logarithm.
        if areCounted { reading.areCounts = false }
        let memory = MemoryPlan.rowBytes(of: settings.memory)
        var dataset = try reader.dataset(settings.file, options: reading, memory: memory)
        events(.step(dataset.reason))
        for note in dataset.notes { events(.step(note)) }
        let plan = MemoryPlan(dataset, settings: settings)
        let (split, note) = plan.limiting(
            try Split(dataset, testFraction: settings.testFraction, seed: settings.seed), seed: settings.seed)
        events(.step(try plan.check(split, file: settings.file)))
        if let note {
            events(.step(note))
            dataset = dataset.adding(note: note)
        }
        dataset = try dataset.keepingInMemory((split.validation + split.test).sorted())
        let scaling = try Scaling.fit(dataset, trainingRows: split.training, asCounts: areCounted)
        events(.step(scaling.sentence))
        try check(dataset, split)
        try checkMethods(DataKind(dataset, scaling), dataset, split)
        events(
            .step(
                "\(split.training.count) training, \(split.validation.count) validation and \(split.test.count) test rows"
                    + " of \(dataset.features.featureCount) features."))
        return Prepared(dataset: dataset, split: split, scaling: scaling)
    }

    /// Fits all methods and measures them.
    ///
    /// - Parameters:
    ///   - prepared: The data.
    ///   - checkpoints: Where the states of trainings are kept; nil where they need not be.
    ///   - beginning: When the time began to run that may be limited.
    ///   - events: Told of progress, from any thread.
    /// - Returns: Everything that the report will say.
    /// - Throws: ``ReportError``, or `DivergedTrainingError` where a training lost its numbers.
    package func report(
        on prepared: Prepared, checkpoints: CheckpointFolder? = nil, since beginning: ContinuousClock.Instant = .now,
        events: @escaping @Sendable (ReportEvent) -> Void = { _ in }
    ) throws -> Report {
        let (dataset, split, scaling) = (prepared.dataset, prepared.split, prepared.scaling)
        let rows = ScaledRows(features: dataset.features, scaling: scaling)
        let truth = rows.rows(at: split.test)
        let featureNames = dataset.featureNames ?? (0..<rows.featureCount).map { "feature \($0)" }
        let assessment = Assessment(
            rows: rows,
            data: StudyData(
                split: split, truth: truth, labels: dataset.labels, furtherLabels: dataset.furtherLabels,
                featureNames: featureNames, imageShape: dataset.imageShape), settings: StudySettings(settings))
        let fitting = MethodFitting(
            rows: rows, kind: DataKind(dataset, scaling), split: split, settings: settings, checkpoints: checkpoints)
        let plan = try settings.timeLimit.map {
            try TimePlan(
                for: (checkpoints?.beginning ?? beginning) + .seconds($0), fitting: fitting, assessment: assessment)
        }
        if let baseline = plan?.baseline {
            events(.fitted(TrainingJob(method: baseline.method, seed: settings.seed), seconds: baseline.seconds))
        }
        let repeats = try fitting.run(baseline: plan?.baseline, deadline: plan?.trainingEnd, events: events)
        let fitted = repeats[0]
        events(.step("Measuring on the test rows."))
        let (study, findings) = try measure(repeats, by: assessment)
        return Report(
            name: dataset.name, source: Report.Source(dataset, scaling), split: split, labels: dataset.labels,
            featureNames: featureNames, truth: truth, methods: study.methods, findings: findings,
            furtherLabels: findings.illustration(of: LabelPrediction.self)?.further ?? [], settings: settings,
            environment: .current(threads: settings.threads),
            models: try modelFiles(of: fitted, on: prepared, events: events))
    }

    /// Measures what was fitted and answers all questions.
    private func measure(
        _ repeats: [[FittedMethod]], by assessment: Assessment
    ) throws -> (Study, Findings) {
        do {
            let study = try assessment.study(of: repeats)
            return (study, try Findings(of: study))
        } catch let error as EmbeddingQualityError {
            throw ReportError(.unusableData, "\(error)")
        }
    }

    /// What is to be saved of the methods; where the format can't hold one, that is said.
    private func modelFiles(
        of methods: [FittedMethod], on prepared: Prepared, events: @Sendable (ReportEvent) -> Void
    ) throws(ONNXError) -> [ModelFiles] {
        var files: [ModelFiles] = []
        for fitted in methods {
            guard let layers = fitted.layered else { continue }
            do throws(ONNXError) {
                files.append(
                    try ModelFiles(
                        layers, of: fitted.method, dataset: prepared.dataset, scaling: prepared.scaling,
                        seed: settings.seed))
            } catch {
                guard error.kind == .notStorable else { throw error }
                events(.step(error.description))
            }
        }
        return files
    }

    /// Refuses data that a method can't be fitted to.
    private func checkMethods(_ kind: DataKind, _ dataset: Dataset, _ split: Split) throws {
        let problem = FitProblem(
            kind: kind, featureCount: dataset.features.featureCount, latentSize: settings.latentSize,
            trainingRows: split.training.count, choices: settings.training)
        do {
            for method in settings.methods { try method.check(problem) }
        } catch let error as UnsuitedLikelihoodError {
            throw ReportError(
                .unusableData,
                "\(settings.file.escaped): \(dataset.dataPath.escaped) is read as a table, and a "
                    + "\(error.likelihood.name) likelihood is for images, whose pixels lie between 0 and 1. Leave out "
                    + "--likelihood, or read the data with --layout images.")
        }
    }

    /// Refuses what could not give a meaningful comparison.
    private func check(_ dataset: Dataset, _ split: Split) throws(ReportError) {
        guard split.training.count > 1 else {
            throw ReportError(
                .unusableData,
                "\(settings.file.escaped): \(dataset.dataPath.escaped) leaves a single row to learn from, once validation and "
                    + "test rows are set aside. At least 4 rows are needed, and some hundreds for a result that means anything."
            )
        }
        guard settings.training.architecture != .conv || dataset.imageShape != nil else {
            throw ReportError(
                .unusableData,
                "\(settings.file.escaped): the rows of \(dataset.dataPath.escaped) are no images, which --architecture conv needs. "
                    + "Say what shape they have with --image-shape, or leave the option out.")
        }
        let features = dataset.features.featureCount
        guard settings.latentSize < features else {
            throw ReportError(
                .unusableData,
                "\(settings.file.escaped): \(dataset.dataPath.escaped) has \(features) features, and a latent size of "
                    + "\(settings.latentSize) would compress nothing. Choose a smaller --latent, or data with more features."
            )
        }
    }
}

extension DataKind {
    /// What the rows of a data set are, scaled.
    init(_ dataset: Dataset, _ scaling: Scaling) {
        switch (dataset.imageShape, scaling.kind) {
        case (let shape?, _): self = .images(shape)
        case (nil, .logarithmic(let mean, let standardDeviation)):
            self = .counts(
                CountScale(centres: mean.map { Float($0) }, spreads: standardDeviation.map { Float($0) }))
        case (nil, _): self = .table
        }
    }
}

extension Report.Source {
    init(_ dataset: Dataset, _ scaling: Scaling) {
        self.init(
            path: dataset.path, dataPath: dataset.dataPath, labelPath: dataset.labelPath,
            elementType: dataset.elementType, layout: dataset.layout, imageShape: dataset.imageShape,
            reason: dataset.reason, scaling: scaling.sentence, notes: dataset.notes,
            rowCount: dataset.features.rowCount, featureCount: dataset.features.featureCount,
            rowNumbers: dataset.preparation.rowNumbers, format: dataset.format,
            droppedRowCount: dataset.preparation.droppedRowCount,
            constantFeatureCount: dataset.preparation.storedFeatureCount - dataset.features.featureCount,
            missingCount: dataset.preparation.missingCount, isLogCounts: dataset.isLogCounts)
    }
}

extension StudySettings {
    init(_ settings: ReportSettings) {
        self.init(
            seed: settings.seed, latentSize: settings.latentSize, threads: settings.threads,
            savesReconstructions: settings.savesReconstructions,
            damage: settings.methods.contains(where: \.learnsDenoising) ? settings.training.damage : nil)
    }
}
