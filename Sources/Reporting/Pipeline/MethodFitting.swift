internal import Core
internal import Datasets
internal import Evidence
internal import Methods
internal import NeuralNetworks
internal import OneDNN

/// Fits several methods, as many at a time as there are threads, each on a thread of its own.
///
/// A model on one core needs no synchronisation; cores for which no model is left help the others. No result depends on how
/// many threads there are.
struct MethodFitting {
    let rows: any RowSource
    let kind: DataKind
    let split: Split
    let settings: ReportSettings
    /// Where the states of trainings are kept; nil where they need not be.
    let checkpoints: CheckpointFolder?

    /// Fits all methods asked for, as often as asked for.
    ///
    /// - Parameters:
    ///   - baseline: The linear method, if it has been fitted already.
    ///   - deadline: When all have to be fitted; nil where each may take the time that suits the data.
    ///   - events: Told of progress, from any thread.
    /// - Returns: The fitted methods of each repeat, in the order asked for; networks alone in all but the first.
    /// - Throws: If a training diverged or a library failed.
    func run(
        baseline: FittedMethod? = nil, deadline: ContinuousClock.Instant? = nil,
        events: @escaping @Sendable (ReportEvent) -> Void
    ) throws -> [[FittedMethod]] {
        let jobs = TrainingJob.all(settings)
        let shares = deadline.map {
            TimeShares(until: $0, jobs: jobs.count(where: \.method.isNetwork), threads: settings.threads)
        }
        let pool = WorkerPool(threads: settings.threads)
        let fitted = ParallelTasks.run(jobs, threads: settings.threads) { job in
            Result {
                if let baseline, job.method == baseline.method { return baseline }
                let result = try pool.lead { team in
                    try fit(job, team: team, until: job.method.isNetwork ? shares?.next() : nil, events: events)
                }
                events(.fitted(job, seconds: result.seconds))
                return result
            }
        }
        var repeats = [[FittedMethod]](repeating: [], count: settings.repeats)
        for (job, result) in zip(jobs, fitted) {
            repeats[Int(job.seed &- settings.seed)].append(try result.get())
        }
        return repeats
    }

    private func fit(
        _ job: TrainingJob, team: ThreadTeam, until deadline: ContinuousClock.Instant?,
        events: @escaping @Sendable (ReportEvent) -> Void
    ) throws -> FittedMethod {
        var choices = settings.training
        choices.seed = job.seed
        let control = FitControl(
            checkpoint: job.method.isNetwork ? checkpoints?.checkpoint(of: job) : nil, deadline: deadline)
        do {
            return try job.method.fit(
                FitRequest(
                    rows, kind: kind, trainingRows: split.training, validationRows: split.validation,
                    latentSize: settings.latentSize, choices: choices, team: team, control: control
                ) { events(.training(job, $0)) })
        } catch let error as TrainingStateError {
            throw checkpoints?.unusable(job, error.description) ?? error
        }
    }
}
