internal import Core

extension Sparsity {
    /// The objective of a network whose codes it keeps at rest.
    var objective: TrainingObjective {
        var objective = TrainingObjective()
        objective.lossTitle = "MSE and penalty"
        objective.sentences = sentences
        objective.settings = ["sparsity": .text(description)]
        objective.remedies = "a smaller weight in --sparsity"
        return objective
    }

    private var sentences: String {
        switch self {
        case .l1(let weight):
            "Codes are rectified, and the loss adds \(NumberFormat.plain(weight)) times their sum, each latent dimension in "
                + "units of its root mean square, which runs over about ten batches: smaller codes are no sparser."
        case .divergence(let rate, let weight):
            "Codes lie in 0–1, and the loss adds \(NumberFormat.plain(weight)) times the KL divergence of each latent "
                + "dimension's mean, which runs over about ten batches, from the rate \(NumberFormat.plain(rate)) (Ng, 2011)."
        }
    }
}
