package import Methods

/// One method to be fitted from one seed, on one split.
package struct TrainingJob: Sendable, Hashable {
    /// The part of a comparison that a method is fitted for.
    package enum Purpose: Sendable, Hashable {
        /// The fit that the report shows.
        case shown
        /// One of the repeats, counted from 1.
        case repetition(Int)
        /// A fit on a split of single rows at random.
        case randomSplit
        /// A shorter training with another number of latent dimensions.
        case latentSize(Int)
    }

    package let method: Method
    package let seed: UInt64
    package let purpose: Purpose
    /// True if the method is fitted from several seeds, so that its name alone does not say which training is meant.
    package let isRepeated: Bool

    package init(method: Method, seed: UInt64, purpose: Purpose = .shown, isRepeated: Bool = false) {
        self.method = method
        self.seed = seed
        self.purpose = purpose
        self.isRepeated = isRepeated
    }

    /// "AE", "AE seed 3" of several, "AE on a random split", or "AE with 8 dimensions".
    package var name: String {
        switch purpose {
        case .randomSplit: "\(method.name) on a random split"
        case .latentSize(let size): "\(method.name) with \(size) dimension\(size == 1 ? "" : "s")"
        case .shown, .repetition: isRepeated ? "\(method.name) seed \(seed)" : method.name
        }
    }
}
