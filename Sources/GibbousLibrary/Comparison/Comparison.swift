internal import Comparison
internal import Core
internal import Evidence
internal import Methods
internal import Reporting
internal import Rows

/// A comparison of methods on a data set: all are fitted to the same training rows and judged by the same test rows.
///
///     let comparison = Comparison(try Dataset(contentsOf: "datasets/digits.h5"))
///     let report = try comparison.report(to: "output/digits")
///     print(report.summary)
public struct Comparison: Sendable {
    private let dataset: Dataset
    /// The methods, in the order of the report.
    public var methods: [Method]
    /// The number of latent dimensions.
    public var latentSize: Int
    /// The choices about training.
    public var options: TrainingOptions
    /// The share of the rows that is held out for testing, if the file has no test rows of its own.
    public var testFraction = 0.2
    /// The number of times that the comparison is made, each from the next seed and on another split unless the test rows are given;
    /// nil for as many as suit the data.
    public var repeats: Int?

    /// A comparison on a data set.
    ///
    ///     let comparison = Comparison(dataset, methods: Method.all, latentSize: 8)
    ///
    /// - Parameters:
    ///   - dataset: The data.
    ///   - methods: The methods, each once.
    ///   - latentSize: The number of latent dimensions, fewer than features.
    ///   - options: The choices about training; by default chosen from the data.
    public init(
        _ dataset: Dataset, methods: [Method] = Method.usual, latentSize: Int = 2,
        options: TrainingOptions = TrainingOptions()
    ) {
        self.dataset = dataset
        self.methods = methods
        self.latentSize = latentSize
        self.options = options
    }

    /// The report that a comparison has left behind.
    public struct Report: Sendable {
        /// The path of its directory.
        public let directory: String
        /// The verdict, its evidence, and the files that were written.
        public let summary: String
        /// The characters that could not be drawn, and what to install; nil if all could.
        public let warning: String?
    }

    /// Fits and measures all methods, and writes a report: `report.pdf`, `report.html`, `figures`, `metrics.json`,
    /// `results.h5ad` and `models`.
    ///
    ///     try Comparison(dataset).report(to: "output/digits") { print($0) }
    ///
    /// The directory is put in its place when it is whole; a failure leaves nothing behind.
    ///
    /// - Parameters:
    ///   - directory: The path of the directory; a report that is there is replaced, anything else is not touched.
    ///   - progress: Called with a sentence at each step, on any thread.
    /// - Returns: The report.
    /// - Throws: ``GibbousError`` of the kind `invalidArgument` for settings that make no sense, `unusableInput` if the data
    ///   don't allow the comparison or a training diverged, `cannotWrite` if the directory can't be written.
    @discardableResult
    public func report(
        to directory: String, progress: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(GibbousError) -> Report {
        let settings = try settings(directory)
        let dataset = dataset.storage
        return try GibbousError.translating {
            let place = try OutputDirectory(settings.output, force: false)
            do {
                let prepared = try DataPreparation(settings.comparison).run(on: dataset) { $0.tell(progress) }
                try place.create()
                let result = try ComparisonResult(of: prepared, settings: settings.comparison) { $0.tell(progress) }
                let report = try Reporting.Report(of: result, settings: settings) { $0.tell(progress) }
                let summary = try ReportWriter(report, to: place).write()
                try place.commit()
                return Report(directory: settings.output, summary: summary.text, warning: summary.warning)
            } catch {
                place.discard()
                throw error
            }
        }
    }

    private func settings(_ directory: String) throws(GibbousError) -> ReportSettings {
        try options.check()
        guard !methods.isEmpty, Set(methods).count == methods.count else {
            throw GibbousError(.invalidArgument, "A comparison needs methods, each once.")
        }
        guard latentSize >= 1, testFraction > 0, testFraction < 1, repeats ?? 1 >= 1 else {
            throw GibbousError(
                .invalidArgument,
                "A latent size of \(latentSize), a test fraction of \(testFraction) or \(repeats ?? 1) trainings make no sense."
            )
        }
        var settings = ReportSettings(file: dataset.storage.path, output: directory)
        settings.comparison.methods = Methods.Method.allCases.filter { method in
            methods.contains { $0.storage == method }
        }
        settings.comparison.latentSize = latentSize
        settings.comparison.training = options.choices
        settings.comparison.testFraction = testFraction
        settings.comparison.repeats = repeats
        settings.comparison.threads = options.threadCount
        return settings
    }
}

extension ComparisonEvent {
    /// Passes on the sentence of a step.
    fileprivate func tell(_ progress: (String) -> Void) {
        if case .step(let sentence) = self { progress(sentence) }
    }
}
