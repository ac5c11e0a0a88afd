internal import Core
package import Datasets
internal import Methods
package import Rows
internal import Splitting

/// The way from a file to data that methods can be fitted to: read once, split once, scaled by the training rows.
package struct DataPreparation: Sendable {
    private let settings: ComparisonSettings
    private let reader: any DatasetReader

    /// The number of rows that tell the scales of features before the data are split.
    private static let sampleRows = 10_000
    /// The share of rows for a part that is wanted as small as it can be.
    private static let leastFraction = 0.01

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
        try run(on: read(settings.reading), events: events)
    }

    /// Reads the file and prepares all rows for fits that nothing is measured of: a tenth tell when to stop, none are for testing.
    ///
    /// - Parameter events: Told of what was found.
    /// - Returns: The data.
    /// - Throws: As ``run(events:)``.
    package func runWithoutTest(events: @Sendable (ComparisonEvent) -> Void = { _ in }) throws -> UntestedData {
        var reading = settings.reading
        reading.ignoresSplits = true
        var dataset = try read(reading)
        for sentence in [dataset.reason] + dataset.notes { events(.step(sentence)) }
        let plan = MemoryPlan(dataset, settings: settings)
        let (split, _) = plan.limiting(
            try splitWithoutTest(of: dataset, within: plan, events: events), seed: settings.seed)
        events(.step(try plan.check(split, file: settings.file)))
        dataset = try dataset.keepingInMemory(split.validation)
        let scaling = try scaling(of: dataset, split)
        events(.step(scaling.sentence))
        try check(dataset, split)
        let rows = SplitRows(dataset, split, scaling, areCounted: areCounted)
        try checkMethods(dataset, rows)
        return UntestedData(dataset: dataset, scaling: scaling, rows: rows)
    }

    /// The rows for training, and those that tell networks when to stop, chosen as test rows are: no row has its like among the others.
    private func splitWithoutTest(
        of dataset: Dataset, within memory: MemoryPlan, events: @Sendable (ComparisonEvent) -> Void
    ) throws -> Split {
        guard settings.methods.contains(where: \.isNetwork) else {
            return Split(training: Array(0..<dataset.features.rowCount), validation: [], test: [])
        }
        let plan: SplitPlan
        do {
            plan = try SplitPlan(
                dataset, rows: try comparableRows(of: dataset), groups: dataset.namedGroups,
                testFraction: Split.defaultValidationFraction, validationFraction: Self.leastFraction,
                mostCompared: memory.mostComparedRows, seed: settings.seed, threads: settings.threads)
        } catch is DatasetError {
            // There are too few rows for parts that have nothing in common.
            return try Split(withoutTestOf: dataset, seed: settings.seed)
        }
        for sentence in plan.description.sentencesOfValidation { events(.step(sentence)) }
        // The plan's own validation rows lie beside its test rows.
        return Split(
            training: plan.split.training, validation: (plan.split.validation + plan.split.test).sorted(), test: [],
            groups: plan.split.groups, gap: plan.split.gap)
    }

    private func read(_ options: ReadingOptions) throws -> Dataset {
        var options = options
        // What was counted is needed then, not its logarithm.
        if areCounted { options.areCounts = false }
        try MemoryPlan.checkLimit(settings)
        return try reader.dataset(
            settings.file, options: options, memory: MachineMemory.rowBytes(of: settings.memory))
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
        let chosen = try SplitPlan(
            dataset, rows: try comparableRows(of: dataset), rule: settings.splitRule, groups: dataset.namedGroups,
            heldOut: settings.reading.heldOut?.range, testFraction: settings.testFraction,
            mostCompared: plan.mostComparedRows, seed: settings.seed, threads: settings.threads)
        for sentence in chosen.description.sentences { events(.step(sentence)) }
        let (split, note) = plan.limiting(
            chosen.split, isApart: chosen.description.kind == .heldOut, seed: settings.seed)
        events(.step(try plan.check(split, file: settings.file)))
        if let note {
            events(.step(note))
            dataset = dataset.adding(note: note)
        }
        dataset = try dataset.keepingInMemory((split.validation + split.test).sorted())
        let scaling = try scaling(of: dataset, split)
        events(.step(scaling.sentence))
        if let clipping = scaling.clipping { events(.step(clipping.sentence)) }
        try check(dataset, split)
        let probe = try settings.probe.map { (probe) throws(DatasetError) in
            try ProbeRows(probe, beside: dataset, scaling: scaling, settings: settings, by: reader)
        }
        let prepared = PreparedData(
            dataset, split: split, chosen.description, scaling: scaling, areCounted: areCounted,
            repeats: try repeats(on: dataset, chosen, memory: plan), probe: probe)
        try checkMethods(dataset, prepared.splitRows)
        if let sentence = prepared.repeats.sentence(seed: settings.seed) { events(.step(sentence)) }
        events(
            .step(
                "\(split.training.count) training, \(split.validation.count) validation and \(split.test.count) test rows"
                    + " of \(dataset.features.featureCount) features."))
        return prepared
    }

    /// True if a method is a model of counts.
    private var areCounted: Bool { settings.methods.contains { $0.needsCounts(settings.training) } }

    /// The scaling of the data by the training rows, with the bounds of what is not counted.
    private func scaling(of dataset: Dataset, _ split: Split) throws(DatasetError) -> Scaling {
        let clipping =
            settings.keepsOutliers || areCounted
            ? nil
            : try Clipping.fit(
                dataset, trainingRows: split.training,
                rows: (split.training + split.validation + split.test).sorted(), rule: settings.scaling)
        return try Scaling.fit(
            dataset, trainingRows: split.training, rule: settings.scaling, asCounts: areCounted, clipping: clipping)
    }

    /// The rows as they are compared with each other to split them: scaled by a sample of all, since there are no training rows yet.
    private func comparableRows(of dataset: Dataset) throws(DatasetError) -> ScaledRows {
        let count = dataset.features.rowCount
        let step = max(1, count / Self.sampleRows)
        let sample = Array(stride(from: 0, to: count, by: step))
        let scaling = try Scaling.fit(dataset, trainingRows: sample, rule: settings.scaling)
        return ScaledRows(features: dataset.features, scaling: scaling)
    }

    /// The further splits that the methods are compared on.
    private func repeats(on dataset: Dataset, _ chosen: SplitPlan, memory: MemoryPlan) throws -> RepeatPlan {
        let count = settings.repeatCount(on: dataset)
        // Rows that stay in the file are kept apart by the first split.
        guard count > 1, dataset.features.isInMemory else { return RepeatPlan(count: count) }
        let further = chosen.varies ? try further(on: dataset, chosen, memory: memory, count: count) : []
        let isByItself = settings.splitRule == .auto && [.groups, .stretches, .end].contains(chosen.description.kind)
        let random = isByItself ? try? chosen.randomSplit(seed: settings.seed) : nil
        return RepeatPlan(
            count: count, further: further,
            random: try random.flatMap {
                try usable(dataset, memory.limiting($0, seed: settings.seed).0)
            })
    }

    /// A split for each training but the first; none where one of them would leave too few rows to a part.
    private func further(
        on dataset: Dataset, _ chosen: SplitPlan, memory: MemoryPlan, count: Int
    ) throws -> [SplitRows] {
        var further: [SplitRows] = []
        for index in 1..<count {
            let seed = settings.seed(ofRepeat: index)
            guard let split = try? chosen.split(seed: seed),
                let rows = try usable(dataset, memory.limiting(split, seed: seed).0)
            else { return [] }
            further.append(rows)
        }
        return further
    }

    /// The rows by a split; nil where methods can't be fitted to its training rows.
    private func usable(_ dataset: Dataset, _ split: Split) throws -> SplitRows? {
        guard split.training.count > 1, let scaling = try? scaling(of: dataset, split) else { return nil }
        let rows = SplitRows(dataset, split, scaling, areCounted: areCounted)
        do {
            try checkMethods(dataset, rows)
            return rows
        } catch is ComparisonError {
            return nil
        }
    }

    /// Refuses data that a method can't be fitted to.
    private func checkMethods(_ dataset: Dataset, _ rows: SplitRows) throws {
        let problem = FitProblem(
            kind: rows.kind, featureCount: dataset.features.featureCount, latentSize: settings.latentSize,
            trainingRows: rows.split.training.count, choices: settings.training)
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
                "\(settings.file.escaped): the rows of \(dataset.dataPath.escaped) are not images, which --architecture conv needs. "
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
