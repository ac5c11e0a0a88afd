/// The further splits and seeds that methods are fitted with, to see what these change.
package struct RepeatPlan: Sendable {
    /// The number of trainings of each network.
    package let count: Int
    /// The rows of each training but the first, by a split of its own; empty where trainings differ by their seeds alone.
    package let further: [SplitRows]
    /// The rows by a split of single rows at random, where the comparison's own keeps more of them together and that is worth a
    /// look; nil elsewhere.
    package let random: SplitRows?

    /// True if each training has a split of its own.
    package var variesSplit: Bool { !further.isEmpty }

    /// Trainings from so many seeds on the same split.
    init(count: Int, further: [SplitRows] = [], random: SplitRows? = nil) {
        precondition(further.isEmpty || further.count == count - 1, "\(further.count) further splits of \(count)")
        self.count = count
        self.further = further
        self.random = random
    }

    /// A sentence for the reader; nil of a single training.
    func sentence(seed: UInt64) -> String? {
        guard count > 1 else { return nil }
        let seeds = "from the seeds \(seed) to \(seed &+ UInt64(count - 1))"
        return variesSplit
            ? "The comparison is made on \(count) splits, \(seeds): the first is shown, the others tell how much it depends on them."
            : "Each network is trained \(count) times on the same split, \(seeds)."
    }
}
