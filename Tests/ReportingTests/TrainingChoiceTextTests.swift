import Evidence
import NeuralNetworks
import Testing

@testable import Methods
@testable import Reporting

@Suite struct TrainingChoiceTextTests {
    private func text(_ change: (inout TrainingSummary) -> Void) -> String {
        var training = SampleReport.training
        change(&training)
        return TrainingChoiceText(training).sentences.joined(separator: " ")
    }

    @Test func saysNothingWhereNothingWasChosen() {
        #expect(text { _ in }.isEmpty)
        let better = LinearComparison(linearLoss: 2, networkLoss: 1, secondLoss: nil)
        #expect(text { $0.comparison = better }.isEmpty)
    }

    @Test func saysWhoJudgedTheTrials() {
        let trials = [TrainingTrials.Trial(name: "one", validationLoss: 1), .init(name: "two", validationLoss: 2)]
        func text(folds: Int) -> String {
            self.text {
                $0.trials = TrainingTrials(trials: trials, chosen: "one", epochs: 30, folds: folds, seconds: 0)
            }
        }
        #expect(
            text(folds: 1) == "Selected on the validation rows in trials of 30 epochs among 2 training settings: one.")
        let dropped =
            "Selected by 5-fold cross-validation over the training and validation rows, after each fold of which"
        #expect(text(folds: 5).hasPrefix(dropped))
        let some = self.text {
            $0.trials = TrainingTrials(
                trials: trials, chosen: "one", epochs: 30, folds: 2, divisions: 5, seconds: 0)
        }
        #expect(some.hasPrefix("Selected by 2 folds of 5-fold cross-validation over the training and validation rows,"))
    }

    @Test func saysWhatBecameOfANetworkWorseThanPCA() {
        let kept = LinearComparison(linearLoss: 0.25, networkLoss: 0.5, secondLoss: 0.125)
        #expect(
            text { $0.comparison = kept }
                == "On the validation rows its loss, 0.5000, was not below that of PCA, 0.2500; networks initialised from a PCA "
                + "were trained instead, reached 0.1250 and are the ones reported here.")
        let single = LinearComparison(linearLoss: 0.25, networkLoss: 0.5, secondLoss: nil)
        #expect(text { $0.comparison = single }.hasSuffix("was not below that of PCA, 0.2500."))
        let lost = LinearComparison(linearLoss: 0.25, networkLoss: 0.5, secondLoss: 0.75)
        #expect(text { $0.comparison = lost }.hasSuffix("reached 0.7500 and were no better."))
    }

    @Test func saysWhereThePCAIsStillThere() {
        let text = text {
            var settings = TrainingSettings(epochs: 3, batchSize: 16, peakLearningRate: 1e-3, seed: 0)
            settings.keepsStart = true
            var history = $0.history
            history.keptEpoch = 0
            $0 = TrainingSummary(
                history: history, settings: settings, style: .pcaResidual, hidden: [8], parameterCount: 99,
                objective: .reconstruction)
        }
        #expect(text.hasSuffix("by more than 0.5 % (validation loss), so the PCA solution was kept."))
    }

    @Test func saysHowTrainingStarted() {
        let text = text {
            var settings = TrainingSettings(epochs: 3, batchSize: 16, peakLearningRate: 1e-3, seed: 0)
            settings.latentAnchoring = LatentAnchoring(weight: 30, share: 0.3)
            settings.varianceWarmup = VarianceWarmup(likelihoodLogVariance: -3, posteriorLogVariance: -4, share: 0.3)
            $0 = TrainingSummary(
                history: $0.history, settings: settings, style: .pcaResidual, hidden: [8], parameterCount: 99,
                objective: .reconstruction)
        }
        #expect(text.contains("with weight 30, annealed to 0 over the first 30 % of the planned epochs"))
        #expect(text.contains("held at −3 over the first 30 %"))
    }
}
