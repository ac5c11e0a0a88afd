internal import Core
internal import Datasets
internal import Drawing
internal import Methods
internal import NeuralNetworks
internal import Plotting

/// How the networks were trained: loss by epoch.
enum TrainingFigures: ReportFigureKind {
    static func figures(of report: Report) -> [ReportFigure] {
        let trained = report.methods.compactMap { result in result.training.map { (result.method, $0) } }
        guard !trained.isEmpty else { return [] }
        let panels = trained.map { method, training in
            TrainingCurves(series: [series(method, training.history)], yTitle: training.objective.lossTitle)
        }
        let kept = trained.map { method, training in
            "\(method.name) epoch \(training.history.keptEpoch) of \(training.history.trainingLosses.count)"
                + (training.history.validationLosses.filter(\.isFinite).min().map {
                    ", validation loss \(NumberFormat.significant($0, digits: 3))"
                } ?? "")
        }
        return [
            ReportFigure(
                identifier: "training", title: "Training",
                figure: panels.count > 1
                    ? PanelGrid(panels: panels, letters: Array(["a", "b", "c", "d", "e"].prefix(panels.count)))
                    : panels[0],
                width: panels.count > 1 ? .full : .half, finding: "Kept: \(kept.joined(separator: "; ")).",
                explanation:
                    "Thin: mean loss of the training batches, augmented or noisy where training is; thick: loss of "
                    + "the clean validation rows (n = \(NumberText.count(report.split.validation.count))); ring: the epoch of "
                    + "the lowest validation loss, whose weights are used.")
        ]
    }

    /// The losses at the epochs where validation was measured; training losses are means since the one before.
    private static func series(_ method: Method, _ history: TrainingHistory) -> TrainingSeries {
        guard !history.validationEpochs.isEmpty else {
            return TrainingSeries(
                method: method.style, training: history.trainingLosses, validation: [],
                keptEpoch: history.keptEpoch - 1)
        }
        var training: [Double] = []
        var start = 0
        for epoch in history.validationEpochs {
            let losses = history.trainingLosses[start..<epoch]
            // Before the first epoch there is a validation loss, where a start was measured, and no training loss.
            training.append(losses.isEmpty ? .nan : losses.reduce(0, +) / Double(losses.count))
            start = epoch
        }
        return TrainingSeries(
            method: method.style, training: training, validation: history.validationLosses,
            epochs: history.validationEpochs.map(Double.init),
            keptEpoch: history.validationEpochs.firstIndex(of: history.keptEpoch) ?? 0)
    }
}
