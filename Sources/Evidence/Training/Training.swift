internal import Methods
internal import NeuralNetworks
internal import Rows

/// The trainings of the networks, and what became of their losses.
package enum Training: Question {
    package static let id = "training"

    package struct Finding: Codable, Sendable {
        /// Each network, by its id.
        package let networks: [String: NetworkTraining]
    }

    /// The training of one network.
    package struct NetworkTraining: Codable, Sendable {
        package let epochs: Int
        package let plannedEpochs: Int
        package let keptEpoch: Int
        /// The least validation loss; nil where none was measured.
        package let leastValidationLoss: Double?
        /// The epoch in which a first attempt diverged, and the peak learning rate at which it did; nil if none did.
        package let divergedEpoch: Int?
        package let divergedLearningRate: Double?
        package let recipe: TrainingNumbers
    }

    package struct Illustration: Sendable {
        /// The losses of each network over its training, by its id.
        package let curves: [String: LossCurve]
    }

    /// Losses at the epochs where validation was measured.
    package struct LossCurve: Sendable, Equatable {
        /// The epochs, counted from 1; nil where a loss stands for each epoch in turn.
        package let epochs: [Double]?
        /// Training losses, means since the epoch before; not a number where there are none.
        package let training: [Double]
        package let validation: [Double]
        /// The place of the kept epoch among them, counted from 0.
        package let kept: Int
    }

    package static let definitions = [
        "epochs": Definition("Epochs run.", unit: "epochs"),
        "planned_epochs": Definition("Maximum number of epochs planned.", unit: "epochs"),
        "kept_epoch": Definition("Epoch whose parameters were kept; 0, the initialisation."),
        "diverged_epoch": Definition(
            "Epoch in which a first training attempt diverged (its loss was not finite)."),
        "diverged_learning_rate": Definition(
            "Peak learning rate of that attempt; the network was trained again at a tenth of it."),
        "least_validation_loss": Definition("Lowest validation loss.", unit: "as the training's loss"),
    ].merging(TrainingNumbers.definitions) { own, _ in own }

    package static func find(in study: Study) -> Answer<Training>? {
        let networks = study.methods.byID { result in
            result.training.map { training in
                NetworkTraining(
                    epochs: training.history.trainingLosses.count, plannedEpochs: training.settings.epochs,
                    keptEpoch: training.history.keptEpoch,
                    leastValidationLoss: training.history.validationLosses.filter(\.isFinite).min(),
                    divergedEpoch: training.divergence?.epoch, divergedLearningRate: training.divergence?.learningRate,
                    recipe: TrainingNumbers(training, trainingRows: study.data.split.training.count))
            }
        }
        guard !networks.isEmpty else { return nil }
        return Answer(
            Finding(networks: networks),
            illustration: Illustration(
                curves: study.methods.byID { $0.training.map { LossCurve($0.history) } }))
    }
}

extension Training.LossCurve {
    init(_ history: TrainingHistory) {
        guard !history.validationEpochs.isEmpty else {
            self.init(epochs: nil, training: history.trainingLosses, validation: [], kept: history.keptEpoch - 1)
            return
        }
        var training: [Double] = []
        var start = 0
        for epoch in history.validationEpochs {
            let losses = history.trainingLosses[start..<epoch]
            // Before the first epoch there is a validation loss, where a start was measured, and no training loss.
            training.append(losses.isEmpty ? .nan : losses.reduce(0, +) / Double(losses.count))
            start = epoch
        }
        self.init(
            epochs: history.validationEpochs.map(Double.init), training: training,
            validation: history.validationLosses,
            kept: history.validationEpochs.firstIndex(of: history.keptEpoch) ?? 0)
    }
}
