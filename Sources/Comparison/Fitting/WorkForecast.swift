internal import Core
internal import Methods
internal import Rows

/// The time that a report takes: operations that are counted, and the speed of this machine, measured shortly.
///
/// It is told to whoever waits; nothing that is written depends on it.
package struct WorkForecast: Sendable {
    /// The seconds that a thread takes for the trials and for the training of a job.
    package struct Seconds: Sendable, Equatable {
        package let trials: Double
        package let training: Double
        package var all: Double { trials + training }

        package init(trials: Double, training: Double) {
            self.trials = trials
            self.training = training
        }
    }

    /// The trainings of networks.
    package let jobs: [TrainingJob: Seconds]
    /// The seconds that a thread takes for networks of other latent sizes, all together.
    package let otherSizes: Double
    /// The number of those networks.
    package let otherSizeCount: Int
    /// The number of trainings that go on at a time.
    package let threads: Int
    /// The seconds of measuring and answering questions.
    package let evidence: Double
    /// The seconds of drawing and writing.
    package let drawing: Double

    package init(
        jobs: [TrainingJob: Seconds], otherSizes: Double, otherSizeCount: Int, threads: Int, evidence: Double,
        drawing: Double
    ) {
        self.jobs = jobs
        self.otherSizes = otherSizes
        self.otherSizeCount = otherSizeCount
        self.threads = threads
        self.evidence = evidence
        self.drawing = drawing
    }

    /// The seconds of all trainings, side by side.
    package var training: Double {
        let longest = jobs.values.map(\.all).max() ?? 0
        return max(longest, (jobs.values.reduce(0) { $0 + $1.all } + otherSizes) / Double(max(1, threads)))
    }

    /// The seconds of the whole report.
    package var seconds: Double { training + evidence + drawing }
}

extension WorkForecast {
    /// Work that takes no longer than measuring the speed is not worth that: as many operations, and the speed of a slow machine.
    private static let negligibleOperations = 5e9
    private static let modestSpeed = 2e10

    /// Forecasts a report.
    ///
    /// - Parameters:
    ///   - data: The data.
    ///   - settings: The user's request.
    /// - Throws: If a library fails or rows can't be read.
    package init(_ data: PreparedData, settings: ComparisonSettings) throws {
        let problem = data.problem(settings)
        let networks = TrainingJob.all(settings, data.repeats).filter(\.method.isNetwork)
        let counts = networks.map { job in
            TrainingForecast(job.method, for: problem, validationRows: data.split.validation.count)
        }
        let total = counts.reduce(0) { $0 + $1.operations }
        let threads = max(1, settings.threads)
        let speed = total < Self.negligibleOperations ? Self.modestSpeed : try Self.speed(data, settings)
        let seconds = counts.map {
            Seconds(trials: $0.trialOperations / speed, training: $0.trainingOperations / speed)
        }
        let sizes = SizePlan.sizes(
            besides: settings.latentSize, features: problem.featureCount, rows: problem.trainingRows)
        let rest = EvidenceForecast(
            rows: data.rows.rowCount, features: problem.featureCount, repeats: data.repeats.count, threads: threads)
        self.init(
            jobs: Dictionary(zip(networks, seconds)) { first, _ in first },
            otherSizes: sizes.isEmpty ? 0 : SizePlan.share * seconds.reduce(0) { $0 + $1.training },
            otherSizeCount: sizes.count * settings.methods.count(where: \.isNetwork), threads: threads,
            evidence: rest.measuring, drawing: rest.drawing)
    }

    /// The operations that each of the threads does in a second while the others are at work too.
    private static func speed(_ data: PreparedData, _ settings: ComparisonSettings) throws -> Double {
        let threads = min(settings.threads, settings.methods.count(where: \.isNetwork) * data.repeats.count)
        let speeds = try ParallelTasks.run(Array(0..<max(1, threads)), threads: threads) { _ in
            Result {
                try TrainingForecast.operationsPerSecond(
                    on: FitRequest(
                        data.rows, kind: data.kind, trainingRows: data.split.training, validationRows: [],
                        latentSize: settings.latentSize, choices: settings.training))
            }
        }.map { try $0.get() }
        return speeds.reduce(0, +) / Double(speeds.count)
    }
}
