internal import OneDNN

/// A training between two steps: all that it needs to go on as if it had never stopped.
public struct TrainingState: Sendable, Equatable {
    /// The epochs gone through.
    public var epoch = 0
    /// The batches gone through of the epoch after those; 0 where it has not begun.
    public var batch = 0
    /// The sum of the losses of those batches.
    public var lossSum = 0.0
    /// The mean loss of each epoch.
    public var trainingLosses: [Double] = []
    /// The time that it has taken so far, in seconds.
    public var seconds = 0.0
    /// All parameters, laid out as their store lays them out.
    public var parameters: [Float] = []
    /// The optimiser's mean of the gradients, for each of `parameters`.
    public var firstMoments: [Float] = []
    /// Its mean of their squares.
    public var secondMoments: [Float] = []
    /// The running means of the gradients' norms, one for each part.
    public var clipping: [Double] = []
    /// The states of the loader's random-number generators.
    public var loader: [UInt64] = []
    /// The states of the model's own random-number generators.
    public var model: [UInt64] = []
    /// The parameters of the least validation loss so far.
    public var best = BestParameters()

    public init() {}
}

/// A state that is not one of the training that it was given to.
public struct TrainingStateError: Error, Equatable, CustomStringConvertible {
    /// The mismatch.
    public let description: String

    public init(description: String) {
        self.description = description
    }
}

extension TrainingRun {
    /// All that is needed to go on from here.
    var state: TrainingState {
        var state = TrainingState()
        (state.epoch, state.batch, state.lossSum) = (epoch, batch, lossSum)
        state.trainingLosses = trainingLosses
        state.seconds = (ContinuousClock.now - start).seconds
        state.parameters = model.parameters.values.values
        (state.firstMoments, state.secondMoments) = optimizer.moments
        state.clipping = clipping.norms
        state.loader = loader.generators
        state.model = model.generators
        state.best = best
        return state
    }

    /// Goes on from a state.
    ///
    /// - Throws: ``TrainingStateError`` where it is not one of this training.
    func restore(_ state: TrainingState) throws(TrainingStateError) {
        func require(_ isSo: Bool, _ what: String) throws(TrainingStateError) {
            guard isSo else { throw TrainingStateError(description: what) }
        }
        let isWithin = state.epoch < settings.epochs && state.batch < loader.batchCount
        try require(state.epoch >= 0 && state.batch >= 0 && isWithin, "it is at an epoch that there is not")
        try require(state.trainingLosses.count == state.epoch, "its losses are not those of its epochs")
        try require(state.seconds >= 0 && state.seconds < 1e9, "its time can't be")
        let count = model.parameters.values.count
        let sizes = [state.parameters, state.firstMoments, state.secondMoments, state.best.values ?? state.parameters]
        try require(sizes.allSatisfy { $0.count == count }, "it is of a model of another size")
        try require(state.model.count == model.generators.count, "its random numbers are of another model")
        let norms = state.clipping
        try require(
            norms.count == clipping.norms.count && norms.allSatisfy { $0.isFinite && $0 >= 0 },
            "its gradients' norms are of another model")
        try require(state.best.isConsistent(upTo: state.epoch), "its validation losses are not those of its epochs")
        try loader.restore(state.loader, isWithinEpoch: state.batch > 0)
        clipping.norms = state.clipping
        (epoch, batch, lossSum) = (state.epoch, state.batch, state.lossSum)
        trainingLosses = state.trainingLosses
        start = ContinuousClock.now - .seconds(state.seconds)
        try model.parameters.restore(state.parameters)
        optimizer.restore((state.firstMoments, state.secondMoments), stepCount: stepCount)
        model.generators = state.model
        best = state.best
    }
}

extension ParameterStore {
    /// Sets all parameters to what they were in a store of the same shapes.
    ///
    /// - Throws: ``TrainingStateError`` where there were more or fewer.
    public func restore(_ parameters: [Float]) throws(TrainingStateError) {
        guard parameters.count == values.count else {
            throw TrainingStateError(description: "it is of a model of another size")
        }
        values.values = parameters
        updateBFloat16Values()
    }
}

extension BestParameters {
    /// True if epochs and losses are consistent with a training of so many epochs.
    fileprivate func isConsistent(upTo epoch: Int) -> Bool {
        var history = TrainingHistory()
        history.trainingLosses = [Double](repeating: 0, count: epoch)
        (history.validationEpochs, history.validationLosses, history.keptEpoch) = (epochs, losses, self.epoch)
        return history.isConsistent && (values == nil) == losses.isEmpty
    }
}
