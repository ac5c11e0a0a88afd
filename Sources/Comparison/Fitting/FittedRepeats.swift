package import Methods

/// The methods fitted for a comparison, from each seed and on each split.
package struct FittedRepeats: Sendable {
    /// The methods that are shown, in the order asked for.
    package private(set) var shown: [FittedMethod] = []
    /// The methods of each further repeat, in that order: networks, and where splits vary what they are compared with; without those
    /// whose training diverged.
    package private(set) var further: [[FittedMethod]]
    /// The methods on a random split; empty where there is none.
    package private(set) var onRandomSplit: [FittedMethod] = []
    /// Networks with other numbers of latent dimensions, trained for fewer epochs after those that are shown; empty where
    /// there are none.
    package private(set) var otherSizes: [FittedMethod] = []

    /// Nothing yet of so many trainings.
    init(count: Int) { further = [[FittedMethod]](repeating: [], count: count - 1) }

    /// All methods that were fitted as they are compared.
    var compared: [FittedMethod] { shown + further.flatMap { $0 } + onRandomSplit }

    /// The same with further methods that are shown, after the others.
    package func adding(_ methods: [FittedMethod]) -> FittedRepeats {
        var repeats = self
        repeats.shown += methods
        return repeats
    }

    /// Takes what a job has come to.
    mutating func add(_ method: FittedMethod, of job: TrainingJob) {
        switch job.purpose {
        case .shown: shown.append(method)
        case .repetition(let index): further[index - 1].append(method)
        case .randomSplit: onRandomSplit.append(method)
        case .latentSize: otherSizes.append(method)
        }
    }
}
