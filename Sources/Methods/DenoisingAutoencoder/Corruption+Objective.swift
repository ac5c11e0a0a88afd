internal import Core
package import NeuralNetworks

extension Corruption {
    /// "normal noise of standard deviation 0.3", as the object of a sentence.
    package var text: String {
        switch self {
        case .gaussian(let deviation): "normal noise of standard deviation \(NumberFormat.plain(deviation))"
        case .mask(let share): "masking: each number becomes 0 with probability \(NumberFormat.plain(share))"
        case .saltAndPepper(let share):
            "salt and pepper: each number becomes the least or the greatest there is with probability "
                + NumberFormat.plain(share)
        }
    }

    /// The objective of a network that learns to undo it.
    var objective: TrainingObjective {
        var objective = TrainingObjective()
        objective.sentences =
            "Inputs are corrupted afresh in every batch (\(text)); the loss compares with the clean rows, for validation as well."
        objective.settings = ["noise": .text(description)]
        return objective
    }
}
