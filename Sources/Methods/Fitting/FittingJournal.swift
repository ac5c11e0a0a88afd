internal import NeuralNetworks

/// Records the outcome of every training run of a fit and replays recorded outcomes on resume.
///
/// The trainings of a fitting come in the same order every time, since each depends on the ones before alone.
final class FittingJournal {
    private var state: FittingState
    private let control: FitControl
    /// The number of trainings and decisions that have been replayed.
    private var (read, decisionsRead) = (0, 0)

    init(_ control: FitControl) {
        self.control = control
        state = control.checkpoint?.start ?? FittingState()
    }

    /// The parameters that the fitting came to before, if it came to its end.
    var result: [Float]? { read == state.finished.count ? state.result : nil }

    /// Does a training, or reads out what became of it.
    ///
    /// - Parameters:
    ///   - isTrial: True for a trial.
    ///   - train: Trains.
    /// - Returns: The history of the training.
    /// - Throws: ``DivergedTrainingError`` where the training diverges or did, and what `train` throws.
    func training(
        isTrial: Bool, _ train: (TrainingCourse) throws -> TrainingHistory
    ) throws -> TrainingHistory {
        if read < state.finished.count {
            let finished = state.finished[read]
            read += 1
            if let epoch = finished.divergedEpoch { throw DivergedTrainingError(epoch: epoch) }
            return finished.history
        }
        state.isTrial = isTrial
        do {
            let history = try train(trainingCourse())
            finish(FittingState.Finished(history: history))
            return history
        } catch let error as DivergedTrainingError {
            finish(FittingState.Finished(history: TrainingHistory(), divergedEpoch: error.epoch))
            throw error
        }
    }

    private func finish(_ training: FittingState.Finished) {
        state.finished.append(training)
        state.current = nil
        read += 1
    }

    private func trainingCourse() -> TrainingCourse {
        guard let checkpoint = control.checkpoint else { return TrainingCourse(deadline: control.deadline) }
        return TrainingCourse(start: state.current, deadline: control.deadline, isDue: { checkpoint.isDue }) { [self] in
            state.current = $0
            try checkpoint.keep(state)
            // The copies are large, and a training has no use for them.
            state.current = nil
        }
    }

    /// Records the end of the fit.
    ///
    /// - Throws: If it can't be kept.
    func finish(with parameters: [Float]) throws {
        state.result = parameters
        try control.checkpoint?.keep(state)
    }

    /// Makes a decision that depends on the clock, or reads out how it was made.
    ///
    /// - Parameters:
    ///   - count: The number of its values.
    ///   - decide: Decides; none of the numbers is negative.
    /// - Returns: The numbers.
    /// - Throws: The error of `decide`.
    func decision(_ count: Int, _ decide: () throws -> [Int]) throws -> [Int] {
        if decisionsRead + count <= state.decisions.count {
            defer { decisionsRead += count }
            return Array(state.decisions[decisionsRead..<decisionsRead + count])
        }
        let numbers = try decide()
        precondition(numbers.count == count && numbers.allSatisfy { $0 >= 0 })
        state.decisions += numbers
        decisionsRead = state.decisions.count
        return numbers
    }
}
