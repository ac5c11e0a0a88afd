internal import Core
internal import OneDNN

/// A training under way: the model, what drives it, and how far it has come.
final class TrainingRun<Model: TrainableModel> {
    let settings: TrainingSettings
    let model: Model
    let loader: BatchLoader
    let optimizer: AdamW
    let clipping: GradientClipping
    private let stepping: TrainingStep<Model>
    private let schedule: LearningRateSchedule
    private let source: any RowSource
    let validationRows: [Int]
    /// The epochs gone through, and the batches of the next.
    var (epoch, batch) = (0, 0)
    /// The sum of the losses of those batches.
    var lossSum = 0.0
    var trainingLosses: [Double] = []
    var best = BestParameters()
    /// The time at which the training would have begun without interruption.
    var start = ContinuousClock.now

    init(
        _ settings: TrainingSettings, model: Model, source: any RowSource, trainingRows: [Int], validationRows: [Int],
        team: ThreadTeam
    ) {
        self.settings = settings
        self.model = model
        self.source = source
        self.validationRows = validationRows
        loader = BatchLoader(source, rows: trainingRows, settings: settings)
        optimizer = AdamW(model.parameters, settings: .init(weightDecay: Float(settings.weightDecay)))
        clipping = GradientClipping(parts: model.gradientTasks.count, factor: settings.clippingFactor)
        stepping = TrainingStep(model, loader: loader, optimizer: optimizer, clipping: clipping, team: team)
        schedule = LearningRateSchedule(
            peak: settings.peakLearningRate, warmupSteps: settings.warmupSteps,
            totalSteps: settings.epochs * loader.batchCount)
    }

    /// The number of steps made.
    var stepCount: Int { epoch * loader.batchCount + batch }

    /// Takes the parameters that training starts from as the first candidate, where they may be kept.
    func considerStart() throws {
        guard settings.keepsStart && !validationRows.isEmpty else { return }
        try best.consider(model, epoch: 0, source: source, rows: validationRows)
    }

    /// Trains on to the end.
    ///
    /// - Parameters:
    ///   - course: Checkpoints and a deadline.
    ///   - report: Called after each epoch.
    /// - Returns: The losses, epoch by epoch.
    /// - Throws: As ``Trainer``'s training.
    func finish(_ course: TrainingCourse, report: (TrainingProgress) -> Void) throws -> TrainingHistory {
        var history = TrainingHistory()
        var last = ContinuousClock.now
        let patience = max(1, Int((Double(settings.epochs) * settings.patience).rounded(.up)))
        while epoch < settings.epochs && !history.isCutOff {
            history.isCutOff = try !runEpoch(course)
            try endEpoch(isLast: history.isCutOff)
            let now = ContinuousClock.now
            report(progress(epochSeconds: (now - last).seconds, seconds: (now - start).seconds))
            last = now
            if !validationRows.isEmpty && epoch - max(best.epoch, settings.minimumEpochs) >= patience { break }
            if course.isDue() && epoch < settings.epochs { try course.keep(state) }
        }
        best.restore(model)
        history.trainingLosses = trainingLosses
        history.validationEpochs = best.epochs
        history.validationLosses = best.losses
        history.keptEpoch = validationRows.isEmpty ? trainingLosses.count : best.epoch
        history.seconds = (ContinuousClock.now - start).seconds
        return history
    }

    /// Goes through the batches that are left of an epoch.
    ///
    /// - Returns: True if there was time for all.
    private func runEpoch(_ course: TrainingCourse) throws -> Bool {
        if batch == 0 { loader.startEpoch() }
        while batch < loader.batchCount {
            lossSum += try step()
            batch += 1
            let isLast = batch == loader.batchCount && epoch + 1 == settings.epochs
            if let deadline = course.deadline, !isLast, ContinuousClock.now >= deadline { return false }
            if batch < loader.batchCount && course.isDue() {
                // What has lost its numbers is not to be gone on from.
                guard lossSum.isFinite else { throw DivergedTrainingError(epoch: epoch + 1) }
                try course.keep(state)
            }
        }
        return true
    }

    /// One batch: its gradients, and the optimiser's step.
    ///
    /// - Returns: The mean loss of the batch.
    /// - Throws: `RowReadError` where rows can't be read.
    private func step() throws(RowReadError) -> Double {
        model.beginStep(share: Double(stepCount) / Double(settings.epochs * loader.batchCount))
        return try stepping.run(batch: batch, learningRate: Float(schedule.rate(at: stepCount)))
    }

    /// Records the epoch's losses.
    private func endEpoch(isLast: Bool) throws {
        let loss = lossSum / Double(batch)
        guard loss.isFinite else { throw DivergedTrainingError(epoch: epoch + 1) }
        trainingLosses.append(loss)
        epoch += 1
        (batch, lossSum) = (0, 0)
        let isDue = epoch % settings.validationInterval == 0 || epoch == settings.epochs || isLast
        if !validationRows.isEmpty && isDue {
            try best.consider(
                model, epoch: epoch, source: source, rows: validationRows, startMargin: settings.startMargin)
        }
    }

    private func progress(epochSeconds: Double, seconds: Double) -> TrainingProgress {
        TrainingProgress(
            epoch: epoch, epochs: settings.epochs, trainingLoss: trainingLosses.last ?? .nan,
            validationLoss: best.losses.last, learningRate: schedule.rate(at: stepCount),
            rowsPerSecond: Double(loader.batchCount * loader.batchSize) / max(1e-9, epochSeconds),
            secondsLeft: seconds / Double(epoch) * Double(settings.epochs - epoch))
    }
}

extension TrainingRun {
    /// Long enough for the clock, short enough for nobody to wait.
    private static var speedSeconds: Double { 0.2 }

    /// Measures the speed of the training; the model is of no use afterwards.
    func speed() throws -> TrainingSpeed {
        loader.startEpoch()
        // The first step is slow: memory is touched for the first time.
        _ = try step()
        let begin = ContinuousClock.now
        var steps = 0
        repeat {
            batch = (batch + 1) % loader.batchCount
            _ = try step()
            steps += 1
        } while (ContinuousClock.now - begin).seconds < Self.speedSeconds && steps < 1_000
        let secondsPerStep = (ContinuousClock.now - begin).seconds / Double(steps)
        guard !validationRows.isEmpty else {
            return TrainingSpeed(secondsPerStep: secondsPerStep, secondsPerValidation: 0)
        }
        let middle = ContinuousClock.now
        _ = try model.validationLoss(source, rows: validationRows)
        return TrainingSpeed(
            secondsPerStep: secondsPerStep, secondsPerValidation: (ContinuousClock.now - middle).seconds)
    }
}
