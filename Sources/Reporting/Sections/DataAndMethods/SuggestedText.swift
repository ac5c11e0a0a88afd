internal import Comparison
internal import Core
internal import Drawing
internal import Evidence
internal import Methods
internal import NeuralNetworks
internal import Plotting
internal import Rows

/// Sentences on the comparison for the methods section of a paper, and the program as a BibTeX entry.
struct SuggestedText {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    var paragraphs: [StyledText] {
        [
            StyledText.bold("For a methods section. ") + StyledText("“\(sentences.joined(separator: " "))”".unbroken),
            StyledText.bold("BibTeX. ") + StyledText(Self.bibTeX),
        ]
    }

    /// The entry, of the version that made the report and the year of its release.
    static var bibTeX: String {
        "@software{gibbous, title = {Gibbous: autoencoders compared with {PCA}}, author = {{The Gibbous authors}}, "
            + "version = {\(gibbousVersion)}, year = {\(gibbousYear)}}"
    }

    private var sentences: [String] { [methods, rows, networks, evaluation].compactMap(\.self) }

    private var fitted: [MethodResult] { report.methods.filter { $0.method.origin == nil } }

    private var methods: String {
        let names = fitted.map { result in
            result.method.isLinear
                ? result.method.name : "\(result.method.longName.withArticle) (\(result.method.name))"
        }
        let size = report.settings.latentSize
        let verb = fitted.count > 1 ? "compared" : "fitted"
        return
            "We \(verb) \(Report.list(names)) with \(NumberWord.text(size)) latent dimension\(size == 1 ? "" : "s"), using "
            + "Gibbous \(gibbousVersion)."
    }

    private var rows: String {
        let split = report.split
        let size =
            "\(NumberFormat.count(report.dataset.rowCount)) rows of \(NumberFormat.count(report.dataset.featureCount)) features"
        let validation =
            split.validation.isEmpty ? "" : ", \(NumberFormat.count(split.validation.count)) for validation"
        return
            "The data (\(size)) were divided into \(NumberFormat.count(split.training.count)) rows for training\(validation) and "
            + "\(NumberFormat.count(split.test.count)) for testing; all methods were fitted to the same training rows and evaluated on "
            + "the test rows, which none had seen."
    }

    /// The networks with what was the same for all of them.
    private var networks: String? {
        let trained = fitted.compactMap { result in result.training.map { (result, $0) } }
        guard let (_, first) = trained.first else { return nil }
        func same<Value: Equatable>(_ value: (TrainingSummary) -> Value) -> Value? {
            trained.allSatisfy { value($0.1) == value(first) } ? value(first) : nil
        }
        let subject = trained.count == 1 ? "The \(trained[0].0.method.name) was" : "The networks were"
        var parts = ["AdamW"]
        if let rate = same(\.settings.peakLearningRate) {
            parts.append("a peak learning rate of \(NumberFormat.significant(rate, digits: 1))")
        }
        parts.append("linear warm-up and cosine decay")
        if let decay = same(\.settings.weightDecay) {
            parts.append("weight decay \(NumberFormat.significant(decay, digits: 1))")
        }
        if let size = same(\.settings.batchSize) { parts.append("batch size \(NumberFormat.count(size))") }
        if let epochs = same(\.settings.epochs) { parts.append("at most \(NumberFormat.count(epochs)) epochs") }
        let selection =
            report.split.validation.isEmpty ? "" : "; the epoch with the lowest validation loss was kept"
        let encoders = trained.map { (Self.encoder($0.1), $0.0.method.name) }
        let layers =
            trained.count == 1 ? "The encoder has \(encoders[0].0)" : "The encoders have \(Report.list(encoders))"
        return "\(subject) trained with \(Report.list(parts))\(selection). \(layers)."
    }

    private static func encoder(_ training: TrainingSummary) -> String {
        let widths = training.hidden.map(String.init).joined(separator: "–")
        return switch training.style {
        case .normalized: "layers of \(widths) units with layer normalisation and ReLU"
        case .pcaResidual: "layers of \(widths) units with GELU beside a linear layer that started as PCA"
        case .convolutional, .convolutionalEncoder:
            "convolutions of \(widths) channels with layer normalisation and ReLU"
        }
    }

    private var evaluation: String? {
        guard report.findings[Verdict.self] != nil else { return nil }
        return
            "Errors are mean squared errors of the scaled test rows with 95 % bootstrap intervals; networks were compared "
            + "with PCA by the ratio of the two mean errors, paired row by row, with Fieller’s 95 % interval."
    }
}

extension String {
    /// The noun with its indefinite article.
    fileprivate var withArticle: String { (first.map("aeiou".contains) == true ? "an " : "a ") + self }
}
