internal import Foundation
internal import NeuralNetworks

/// The most that a longer training may bring, by what a training has gained over its own trial.
///
/// Losses fall more and more slowly, as a power of the epochs at most: where a trial of e epochs came to a validation loss of L and
/// the training of E epochs after it to M, one of F epochs comes to no less than about M · (M / L)^(log(F / E) / log(E / e)).
package struct LongerTraining: Sendable, Equatable {
    /// The next effort that trains for longer.
    package let effort: Effort
    /// The epochs of the training.
    package let epochs: Int
    /// The epochs that the effort would train for.
    package let longerEpochs: Int
    /// The share of its validation loss that a longer training may gain.
    package let mostGain: Double

    /// The gain after a training; nil if there is no longer one, or nothing to tell it by.
    ///
    /// - Parameters:
    ///   - training: The training.
    ///   - method: The network that was trained, whose loss is a squared error.
    ///   - problem: What it was trained on, and what the user has chosen.
    package init?(after training: TrainingSummary, of method: Method, for problem: FitProblem) {
        guard problem.choices.epochs == nil, training.shortening == nil, !method.followsPrior,
            let trials = training.trials, trials.folds == 1,
            let trial = trials.trials.first(where: { $0.name == trials.chosen })?.validationLoss,
            let loss = training.history.validationLosses.min(), loss > 0, trial > loss
        else { return nil }
        let epochs = training.settings.epochs
        guard trials.epochs > 0, trials.epochs < epochs else { return nil }
        let longer = Effort.allCases.drop { $0 != problem.choices.effort }.dropFirst().lazy.compactMap { effort in
            var other = problem
            other.choices.effort = effort
            let plan = TrainingPlan.candidates(for: other, .plain).first { $0.name == trials.chosen }
            return plan.map { (effort: effort, epochs: $0.settings.epochs) }
        }.first { $0.epochs > epochs }
        guard let longer else { return nil }
        let exponent = log(Double(longer.epochs) / Double(epochs)) / log(Double(epochs) / Double(trials.epochs))
        self.init(
            effort: longer.effort, epochs: epochs, longerEpochs: longer.epochs,
            mostGain: 1 - pow(loss / trial, exponent))
    }

    package init(effort: Effort, epochs: Int, longerEpochs: Int, mostGain: Double) {
        self.effort = effort
        self.epochs = epochs
        self.longerEpochs = longerEpochs
        self.mostGain = mostGain
    }
}
