package import Comparison
internal import Core
package import Evidence
internal import Methods
internal import ONNX
internal import Plotting
internal import Rows

extension Report {
    /// The report of a finished comparison.
    ///
    /// - Parameters:
    ///   - comparison: What was compared and found.
    ///   - settings: The user's request.
    ///   - events: Told of methods whose models can't be saved.
    /// - Throws: `ONNXError` where a model that can be saved can't be made ready for it, or `RowReadError` where rows can't be read.
    package init(
        of comparison: ComparisonResult, settings: ReportSettings,
        events: (ComparisonEvent) -> Void = { _ in }
    ) throws {
        let (data, study) = (comparison.data, comparison.study)
        var settings = settings
        // What was done, where that was left open.
        settings.comparison.repeats = data.repeats.count
        if let unknown = settings.palette?.classesBeside(data.dataset) {
            events(.step("--palette: no label has a class \(unknown.listed("or")); its colour is not used."))
        }
        self.init(
            dataset: data.dataset.description, scaling: data.scaling.sentence, split: data.split,
            labels: data.dataset.labels, featureNames: data.featureNames, truth: study.data.truth,
            methods: study.methods, findings: comparison.findings,
            furtherLabels: comparison.findings.illustration(of: LabelPrediction.self)?.further ?? [],
            settings: settings, environment: .current(threads: settings.threads),
            splitting: data.splitting, clipping: data.scaling.clipping,
            models: try ModelFiles.all(
                of: study.fitted, on: data.dataset, scaling: data.scaling, seed: settings.seed, events: events),
            rowNames: data.dataset.rowNames == nil ? nil : data.dataset.shownRowNames,
            explorer: settings.drawsWebPage ? try ExplorerSource(of: data, study, seed: settings.seed) : nil)
    }
}

extension PaletteChoice {
    /// The first classes with a colour that no label of a data set has; nil where there are none.
    fileprivate func classesBeside(_ dataset: Dataset) -> [String]? {
        let labels = [dataset.labels].compactMap(\.self) + dataset.furtherLabels.map(\.labels)
        let known = Set(
            labels.flatMap { label -> [String] in
                if case .categorical(let classes) = label { classes.categories } else { [] }
            })
        let unknown = classes.keys.filter { !known.contains($0) }.sorted().prefix(Self.mostNamed)
        return unknown.isEmpty ? nil : unknown.map { "“\($0)”" }
    }

    private static let mostNamed = 3
}
