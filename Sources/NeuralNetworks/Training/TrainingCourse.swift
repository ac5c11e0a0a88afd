/// What a training is bound by from outside: where it goes on from, where its state is kept, when it has to end.
public struct TrainingCourse {
    /// The state to go on from; nil to begin.
    public var start: TrainingState?
    /// Whether it is time for the state to be kept; asked after every step.
    public var isDue: () -> Bool
    /// Keeps a state.
    public var keep: (TrainingState) throws -> Void
    /// When the training has to end, with the best parameters so far; nil where it may run all its epochs.
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
