import Comparison
import Core
import Datasets
import Drawing
import EmbeddingQuality
import Evidence
import Foundation
import HDF5
import Methods
import Plotting
import Rows
import TestSupport
import Testing

@testable import Reporting

/// Embeddings that were made elsewhere are judged as methods are, on the same rows.
@Suite struct EmbeddingReportTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let rowCount = 120

    /// The three groups of a ``SmallFile``, each about a place of its own; of a second kind, all over the plane.
    private static func codes(_ columns: Int, isGrouped: Bool) -> [Double] {
        (0..<rowCount * columns).map { (index: Int) -> Double in
            let (row, column) = (index / columns, index % columns)
            let own = Double((row * 31 + column * 17 + row * column) % 113) / 113
            return isGrouped ? own + 5 * Double(row % 3 * (column + 2)) : own
        }
    }

    private func settings(_ embeddings: [String], latentSize: Int = 2) throws -> ReportSettings {
        let other = try HDF5File(creating: folder.path("other.h5"))
        try other.root.createDataset("u", shape: [Self.rowCount, 2], values: Self.codes(2, isGrouped: true))
        try other.root.createDataset("p", shape: [Self.rowCount, 5], values: Self.codes(5, isGrouped: false))
        try other.close()
        let path = try SmallFile(kind: .table).write(to: folder)
        var settings = ReportSettings(file: path, output: folder.path("out"))
        settings.methods = [.pca, .ae]
        settings.latentSize = latentSize
        settings.training.epochs = 2
        settings.training.hidden = [8]
        settings.repeats = 2
        settings.reading.embeddings = embeddings
        return settings
    }

    private static let both = ["X_umap=other.h5:/u", "X_pca=other.h5:/p"]

    @Test(arguments: [1, 2, 3]) func theyAreJudgedOnTheSameRows(latentSize: Int) throws {
        let report = try Report(comparing: settings(Self.both, latentSize: latentSize))
        #expect(report.methods.map(\.id) == ["pca", "ae", "umap", "pca_stored"])
        #expect(report.methods.map(\.latentSize) == [latentSize, latentSize, 2, 5])
        #expect(Set(report.methods.map(\.method.style.color)).count == 4)
        let umap = report.methods[2]
        let all = Matrix(rows: Self.rowCount, columns: 2, values: Self.codes(2, isGrouped: true).map { Float($0) })
        #expect(umap.codes == all && umap.rowErrors == nil && umap.measures[.mse] == nil)
        let preservation = try NeighborhoodPreservation(
            original: report.truth, embedding: all.selecting(rows: report.split.test))
        #expect(umap.measures[.trustworthiness]?.estimate.value == preservation.trustworthiness.value)
        // Its groups are the classes, those of the other are spread over the plane.
        #expect(umap.measures[.knnAccuracy]?.estimate.value == 1)
        #expect(try #require(report.methods[3].measures[.knnAccuracy]).estimate.value < 0.8)
        // Nothing was fitted, and nothing is fitted again.
        #expect(umap.repeats.isEmpty && umap.training == nil)
        let stability = try #require(report.findings[Stability.self])
        #expect(Set(stability.methods.keys) == ["pca", "ae"])
        #expect(report.findings[Verdict.self]?.network == "ae")
    }

    @Test func theyAreWrittenAndSaidToBeMadeElsewhere() throws {
        let settings = try settings(Self.both)
        let report = try Report(comparing: settings)
        let directory = try OutputDirectory(settings.output, force: false)
        try directory.create()
        _ = try ReportWriter(report, to: directory).write(date: "2026-01-31")
        try directory.commit()
        let data = try Data(contentsOf: URL(filePath: folder.path("out/metrics.json")))
        let metrics = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let methods = try #require(metrics["methods"] as? [String: [String: Any]])
        #expect(methods["umap"]?["read_from"] as? String == "other.h5:/u" && methods["umap"]?["train_seconds"] == nil)
        #expect(methods["pca"]?["read_from"] == nil && methods["pca"]?["train_seconds"] != nil)
        #expect(methods["pca_stored"]?["latent"] as? Int == 5)
        let recorded = try #require(metrics["settings"] as? [String: Any])
        #expect(recorded["embedding"] as? [String] == Self.both && recorded["methods"] as? [String] == ["pca", "ae"])
        let figures = try folder.contents("out/figures")
        #expect(Set(figures).isSuperset(of: ["latent-spaces.svg", "latent-distances.svg", "latent-errors.svg"]))
        let overview = try String(contentsOfFile: folder.path("out/figures/latent-overview.svg"), encoding: .utf8)
        for name in ["PCA", "AE", "X_umap", "X_pca", "X_umap 1", "X_pca 2"] {
            #expect(overview.contains(">\(name)<"), "\(name)")
        }
        let results = try HDF5File(reading: folder.path("out/results.h5ad"))
        #expect(try results.dataset(at: "obsm/X_umap").read(Float.self) == report.methods[2].codes.values)
        let said = "X_umap (other.h5:/u) and X_pca (other.h5:/p) were computed elsewhere, not fitted here"
        #expect(EmbeddingText(of: report.methods.map(\.method))?.sentence.hasPrefix(said) == true)
        let text = MethodsText(report).paragraphs.map(\.plain).joined(separator: "\n")
        #expect(text.contains(said) && text.contains("no method that was fitted here had seen."))
        #expect(text.contains("Embeddings made elsewhere, which are judged beside the methods: X_umap (other.h5:/u"))
        let rows = MeasureTable(report).comparison.rows.map { $0.map(\.plain) }
        #expect(rows.map(\.first).contains("X_umap") && rows.map(\.first).contains("X_pca"))
        let context = SectionContext(report)
        #expect(
            LatentFigures.overview(of: context).explanation.contains(
                "Of five dimensions, the panel of X_pca shows the first two."))
        #expect(LatentFigures.gallery(of: context).explanation.contains(said))
    }

    /// Sentences on methods that were fitted do not change.
    @Test func withoutThemNothingIsSaid() throws {
        let report = try Report(comparing: settings([]))
        #expect(report.methods.map(\.id) == ["pca", "ae"])
        #expect(EmbeddingText(of: report.methods.map(\.method)) == nil)
        let text = MethodsText(report).paragraphs.map(\.plain).joined(separator: "\n")
        #expect(text.contains("no method had seen. PCA was computed by exact decomposition."))
        #expect(!text.contains("elsewhere"))
        let data = try MetricsFile(report).data()
        #expect(!String(decoding: data, as: UTF8.self).contains("read_from"))
    }

    /// Rows that were not embedded have no place.
    @Test func otherRowsAreRefused() throws {
        let codes = StoredCodes(Matrix(rows: 3, columns: 2, values: [1, 2, 3, 4, 5, 6]), featureCount: 4)
        let rows = Matrix(rows: 2, columns: 4)
        #expect(throws: StoredCodes.UnknownRowsError.self) { try codes.encode(rows) }
        #expect(try codes.encode(rows, at: 1..<3).values == [3, 4, 5, 6])
        #expect(throws: StoredCodes.UnknownRowsError.self) { try codes.encode(rows, at: 2..<4) }
    }
}
