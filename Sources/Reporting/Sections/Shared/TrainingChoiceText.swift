internal import Core
internal import Evidence
internal import Methods
internal import NeuralNetworks
internal import Plotting

/// The sentences on the choice of a way of training, on its start, and on a second training of a network worse than a
/// PCA.
struct TrainingChoiceText {
    private let training: TrainingSummary

    init(_ training: TrainingSummary) {
        self.training = training
    }

    var sentences: [String] { [trials, layout, narrowStart, divergence, start, comparison].compactMap { $0 } }

    private var trials: String? {
        guard let trials = training.trials, trials.trials.count > 1 else { return nil }
        let part = trials.folds < trials.divisions ? "\(NumberFormat.count(trials.folds)) folds of " : ""
        let judges =
            trials.folds > 1
            ? "by \(part)\(NumberFormat.count(max(trials.folds, trials.divisions)))-fold cross-validation over the training and validation rows, after each fold of which the "
                + "worse half was dropped,"
            : "on the validation rows"
        return "Selected \(judges) in trials of \(NumberFormat.count(trials.epochs)) epochs among "
            + "\(NumberFormat.count(trials.trials.count)) training settings: \(trials.chosen)."
    }

    private var layout: String? {
        guard let pull = training.settings.latentAnchoring else { return nil }
        return
            "Codes were at first drawn towards an Isomap embedding of the training rows (12 neighbours; at most 4000 "
            + "rows): half the squared distance was added to a row's loss with weight "
            + "\(NumberFormat.significant(pull.weight, digits: 1)), annealed to 0 over the first \(share(pull.share)) of the "
            + "planned epochs."
    }

    private var narrowStart: String? {
        guard let start = training.settings.varianceWarmup else { return nil }
        return "The likelihood's log-variance was held at "
            + "\(NumberFormat.decimal(start.likelihoodLogVariance, decimals: 0)) over the first \(share(start.share)) and "
            + "learned from then on; those of the posteriors began at "
            + "\(NumberFormat.decimal(start.posteriorLogVariance, decimals: 0))."
    }

    /// A first attempt that diverged, as a predicate; nil if none did.
    var diverged: String? {
        training.divergence.map {
            "diverged in epoch \(NumberFormat.count($0.epoch)) at a learning rate of "
                + "\(NumberFormat.significant($0.learningRate, digits: 1)) and was repeated at a tenth of it"
        }
    }

    private var divergence: String? { diverged.map { "A first training \($0)." } }

    /// Why what training started from was kept, as a clause.
    ///
    /// - Parameter beginning: The words for what training started from.
    /// - Returns: The clause.
    func keptStart(over beginning: String = "its PCA initialisation") -> String {
        "training never improved on \(beginning) by more than "
            + "\(NumberFormat.significant(100 * training.settings.startMargin, digits: 1)) % (validation loss), so the PCA solution "
            + "was kept"
    }

    private var start: String? {
        training.keptStart ? "\(keptStart().capitalizedFirst)." : nil
    }

    private var comparison: String? {
        guard let comparison = training.comparison, comparison.wasWorse else { return nil }
        let linear = NumberFormat.significant(comparison.linearLoss, digits: 4)
        let network = NumberFormat.significant(comparison.networkLoss, digits: 4)
        let worse = "On the validation rows its loss, \(network), was not below that of PCA, \(linear)"
        guard let second = comparison.secondLoss.map({ NumberFormat.significant($0, digits: 4) }) else {
            return worse + (training.settings.keepsStart ? ", which it started from." : ".")
        }
        return worse + "; networks initialised from a PCA were trained instead, reached \(second) and "
            + (comparison.keptSecond ? "are the ones reported here." : "were no better.")
    }

    private func share(_ share: Double) -> String { "\(NumberFormat.significant(100 * share, digits: 2)) %" }
}
