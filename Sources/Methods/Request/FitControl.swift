public import NeuralNetworks

/// The progress of a fit: enough to resume it as if it had never stopped or, at its end, to have its result.
public struct FittingState: Sendable, Equatable {
    /// A training that is over.
    public struct Finished: Sendable, Equatable {
        public var history: TrainingHistory
        /// The epoch in which the training diverged; nil where it did not.
        public var divergedEpoch: Int?

        public init(history: TrainingHistory, divergedEpoch: Int? = nil) {
            self.history = history
            self.divergedEpoch = divergedEpoch
        }
    }

    /// The trainings that are over, in their order: trials, then the one that counts.
    public var finished: [Finished] = []
    /// The decisions made by the clock, in order; another run could not reproduce them.
    public var decisions: [Int] = []
    /// True if the next training to end is a trial.
    public var isTrial = false
    /// The training under way; nil between two.
    public var current: TrainingState?
    /// The parameters that the fitting has come to; nil before its end.
    public var result: [Float]?

    public init() {}
}

/// Saves the state of a fit, so that an interruption does not lose it.
public protocol FitCheckpoint: Sendable {
    /// The state that an interrupted run has left; nil to begin.
    var start: FittingState? { get }
    /// True when a checkpoint is due; asked after every step of a training.
    var isDue: Bool { get }
    /// Keeps a state in place of the one before.
    ///
    /// - Throws: If it can't be kept, now or the last time.
    func keep(_ state: FittingState) throws
}

/// Checkpointing and the deadline of a fit.
public struct FitControl: Sendable {
    /// Saves its state; nil if it need not be saved.
    public var checkpoint: (any FitCheckpoint)?
    /// The time by which it has to be over; nil if it may take as long as suits the data.
    public var deadline: ContinuousClock.Instant?

    public init(checkpoint: (any FitCheckpoint)? = nil, deadline: ContinuousClock.Instant? = nil) {
        self.checkpoint = checkpoint
        self.deadline = deadline
    }
}
