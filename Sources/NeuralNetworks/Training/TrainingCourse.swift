/// Control of a training from outside: the state to resume from, checkpoints, and a deadline.
public struct TrainingCourse {
    /// The state to go on from; nil to begin.
    public var start: TrainingState?
    /// True when a checkpoint is due; asked after every step.
    public var isDue: () -> Bool
    /// Keeps a state.
    public var keep: (TrainingState) throws -> Void
    /// The time by which the training has to end, with the best parameters so far; nil if it may run all its epochs.
    public var deadline: ContinuousClock.Instant?

    public init(
        start: TrainingState? = nil, deadline: ContinuousClock.Instant? = nil, isDue: @escaping () -> Bool = { false },
        keep: @escaping (TrainingState) throws -> Void = { _ in }
    ) {
        self.start = start
        self.deadline = deadline
        self.isDue = isDue
        self.keep = keep
    }
}
