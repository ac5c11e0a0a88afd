internal import Methods

/// The trials of ways of training, as `metrics.json` tells of them.
struct TrialsRecord: Encodable {
    private struct Candidate: Encodable {
        let name: String
        let validationLoss: Double
        let folds: Int
    }

    private let chosen: String
    private let epochs: Int
    private let folds: Int
    private let candidates: [Candidate]

    init(_ trials: TrainingTrials) {
        chosen = trials.chosen
        epochs = trials.epochs
        folds = trials.folds
        candidates = trials.trials.map { Candidate(name: $0.name, validationLoss: $0.validationLoss, folds: $0.folds) }
    }
}

/// The comparison of a network with PCA on the validation rows in `metrics.json`.
struct ComparisonRecord: Encodable {
    private let linearValidationLoss: Double
    private let networkValidationLoss: Double
    private let secondValidationLoss: Double?
    private let keptSecond: Bool

    init(_ comparison: LinearComparison) {
        linearValidationLoss = comparison.linearLoss
        networkValidationLoss = comparison.networkLoss
        secondValidationLoss = comparison.secondLoss
        keptSecond = comparison.keptSecond
    }
}
