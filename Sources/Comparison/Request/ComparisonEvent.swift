package import NeuralNetworks

/// The progress of a comparison, for whoever waits for it.
package enum ComparisonEvent: Sendable {
    /// A step has begun or something was found out, in a sentence.
    case step(String)
    /// A network has gone through another epoch.
    case training(TrainingJob, TrainingProgress)
    /// A method has been fitted, in so many seconds.
    case fitted(TrainingJob, seconds: Double)
    /// A part of the work took so many seconds of the clock, during which other parts may have been worked on: "fitting",
    /// "evidence", or a single question such as "evidence.new_data".
    case timed(String, seconds: Double)
}
