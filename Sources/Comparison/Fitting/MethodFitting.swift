internal import Core
package import Methods
internal import NeuralNetworks
internal import Rows

/// Fits several methods, as many at a time as there are threads, each on a thread of its own.
///
/// A model on one core needs no synchronisation; cores for which no model is left help the others. No result depends on how
/// many threads there are.
package struct MethodFitting {
    private let data: PreparedData
    private let settings: ComparisonSettings
    private let checkpoints: CheckpointFolder?
    /// The time after which whoever waits is told what a longer training may bring.
    private static let patience = Duration.seconds(20)
    /// True if networks of other latent sizes are trained beside those that are compared.
    private let triesSizes: Bool
    /// The decompositions and layouts that fits to the rows of each split start from.
    private let starts = ComputedOnce<TrainingJob.Purpose, PreparedStarts>()
    /// The networks that other processes train; nil where there are none.
    private let shared: SharedTrainings?

    /// A fitting.
    ///
    /// - Parameters:
    ///   - data: The data.
    ///   - settings: The user's request.
    ///   - checkpoints: The place for the states of trainings; nil if they need not be kept.
    ///   - triesSizes: Whether networks of other latent sizes are trained beside those that are compared.
    /// - Throws: `DatasetError` if several processes are to share the work, and rows can't be fetched to compare what they were given.
    package init(
        _ data: PreparedData, settings: ComparisonSettings, checkpoints: CheckpointFolder? = nil,
        triesSizes: Bool = true
    ) throws {
        shared = try settings.ranks.map {
            SharedTrainings(among: $0, identity: try RunIdentity(settings, data.dataset))
        }
        self.triesSizes = triesSizes
        self.data = data
        self.settings = settings
        self.checkpoints = checkpoints
    }

    /// Fits all methods asked for, as often as asked for, within the time limit.
    ///
    /// - Parameters:
    ///   - beginning: The time from which a time limit counts, unless a run that was interrupted began before.
    ///   - events: Told of progress, from any thread.
    ///   - measure: Measures a method as all will be measured afterwards; called for a linear method under a time limit alone.
    /// - Returns: The fitted methods.
    /// - Throws: If a training diverged or a library failed, or what `measure` throws.
    package func run(
        since beginning: ContinuousClock.Instant = .now,
        events: @escaping @Sendable (ComparisonEvent) -> Void = { _ in },
        measure: (FittedMethod) throws -> Void
    ) throws -> FittedRepeats {
        let plan = try settings.timeLimit.map {
            try TimePlan(
                for: (checkpoints?.beginning ?? beginning) + .seconds($0), data, settings: settings,
                starts: starts.value(.shown) { PreparedStarts() }, measure: measure)
        }
        if let baseline = plan?.baseline {
            events(.fitted(TrainingJob(method: baseline.method, seed: settings.seed), seconds: baseline.seconds))
        }
        return try fitAll(plan, events: events)
    }

    private func fitAll(
        _ plan: TimePlan?, events: @escaping @Sendable (ComparisonEvent) -> Void
    ) throws -> FittedRepeats {
        let jobs = TrainingJob.all(settings, data.repeats)
        let shares = plan.map {
            TimeShares(until: $0.trainingEnd, jobs: jobs.count(where: \.method.isNetwork), threads: settings.threads)
        }
        let start = ContinuousClock.now
        let pool = WorkerPool(threads: settings.threads)
        var repeats = FittedRepeats(count: data.repeats.count)
        let fitJob: @Sendable (TrainingJob) throws -> FittedMethod? = { job in
            if let baseline = plan?.baseline, job.purpose == .shown, job.method == baseline.method { return nil }
            return try pool.lead { team in
                try fit(job, team: team, until: job.method.isNetwork ? shares?.next() : nil, events: events)
            }
        }
        // Networks start from the linear method, which all threads compute while there is no other work for them.
        let linear = jobs.prefix { $0.purpose == .shown && !$0.method.isNetwork }
        let fitted =
            try all(Array(linear), events: events, job: { $0 }, fitJob)
            + all(Array(jobs[linear.endIndex...]), events: events, job: { $0 }, fitJob)
        for (job, method) in zip(jobs, fitted) {
            let isMeasured = job.purpose == .shown && job.method == plan?.baseline?.method
            if let method = isMeasured ? plan?.baseline : method { repeats.add(method, of: job) }
        }
        if ContinuousClock.now - start > Self.patience, let sentence = longerTraining(than: repeats.shown) {
            events(.step(sentence))
        }
        // They start from what is shown, and how many there are depends on what that took.
        let sizes = triesSizes ? SizePlan(of: repeats, settings, data).trainings : []
        let resized = try all(sizes, events: events, job: { $0.job }) { training in
            try pool.lead { try fit(training, team: $0, events: events) }
        }
        for (training, method) in zip(sizes, resized) {
            if let method { repeats.add(method, of: training.job) }
        }
        return repeats
    }

    /// A sentence on what a longer training may bring; nil if there is nothing to tell it by.
    private func longerTraining(than fitted: [FittedMethod]) -> String? {
        let problem = data.problem(settings)
        for network in fitted {
            guard let training = network.training,
                let longer = LongerTraining(after: training, of: network.method, for: problem)
            else { continue }
            let gain = Int((100 * longer.mostGain).rounded())
            let effect = gain < 1 ? "hardly lower" : "lower"
            return "A longer training might \(effect) the error of \(network.method.definiteName)"
                + (gain < 1 ? "" : ", by up to \(gain) %")
                + ": --effort \(longer.effort.rawValue) trains for \(longer.longerEpochs) epochs instead of \(longer.epochs)."
        }
        return nil
    }

    /// Does trainings as many at a time as there are threads: what each comes to, in their order; nil for those that diverged.
    ///
    /// Where several processes share them, each does its own, and then learns what the others' came to.
    private func all<Training: Sendable>(
        _ trainings: [Training], events: @escaping @Sendable (ComparisonEvent) -> Void,
        job: @escaping @Sendable (Training) -> TrainingJob,
        _ fit: @escaping @Sendable (Training) throws -> FittedMethod?
    ) throws -> [FittedMethod?] {
        if let shared {
            let own = shared.own(trainings, job: job)
            _ = try allHere(own, events: { _ in }, job: job, fit)
            try shared.exchange(own.map(job))
        }
        return try allHere(trainings, events: events, job: job, fit)
    }

    private func allHere<Training: Sendable>(
        _ trainings: [Training], events: @escaping @Sendable (ComparisonEvent) -> Void,
        job: @escaping @Sendable (Training) -> TrainingJob,
        _ fit: @escaping @Sendable (Training) throws -> FittedMethod?
    ) throws -> [FittedMethod?] {
        try ParallelTasks.run(trainings, threads: settings.threads) { training in
            Result { () throws -> FittedMethod? in
                do {
                    let result = try fit(training)
                    if let result { events(.fitted(job(training), seconds: result.seconds)) }
                    return result
                } catch let error as DivergedTrainingError where job(training).purpose != .shown {
                    // What is shown stands without it.
                    events(.step("\(job(training).name) is left out: \(error)"))
                    return nil
                }
            }
        }.map { try $0.get() }
    }

    private func fit(
        _ job: TrainingJob, team: ThreadTeam, until deadline: ContinuousClock.Instant?,
        events: @escaping @Sendable (ComparisonEvent) -> Void
    ) throws -> FittedMethod {
        try checked(job) {
            try job.method.fit(
                request(job, latentSize: settings.latentSize, team: team, until: deadline, events: events))
        }
    }

    private func fit(
        _ training: SizePlan.Training, team: ThreadTeam, events: @escaping @Sendable (ComparisonEvent) -> Void
    ) throws -> FittedMethod {
        try checked(training.job) {
            let reduction = try training.origin.resized(
                by: request(training.job, latentSize: training.latentSize, team: team, until: nil, events: events),
                epochs: training.epochs)
            return FittedMethod(training.job.method, reduction, seconds: reduction.trainingSeconds)
        }
    }

    private func request(
        _ job: TrainingJob, latentSize: Int, team: ThreadTeam, until deadline: ContinuousClock.Instant?,
        events: @escaping @Sendable (ComparisonEvent) -> Void
    ) -> FitRequest {
        var choices = settings.training
        choices.seed = job.seed
        let own = data.repeats.rows(for: job.purpose)
        let rows = own ?? data.splitRows
        let control = FitControl(
            checkpoint: job.method.isNetwork ? checkpoint(of: job, events: events) : nil,
            deadline: deadline)
        var request = rows.request(latentSize: latentSize, choices: choices, team: team, control: control) {
            events(.training(job, $0))
        }
        request.starts = starts.value(own == nil ? .shown : job.purpose) { PreparedStarts() }
        return request
    }

    private func checkpoint(
        of job: TrainingJob, events: @escaping @Sendable (ComparisonEvent) -> Void
    ) -> (any FitCheckpoint)? {
        let kept = checkpoints?.checkpoint(of: job, events: events)
        return shared?.checkpoint(of: job, beside: kept) ?? kept
    }

    /// Does a training, and says of a state that is not its own where it is.
    private func checked(_ job: TrainingJob, _ fit: () throws -> FittedMethod) throws -> FittedMethod {
        do {
            return try fit()
        } catch let error as TrainingStateError {
            throw checkpoints?.unusable(job, error.description) ?? error
        }
    }
}
