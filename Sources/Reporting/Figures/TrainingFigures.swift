internal import Datasets
internal import Drawing
internal import NeuralNetworks
internal import Plotting

/// How the networks were trained: loss by epoch.
enum TrainingFigures: ReportFigureKind {
    static func figures(of report: Report) -> [ReportFigure] {
        report.methods.compactMap { result in
            guard let training = result.training, !training.history.trainingLosses.isEmpty else { return nil }
            let history = training.history
            var validation = [Double](repeating: .nan, count: history.trainingLosses.count)
            for (epoch, loss) in zip(history.validationEpochs, history.validationLosses) {
                validation[epoch - 1] = loss
            }
            let series = TrainingSeries(
                method: result.method.style, training: history.trainingLosses, validation: validation,
                keptEpoch: history.keptEpoch)
            let ran = history.trainingLosses.count
            return ReportFigure(
                identifier: "training-\(result.method.rawValue)", title: "Training: \(result.method.name)",
                figure: TrainingCurves(series: [series], yTitle: training.lossTitle), width: .half,
                finding: "\(result.method.name): epoch \(history.keptEpoch) of \(ran) was kept.",
                explanation:
                    "Thin: mean loss of each epoch's batches, augmented or noisy where training is; thick: loss of "
                    + "the clean validation rows (n = \(NumberText.count(report.split.validation.count))); ring: the epoch of "
                    + "the lowest validation loss, whose weights are used.")
        }
    }
}
