/// The speed at which a model trains on this machine at this time.
public struct TrainingSpeed: Sendable, Equatable {
    /// Drawing a batch, its gradients and the optimiser's step.
    public var secondsPerStep: Double
    /// Measuring the validation loss.
    public var secondsPerValidation: Double

    public init(secondsPerStep: Double, secondsPerValidation: Double) {
        self.secondsPerStep = secondsPerStep
        self.secondsPerValidation = secondsPerValidation
    }

    /// The time that a training takes, in seconds.
    ///
    /// - Parameters:
    ///   - settings: The settings of the training.
    ///   - batches: The number of batches of an epoch.
    /// - Returns: The seconds.
    public func seconds(of settings: TrainingSettings, batches: Int) -> Double {
        let interval = settings.validationInterval
        let validations = Double((settings.epochs + interval - 1) / interval + (settings.keepsStart ? 1 : 0))
        return Double(settings.epochs * batches) * secondsPerStep + validations * secondsPerValidation
    }
}
