internal import Core

extension ContractiveAutoencoder {
    public var objective: TrainingObjective {
        var objective = TrainingObjective()
        objective.lossTitle = "MSE and penalty"
        objective.sentences =
            "The loss adds \(NumberFormat.plain(weight)) times the squared Frobenius norm of the encoder's Jacobian (Rifai et "
            + "al., 2011), codes in units of their standard deviation, taken along one random direction for each row and step."
        objective.settings = ["contraction": .number(weight)]
        return objective
    }
}
