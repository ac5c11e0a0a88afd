package import Comparison
package import Evidence
internal import Methods
internal import ONNX
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
        self.init(
            dataset: data.dataset.description, scaling: data.scaling.sentence, split: data.split,
            labels: data.dataset.labels, featureNames: data.featureNames, truth: study.data.truth,
            methods: study.methods, findings: comparison.findings,
            furtherLabels: comparison.findings.illustration(of: LabelPrediction.self)?.further ?? [],
            settings: settings, environment: .current(threads: settings.threads),
            splitting: data.splitting, clipping: data.scaling.clipping,
            models: try ModelFiles.all(of: study.fitted, on: data, seed: settings.seed, events: events),
            explorer: settings.drawsWebPage ? try ExplorerSource(of: data, study, seed: settings.seed) : nil)
    }
}

extension ModelFiles {
    /// The models of methods that are to be saved; where the format can't hold one, that is said.
    fileprivate static func all(
        of methods: [FittedMethod], on data: PreparedData, seed: UInt64, events: (ComparisonEvent) -> Void
    ) throws(ONNXError) -> [ModelFiles] {
        var files: [ModelFiles] = []
        for fitted in methods {
            guard let layers = fitted.layered else { continue }
            do throws(ONNXError) {
                files.append(
                    try ModelFiles(
                        layers, of: fitted.method, dataset: data.dataset, scaling: data.scaling, seed: seed))
            } catch {
                guard error.kind == .notStorable else { throw error }
                events(.step(error.description))
            }
        }
        return files
    }
}
