internal import Comparison
internal import Core
internal import Drawing
internal import Evidence
internal import Methods
internal import NeuralNetworks
internal import OneDNN
internal import Plotting
internal import Rows

/// The description of the methods, in sentences by which the work could be repeated.
struct MethodsText {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    var paragraphs: [StyledText] {
        [data, comparison] + networks
            + [TimeLimitText(report).paragraph, environment].compactMap(\.self) + SuggestedText(report).paragraphs
    }

    private var data: StyledText {
        let dataset = report.dataset
        let notes = dataset.notes.isEmpty ? "" : " " + dataset.notes.joined(separator: " ")
        return StyledText.bold("Data. ")
            + StyledText("File: \(dataset.path.escaped). \(dataset.reason) \(report.scaling)\(notes)")
    }

    private var comparison: StyledText {
        let split = report.split
        let use: String =
            report.methods.contains(where: \.method.isNetwork)
            ? "The training epoch of the networks was selected on \(NumberFormat.count(split.validation.count)) validation rows"
            : "\(NumberFormat.count(split.validation.count)) validation rows were set aside"
        let read = EmbeddingText(of: report.methods.map(\.method))
        let sentences: [String] = [
            "All methods were fitted to the same \(NumberFormat.count(split.training.count)) training rows, which also ",
            "determined the scaling. \(use); all results refer to the \(NumberFormat.count(split.test.count)) test rows, which ",
            "no method \(read == nil ? "" : "that was fitted here ")had seen.\(report.baseline == nil ? "" : " PCA was computed by exact decomposition.")",
            "\(read.map { " \($0.sentence)" } ?? "")\(verdict)\(repeats)",
        ]
        return StyledText.bold("Comparison. ") + StyledText(sentences.joined())
    }

    /// The sentences on the verdict's interval; empty without a verdict.
    private var verdict: String {
        guard let verdict = report.findings[Verdict.self] else { return "" }
        let rows =
            verdict.outlyingRows == 0
            ? ""
            : " Errors count as outlying if they lie more than \(Int(Verdict.outlyingFrom)) interquartile ranges above the upper "
                + "quartile; if the verdict without them would be another, the comparison is undecided."
        let successive =
            report.split.groups != nil && report.split.gap > 0
            ? " Successive stretches of the file are correlated, and are counted as the number of independent ones that would leave "
                + "the same uncertainty (Bayley and Hammersley, 1946)." : ""
        return
            " The verdict's interval contains the ratios of the two mean errors that a paired t-test over the test rows does not "
            + "reject (Fieller, 1954).\(successive)\(rows)"
    }

    /// The sentences on repeated trainings; empty for a single one.
    private var repeats: String {
        guard let repeats = RepeatText(report) else { return "" }
        let seed = report.settings.seed
        let diverged = report.methods.compactMap { result -> String? in
            let missing = (report.settings.repeats ?? 1) - max(1, result.repeats.count)
            return result.method.isNetwork && missing > 0 ? "\(result.method.name): \(missing)" : nil
        }
        let without =
            diverged.isEmpty ? "" : " Training runs that diverged are left out (\(diverged.joined(separator: ", ")))."
        let shown =
            "figures, intervals other than the verdict's, and the saved models are those of seed \(seed); "
            + "± is the standard deviation over the training runs (divisor \(repeats.count - 1)). Intervals reflect the choice of "
            + "test rows, standard deviations that of the training run"
        guard repeats.variesSplit else {
            return " Each network was trained \(NumberFormat.count(repeats.count)) times on the same rows"
                + "\(repeats.sameSplit), with \(repeats.seedsText); \(shown), and the verdict's interval both.\(without)"
        }
        return
            " All methods were fitted \(NumberFormat.count(repeats.count)) times, with \(repeats.seedsText), each time on another "
            + "split made in the same way, including the scaling; \(shown) and the split, and the verdict's interval both: a row's "
            + "contributions to all splits that test it are summed, and the remaining variance between splits is corrected for "
            + "their overlap as by Nadeau and Bengio (2003).\(without)"
    }

    /// A paragraph for each network, after one of what holds for all of them: enough to build and train them elsewhere.
    private var networks: [StyledText] {
        let texts = report.methods.compactMap { result in
            result.training.map {
                (name: result.method.name, sentences: NetworkTrainingText(result, $0, in: report).sentences)
            }
        }
        guard texts.count > 1, let first = texts.first else {
            return texts.map { paragraph($0.name, $0.sentences) }
        }
        let shared = first.sentences.filter { sentence in texts.allSatisfy { $0.sentences.contains(sentence) } }
        let own = texts.compactMap { text in
            let sentences = text.sentences.filter { !shared.contains($0) }
            return sentences.isEmpty ? nil : paragraph(text.name, sentences)
        }
        return (shared.isEmpty ? [] : [paragraph(texts.count == 2 ? "Both networks" : "All networks", shared)]) + own
    }

    private func paragraph(_ name: String, _ sentences: [String]) -> StyledText {
        StyledText.bold("\(name). ") + StyledText(sentences.joined(separator: " ").unbroken)
    }

    private var environment: StyledText {
        let versions = report.environment.versions.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
        return StyledText.bold("Environment. ")
            + StyledText("Seed \(report.settings.seed). \(versions). \(report.environment.processor.escaped).")
    }
}
