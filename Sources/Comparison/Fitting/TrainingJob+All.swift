internal import Methods

extension TrainingJob {
    /// All that is to be fitted: first every method from the first seed, then from the next what the verdict compares, and
    /// at last the same on a random split.
    ///
    /// A linear method that is fitted on the same rows again stays what it is, and is not.
    package static func all(_ settings: ComparisonSettings, _ repeats: RepeatPlan) -> [TrainingJob] {
        let repeated = settings.methods.filter { $0.isNetwork || isCompared($0) && repeats.variesSplit }
        let shown = settings.methods.map { method in
            TrainingJob(
                method: method, seed: settings.seed, isRepeated: repeats.count > 1 && repeated.contains(method))
        }
        let further = (1..<max(1, repeats.count)).flatMap { index in
            repeated.map { method in
                TrainingJob(
                    method: method, seed: settings.seed(ofRepeat: index), purpose: .repetition(index), isRepeated: true)
            }
        }
        let random = repeats.random == nil ? [] : settings.methods.filter(isCompared)
        return shown + further
            + random.map { TrainingJob(method: $0, seed: settings.seed, purpose: .randomSplit) }
    }

    /// True if a verdict may compare a method with others.
    private static func isCompared(_ method: Method) -> Bool { method.decodes && (method.isLinear || method.isNetwork) }
}
