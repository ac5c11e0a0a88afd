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

    /// A fitting.
    ///
    /// - Parameters:
    ///   - data: The data.
    ///   - settings: The user's request.
    ///   - checkpoints: The place for the states of trainings; nil if they need not be kept.
    package init(_ data: PreparedData, settings: ComparisonSettings, checkpoints: CheckpointFolder? = nil) {
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
                for: (checkpoints?.beginning ?? beginning) + .seconds($0), data, settings: settings, measure: measure)
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
        let pool = WorkerPool(threads: settings.threads)
        let fitted = ParallelTasks.run(jobs, threads: settings.threads) { job in
            Result { () throws -> FittedMethod? in
                if let baseline = plan?.baseline, job.purpose == .shown, job.method == baseline.method {
                    return baseline
                }
                do {
                    let result = try pool.lead { team in
                        try fit(job, team: team, until: job.method.isNetwork ? shares?.next() : nil, events: events)
                    }
                    events(.fitted(job, seconds: result.seconds))
                    return result
                } catch let error as DivergedTrainingError where job.purpose != .shown {
                    // What is shown stands without it.
                    events(.step("\(job.name) is left out: \(error)"))
                    return nil
                }
            }
        }
        var repeats = FittedRepeats(count: data.repeats.count)
        for (job, result) in zip(jobs, fitted) {
            if let method = try result.get() { repeats.add(method, of: job) }
        }
        return repeats
    }

    private func fit(
        _ job: TrainingJob, team: ThreadTeam, until deadline: ContinuousClock.Instant?,
        events: @escaping @Sendable (ComparisonEvent) -> Void
    ) throws -> FittedMethod {
        var choices = settings.training
        choices.seed = job.seed
        let rows = data.repeats.rows(for: job.purpose) ?? data.splitRows
        let control = FitControl(
            checkpoint: job.method.isNetwork ? checkpoints?.checkpoint(of: job) : nil, deadline: deadline)
        do {
            return try job.method.fit(
                FitRequest(
                    rows.rows, kind: rows.kind, trainingRows: rows.split.training,
                    validationRows: rows.split.validation, latentSize: settings.latentSize, choices: choices,
                    team: team,
                    control: control
                ) { events(.training(job, $0)) })
        } catch let error as TrainingStateError {
            throw checkpoints?.unusable(job, error.description) ?? error
        }
    }
}
