package import Methods

/// One method to be fitted from one seed.
package struct TrainingJob: Sendable, Hashable {
    package let method: Method
    package let seed: UInt64
    /// True if the method is fitted from several seeds, so that its name alone does not say which training is meant.
    package let isRepeated: Bool

    package init(method: Method, seed: UInt64, isRepeated: Bool = false) {
        self.method = method
        self.seed = seed
        self.isRepeated = isRepeated
    }

    /// "AE", or "AE seed 3" of several.
    package var name: String { isRepeated ? "\(method.name) seed \(seed)" : method.name }

    /// All that is to be fitted: first every method from the first seed, then the networks from the next.
    package static func all(_ settings: ComparisonSettings) -> [TrainingJob] {
        (0..<settings.repeats).flatMap { index in
            settings.methods.filter { index == 0 || $0.isNetwork }.map { method in
                TrainingJob(
                    method: method, seed: settings.seed(ofRepeat: index),
                    isRepeated: settings.repeats > 1 && method.isNetwork)
            }
        }
    }
}
