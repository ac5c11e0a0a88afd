package import Comparison
internal import Core
internal import Drawing
internal import Evidence
internal import Foundation
internal import Methods
package import Rows

/// Embeddings that were made elsewhere, as a web page to explore: no method is fitted.
package struct EmbeddingView: Sendable {
    /// The names of the embeddings.
    package var names: [String] { report.methods.map(\.method.name) }
    /// The number of rows.
    package var rowCount: Int { report.dataset.rowCount }
    private let report: Report

    /// The view of a data set.
    ///
    /// - Parameters:
    ///   - dataset: The data, with the embeddings that were read with them.
    ///   - settings: The user's request, of which the input counts.
    /// - Throws: `DatasetError` if there is no embedding, or rows can't be read.
    package init(of dataset: Dataset, settings: ComparisonSettings) throws {
        guard !dataset.embeddings.isEmpty else {
            throw DatasetError.unusable(
                "\(dataset.path.escaped) has no embedding under a usual name, such as obsm/X_umap. Name one with --embedding "
                    + "NAME=PATH, or make some: gibbous report \(dataset.path.escaped.shellWord).")
        }
        var settings = settings
        settings.methods = []
        var request = ReportSettings(file: settings.file)
        request.comparison = settings
        let rows = Array(0..<dataset.features.rowCount)
        let scaling = try Scaling.fit(dataset, trainingRows: rows.thinned(Self.scaledRows), rule: settings.scaling)
        report = Report(
            dataset: dataset.description, scaling: scaling.sentence,
            split: Split(training: rows, validation: [], test: []), labels: dataset.labels,
            featureNames: dataset.shownFeatureNames,
            truth: Matrix(rows: 0, columns: dataset.features.featureCount),
            methods: zip(dataset.readMethods, dataset.embeddings).map { fitted, embedding in
                MethodResult(
                    method: fitted.method, latentSize: embedding.codes.columns, codes: embedding.codes, measures: [:],
                    seconds: 0)
            }, findings: Findings(), furtherLabels: Self.labels(of: dataset), settings: request,
            environment: .current(threads: settings.threads),
            rowNames: dataset.rowNames == nil ? nil : dataset.shownRowNames,
            explorer: try ExplorerSource(
                of: ScaledRows(features: dataset.features, scaling: scaling), dataset.description, seed: settings.seed))
    }

    /// The rows that tell the scale of features.
    private static let scaledRows = 10_000

    /// The labels besides the first, each once.
    private static func labels(of dataset: Dataset) -> [LabelResult] {
        var paths = Set([dataset.description.labelPath].compactMap(\.self))
        return dataset.furtherLabels.filter { label in
            [.color, .groups, .found].contains(label.role) && paths.insert(label.path).inserted
        }.map { LabelResult($0, measures: [:]) }
    }

    /// Writes the page.
    ///
    /// - Parameter file: The place; the page is written beside it and not yet put there.
    /// - Returns: What to install for characters that could not be drawn; nil where all could.
    /// - Throws: ``OutputError`` if it can't be written.
    package func write(to file: OutputFile) throws(OutputError) -> String? {
        do {
            let page = try ExplorablePage(document, topic: "embeddings", of: report, coloring: report.coloring)
            try Data(page.text.utf8).write(to: URL(filePath: file.staging))
            return MissingCharacters.warning(page.missingCharacters)
        } catch {
            throw OutputError("\(file.destination.escaped) can't be written: \(error).")
        }
    }

    private var document: ReportDocument { EmbeddingDocument(report).document }
}
