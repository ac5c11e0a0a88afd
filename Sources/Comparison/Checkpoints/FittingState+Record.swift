internal import Methods
internal import NeuralNetworks

extension FittingState {
    /// The state as a file holds it.
    var record: CheckpointRecord {
        var record = CheckpointRecord()
        record.arrays["decisions"] = .words(decisions.map { UInt64($0) })
        record.arrays["is trial"] = .words([isTrial ? 1 : 0])
        // One array after the other, and how long each is.
        let histories = finished.map(\.history)
        record.arrays["finished.lengths"] = .words(
            finished.flatMap {
                [
                    $0.history.trainingLosses.count, $0.history.validationEpochs.count, $0.history.keptEpoch,
                    $0.divergedEpoch ?? 0, $0.history.isCutOff ? 1 : 0,
                ].map { UInt64($0) }
            })
        record.arrays["finished.seconds"] = .doubles(histories.map(\.seconds))
        record.arrays["finished.training losses"] = .doubles(histories.flatMap(\.trainingLosses))
        record.arrays["finished.validation losses"] = .doubles(histories.flatMap(\.validationLosses))
        record.arrays["finished.validation epochs"] = .words(
            histories.flatMap { $0.validationEpochs.map { UInt64($0) } })
        record.arrays["result"] = result.map { .floats($0) }
        if let current { current.add(to: &record) }
        return record
    }

    /// The state in a record.
    ///
    /// - Throws: `CheckpointRecord.Missing` where the record's parts do not go together; sizes that depend on the model
    ///   are looked at where the state is used.
    init(_ record: CheckpointRecord) throws(CheckpointRecord.Missing) {
        self.init()
        decisions = try record.counts("decisions")
        isTrial = try record.counts("is trial", 1) == [1]
        let lengths = try record.counts("finished.lengths")
        let seconds = try record.doubles("finished.seconds")
        guard lengths.count == 5 * seconds.count else { throw CheckpointRecord.Missing(name: "finished.lengths") }
        var training = try record.doubles("finished.training losses")[...]
        var validation = try record.doubles("finished.validation losses")[...]
        var epochs = try record.counts("finished.validation epochs")[...]
        for (index, seconds) in seconds.enumerated() {
            let (losses, validations) = (lengths[5 * index], lengths[5 * index + 1])
            guard losses <= training.count, validations <= min(validation.count, epochs.count) else {
                throw CheckpointRecord.Missing(name: "finished.training losses")
            }
            var history = TrainingHistory()
            history.trainingLosses = Array(training.prefix(losses))
            history.validationLosses = Array(validation.prefix(validations))
            history.validationEpochs = Array(epochs.prefix(validations))
            history.keptEpoch = lengths[5 * index + 2]
            history.isCutOff = lengths[5 * index + 4] > 0
            history.seconds = seconds
            guard history.isConsistent, seconds >= 0, seconds < 1e9 else {
                throw CheckpointRecord.Missing(name: "finished.validation epochs")
            }
            (training, validation, epochs) = (
                training.dropFirst(losses), validation.dropFirst(validations), epochs.dropFirst(validations)
            )
            let diverged = lengths[5 * index + 3]
            finished.append(Finished(history: history, divergedEpoch: diverged > 0 ? diverged : nil))
        }
        if record.arrays["result"] != nil { result = try record.floats("result") }
        if record.arrays["current.place"] != nil { current = try TrainingState(record) }
    }
}

extension TrainingState {
    /// Puts the state's parts into a record.
    fileprivate func add(to record: inout CheckpointRecord) {
        record.arrays["current.place"] = .words([epoch, batch, best.epoch].map { UInt64($0) })
        record.arrays["current.numbers"] = .doubles([lossSum, seconds, best.least])
        record.arrays["current.training losses"] = .doubles(trainingLosses)
        record.arrays["current.parameters"] = .floats(parameters)
        record.arrays["current.first moments"] = .floats(firstMoments)
        record.arrays["current.second moments"] = .floats(secondMoments)
        record.arrays["current.gradient norms"] = .doubles(clipping)
        record.arrays["current.loader generators"] = .words(loader)
        record.arrays["current.model generators"] = .words(model)
        record.arrays["current.best parameters"] = best.values.map { .floats($0) }
        record.arrays["current.validation epochs"] = .words(best.epochs.map { UInt64($0) })
        record.arrays["current.validation losses"] = .doubles(best.losses)
    }

    fileprivate init(_ record: CheckpointRecord) throws(CheckpointRecord.Missing) {
        self.init()
        let place = try record.counts("current.place", 3)
        let numbers = try record.doubles("current.numbers")
        guard numbers.count == 3 else { throw CheckpointRecord.Missing(name: "current.numbers") }
        (epoch, batch) = (place[0], place[1])
        (lossSum, seconds) = (numbers[0], numbers[1])
        trainingLosses = try record.doubles("current.training losses")
        parameters = try record.floats("current.parameters")
        firstMoments = try record.floats("current.first moments")
        secondMoments = try record.floats("current.second moments")
        clipping = try record.doubles("current.gradient norms")
        loader = try record.words("current.loader generators")
        model = try record.words("current.model generators")
        best = BestParameters(
            least: numbers[2], epoch: place[2],
            values: record.arrays["current.best parameters"] == nil
                ? nil : try record.floats("current.best parameters"),
            epochs: try record.counts("current.validation epochs"),
            losses: try record.doubles("current.validation losses"))
    }
}
