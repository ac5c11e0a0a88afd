internal import Core
package import Datasets
internal import Methods

/// The way from a file to data that methods can be fitted to: read once, split once, scaled by the training rows.
package struct DataPreparation: Sendable {
    private let settings: ComparisonSettings
    private let reader: any DatasetReader

    /// A preparation.
    ///
    /// - Parameters:
    ///   - settings: The user's request.
    ///   - reader: The reader of the file.
    package init(_ settings: ComparisonSettings, reader: any DatasetReader = DirectReader()) {
        self.settings = settings
        self.reader = reader
    }

    /// Reads the file and makes sure that the methods can be compared on it.
    ///
    /// - Parameter events: Told of what was found.
    /// - Returns: The data.
    /// - Throws: `DatasetError` if the data can't be used, ``ComparisonError`` if what was asked can't be done with them.
    package func run(events: @Sendable (ComparisonEvent) -> Void = { _ in }) throws -> PreparedData {
        var reading = settings.reading
        // What was counted is needed then, not its logarithm.
        if areCounted { reading.areCounts = false }
        let memory = MemoryPlan.rowBytes(of: settings.memory)
        return try run(on: reader.dataset(settings.file, options: reading, memory: memory), events: events)
    }

    /// Makes sure that the methods can be compared on data that have been read.
    ///
    /// - Parameters:
    ///   - dataset: The data, which stand for those in the file.
    ///   - events: Told of what was found.
    /// - Returns: The data, split and scaled.
    /// - Throws: As ``run(events:)``.
    package func run(
        on dataset: Dataset, events: @Sendable (ComparisonEvent) -> Void = { _ in }
    ) throws -> PreparedData {
        let areCounted = areCounted
        var dataset = dataset
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
        let prepared = PreparedData(dataset, split: split, scaling: scaling)
        try checkMethods(prepared)
        events(
            .step(
                "\(split.training.count) training, \(split.validation.count) validation and \(split.test.count) test rows"
                    + " of \(dataset.features.featureCount) features."))
        return prepared
    }

    /// Whether a method is a model of counts.
    private var areCounted: Bool { settings.methods.contains { $0.needsCounts(settings.training) } }

    /// Refuses data that a method can't be fitted to.
    private func checkMethods(_ prepared: PreparedData) throws {
        let dataset = prepared.dataset
        let problem = FitProblem(
            kind: prepared.kind, featureCount: dataset.features.featureCount, latentSize: settings.latentSize,
            trainingRows: prepared.split.training.count, choices: settings.training)
        do {
            for method in settings.methods { try method.check(problem) }
        } catch let error as UnsuitableDataError {
            throw ComparisonError(
                .unusableData, "\(settings.file.escaped): \(dataset.dataPath.escaped) \(error.predicate)")
        }
    }

    /// Refuses what could not give a meaningful comparison.
    private func check(_ dataset: Dataset, _ split: Split) throws(ComparisonError) {
        guard split.training.count > 1 else {
            throw ComparisonError(
                .unusableData,
                "\(settings.file.escaped): \(dataset.dataPath.escaped) leaves a single row to learn from, once validation and "
                    + "test rows are set aside. At least 4 rows are needed, and some hundreds for a result that means anything."
            )
        }
        guard settings.training.architecture != .conv || dataset.imageShape != nil else {
            throw ComparisonError(
                .unusableData,
                "\(settings.file.escaped): the rows of \(dataset.dataPath.escaped) are no images, which --architecture conv needs. "
                    + "Say what shape they have with --image-shape, or leave the option out.")
        }
        let features = dataset.features.featureCount
        guard settings.latentSize < features else {
            throw ComparisonError(
                .unusableData,
                "\(settings.file.escaped): \(dataset.dataPath.escaped) has \(features) features, and a latent size of "
                    + "\(settings.latentSize) would compress nothing. Choose a smaller --latent, or data with more features."
            )
        }
    }
}
