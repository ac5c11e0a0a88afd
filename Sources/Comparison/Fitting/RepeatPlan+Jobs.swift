extension RepeatPlan {
    /// The rows that methods are fitted to and judged on for a purpose; nil where they are those that are shown.
    package func rows(for purpose: TrainingJob.Purpose) -> SplitRows? {
        switch purpose {
        case .shown, .latentSize: nil
        case .repetition(let index): variesSplit ? further[index - 1] : nil
        case .randomSplit: random
        }
    }
}
