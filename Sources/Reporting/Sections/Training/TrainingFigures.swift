internal import Core
internal import Drawing
internal import Evidence
internal import Methods
internal import NeuralNetworks
internal import Plotting
internal import Rows

/// Figures of the training of networks: loss by epoch.
enum TrainingFigures {
    /// Training and validation loss by epoch, a panel for each network; nil without a network.
    static func curves(of report: Report) -> ReportFigure? {
        guard let answer = report.findings.answer(to: Training.self) else { return nil }
        let panels = report.methods.compactMap { result in
            answer.illustration.curves[result.id].map { curve in
                TrainingCurves(
                    series: [series(result.method, curve)], yTitle: result.training?.objective.lossTitle ?? "loss")
            }
        }
        let trained = report.methods.compactMap { result in
            answer.finding.networks[result.id].map { (result.method, $0) }
        }
        let kept = trained.map { method, training in
            "epoch \(training.keptEpoch) of \(training.epochs) for \(method.definiteName)"
                + (training.leastValidationLoss.map {
                    " (validation loss \(NumberFormat.significant($0, digits: 3)))"
                } ?? "")
        }
        return ReportFigure(
            identifier: "training", title: "Training",
            figure: panels.count > 1
                ? PanelGrid(panels: panels, letters: PanelLetters.first(panels.count))
                : panels[0],
            width: panels.count > 1 ? .full : .half, finding: "The weights are those of \(Report.list(kept)).",
            explanation:
                "Thin lines, training loss (including augmentation and input noise, if any); thick lines, validation loss "
                + "(n = \(NumberText.count(report.split.validation.count)), clean rows); circle, epoch with the lowest "
                + "validation loss, whose weights are used.")
    }

    private static func series(_ method: Method, _ curve: Training.LossCurve) -> TrainingSeries {
        guard let epochs = curve.epochs else {
            return TrainingSeries(
                method: method.style, training: curve.training, validation: curve.validation, keptEpoch: curve.kept)
        }
        return TrainingSeries(
            method: method.style, training: curve.training, validation: curve.validation, epochs: epochs,
            keptEpoch: curve.kept)
    }
}
