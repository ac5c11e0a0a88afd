/// How fast a model is trained on this machine at this time.
public struct TrainingSpeed: Sendable, Equatable {
    /// Drawing a batch, its gradients and the optimiser's step.
    public var secondsPerStep: Double
    /// Measuring the validation loss.
    public var secondsPerValidation: Double

    public init(secondsPerStep: Double, secondsPerValidation: Double) {
        self.secondsPerStep = secondsPerStep
        self.secondsPerValidation = secondsPerValidation
    }

    /// How long a training takes, in seconds.
    ///
    /// - Parameters:
    ///   - settings: How it is done.
    ///   - batches: How many batches an epoch has.
    /// - Returns: The seconds.
    public func seconds(of settings: TrainingSettings, batches: Int) -> Double {
        let interval = settings.validationInterval
        let validations = Double((settings.epochs + interval - 1) / interval + (settings.keepsStart ? 1 : 0))
        return Double(settings.epochs * batches) * secondsPerStep + validations * secondsPerValidation
    }
}
