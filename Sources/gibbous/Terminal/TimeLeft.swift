import Comparison
import NeuralNetworks

/// The time that is left of a whole report, from what was forecast and how fast the work has gone since.
struct TimeLeft {
    private enum Basis {
        case forecast(WorkForecast)
        /// The second, counted from the beginning, at which everything has to be done.
        case limit(Double)
    }

    /// The seconds after which the pace that is observed counts as much as the one that was forecast.
    private static let trust = 2.0
    /// The part of measuring that comes before the questions.
    private static let measuresShare = 0.3

    private let basis: Basis
    /// The part of each training that is done.
    private var done: [TrainingJob: Double] = [:]
    /// The seconds that training took; nil as long as it goes on.
    private var trainingSeconds: Double?
    /// The part of measuring that is done.
    private var measured = 0.0
    private let questionShare: Double

    /// The time left by a forecast.
    ///
    /// - Parameters:
    ///   - forecast: The forecast.
    ///   - questionCount: The number of questions that are answered after training.
    init(_ forecast: WorkForecast, questionCount: Int) {
        basis = .forecast(forecast)
        questionShare = (1 - Self.measuresShare) / Double(max(1, questionCount))
    }

    /// The time left until a limit, in seconds from the beginning.
    init(limit: Double) {
        basis = .limit(limit)
        questionShare = 0
    }

    /// Takes note of what happened.
    ///
    /// - Parameters:
    ///   - event: What.
    ///   - elapsed: The seconds since the beginning.
    mutating func note(_ event: ComparisonEvent, elapsed: Double) {
        switch event {
        case .training(let job, let progress): done[job] = part(of: job, progress)
        case .fitted(let job, _): done[job] = 1
        case .timed("fitting", _): trainingSeconds = elapsed
        case .timed("measures", _): measured += Self.measuresShare
        case .timed("evidence", _): measured = 1
        case .timed(let name, _): if name.hasPrefix("evidence.") { measured = min(1, measured + questionShare) }
        case .step: break
        }
    }

    /// The seconds that are left after so many.
    func seconds(elapsed: Double) -> Double {
        switch basis {
        case .limit(let limit): return max(0, limit - elapsed)
        case .forecast(let forecast):
            let rest = (1 - measured) * forecast.evidence + forecast.drawing
            if let trainingSeconds {
                // Beyond what was forecast there is no telling: a little is always left.
                return max(1, rest * pace(forecast, elapsed: trainingSeconds, left: 0))
            }
            let left = trainingLeft(forecast)
            return (left + rest) * pace(forecast, elapsed: elapsed, left: left)
        }
    }

    /// The factor by which the work takes longer than was forecast.
    private func pace(_ forecast: WorkForecast, elapsed: Double, left: Double) -> Double {
        let planned = max(0, forecast.training - left)
        return min(20, max(0.1, (elapsed + Self.trust) / (planned + Self.trust)))
    }

    /// The seconds of training that are left as they were forecast, on all threads.
    private func trainingLeft(_ forecast: WorkForecast) -> Double {
        let jobs = forecast.jobs.map { job, seconds in (1 - (done[job] ?? 0)) * seconds.all }
        let count = Double(max(1, forecast.otherSizeCount))
        let others = done.reduce(0) { $0 + (isOther($1.key) ? $1.value : 0) }
        let otherSizes = forecast.otherSizes * max(0, 1 - others / count)
        let sum = jobs.reduce(0, +) + otherSizes
        return max(jobs.max() ?? 0, sum / Double(max(1, forecast.threads)))
    }

    /// The part of a training that is done.
    private func part(of job: TrainingJob, _ progress: TrainingProgress) -> Double {
        let epochs = Double(progress.epoch) / Double(max(1, progress.epochs))
        guard case .forecast(let forecast) = basis, let seconds = forecast.jobs[job], seconds.all > 0 else {
            return epochs
        }
        let trials = seconds.trials / seconds.all
        guard let trial = progress.trial else { return trials + (1 - trials) * epochs }
        return trials * (Double(trial.number - 1) + epochs) / Double(max(1, trial.count))
    }

    private func isOther(_ job: TrainingJob) -> Bool {
        if case .latentSize = job.purpose { return true }
        return false
    }
}
