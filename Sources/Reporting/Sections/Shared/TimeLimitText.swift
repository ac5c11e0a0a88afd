internal import Comparison
internal import Core
internal import Drawing
internal import Evidence
internal import Methods
internal import NeuralNetworks
internal import Plotting

/// The sentences on the effect of a time limit on the trainings.
struct TimeLimitText {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    /// The paragraph; nil where there was no limit.
    var paragraph: StyledText? {
        guard let limit = report.settings.timeLimit else { return nil }
        let networks = report.methods.filter { $0.training?.shortening != nil }
        let trained = networks.compactMap { result in result.training?.shortening.map { clause(result, $0) } }
        return StyledText.bold("Time limit. ")
            + StyledText(
                "The report had a time limit of \(TimeLimitText.text(limit)); the lengths of trials and training runs, and "
                    + "hence the learning rates, were planned from the speed measured on this machine. "
                    + trained.joined(separator: " "))
    }

    private func clause(_ result: MethodResult, _ shortening: BudgetAdjustment) -> String {
        let name = result.method.name
        let suiting = NumberFormat.count(shortening.suitingEpochs)
        guard shortening.isShortened else { return "\(name): trained as it would be without a limit." }
        var parts: [String] = []
        if shortening.isLeast {
            parts.append(
                "there was no time for training, and only \(shortening.batches ?? 0) batches were used")
        } else if let batches = shortening.batches {
            parts.append(
                "\(NumberFormat.count(batches)) batches, less than one of the \(suiting) epochs that would suit the data"
            )
        } else if shortening.plannedEpochs < shortening.suitingEpochs {
            parts.append(
                "\(NumberFormat.count(shortening.plannedEpochs)) of the \(suiting) epochs that would suit the data")
        }
        if shortening.skipsTrials { parts.append("no trials of other ways of training") }
        if shortening.isCutOff { parts.append("training was slower than planned and ended when time was up") }
        return "\(name): \(parts.joined(separator: "; "))\(repeats(result))."
    }

    /// The caveat for readers of the verdict about a limit that made a difference; nil if none did.
    var caveat: String? {
        guard let limit = report.settings.timeLimit else { return nil }
        let cut = report.methods.compactMap { result in
            result.training.flatMap { training in
                training.shortening.flatMap { $0.isShortened ? amount(result.method.name, training, $0) : nil }
            }
        }
        guard !cut.isEmpty else { return nil }
        return
            "The time limit of \(TimeLimitText.text(limit)) cut training short (\(cut.joined(separator: ", "))): more "
            + "time may change the verdict."
    }

    /// "AE 40 of 200 epochs".
    private func amount(_ name: String, _ training: TrainingSummary, _ shortening: BudgetAdjustment) -> String {
        if let batches = shortening.batches { return "\(name) \(NumberFormat.count(batches)) batches" }
        return "\(name) \(NumberFormat.count(shortening.plannedEpochs)) of "
            + "\(NumberFormat.count(shortening.suitingEpochs)) epochs"
    }

    /// The plans of the other seeds, where they differ.
    private func repeats(_ result: MethodResult) -> String {
        let planned = result.repeats.compactMap { $0.training?.shortening?.plannedEpochs }
        guard let least = planned.min(), let most = planned.max(), least < most,
            let repeats = RepeatText(result, in: report)
        else { return "" }
        return " (over \(repeats.seedsText), \(least) to \(most) epochs)"
    }

    /// "90 s", or "1 h 30 min".
    static func text(_ seconds: Double) -> String {
        guard seconds >= 120 else { return "\(NumberFormat.significant(seconds, digits: 3)) s".trimmingZeros }
        let whole = Int(seconds.rounded())
        let parts = [(whole / 3_600, "h"), (whole / 60 % 60, "min"), (whole % 60, "s")]
        return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: " ")
    }
}

extension String {
    /// "90.0 s" as "90 s".
    fileprivate var trimmingZeros: String { replacing(".0 s", with: " s").replacing(".00 s", with: " s") }
}
