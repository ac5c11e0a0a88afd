import Comparison
import Datasets
import EmbeddingQuality
import Evidence
import Methods
import Rows
import Testing

@testable import Reporting

@Suite struct ResultsFileTests {
    private let errors: [(Method, [Double])] = [
        (.pca, SampleReport.errors(about: 1, spread: 0.2)), (.vae, SampleReport.errors(about: 0.5, spread: 0.2)),
    ]

    private func column(_ name: String, of contents: AnnDataContents) -> AnnDataColumn? {
        contents.columns.first { $0.name == name }?.column
    }

    @Test func rowsAreInTheOrderOfTheFile() throws {
        let report = SampleReport.of(errors)
        let contents = ResultsFile(report).contents
        #expect(contents.rowNames == (0..<110).map(String.init))
        #expect(contents.featureNames == ["a", "b", "c", "d"])
        let parts = (0..<110).map { $0 % 11 < 6 ? 0 : $0 % 11 == 6 ? 1 : 2 }
        #expect(
            column("split", of: contents)
                == .categorical(codes: parts, categories: ["train", "validation", "test"]))
        #expect(contents.embeddings.map(\.name) == ["X_pca", "X_vae"])
        #expect(contents.embeddings[0].matrix == report.methods[0].codes)
        for result in report.methods {
            #expect(column("mse_\(result.method.rawValue)", of: contents) == result.rowErrors.map { .numbers($0) })
        }
    }

    @Test func labelsKeepTheirKind() {
        let codes = (0..<SampleReport.rowCount).map { $0 % 3 - 1 }
        let categorical = Labels.categorical(
            CategoricalLabels(name: "species", categories: ["setosa", "virginica"], codes: codes))
        #expect(
            column("label", of: ResultsFile(SampleReport.of(errors, labels: categorical)).contents)
                == .categorical(codes: codes, categories: ["setosa", "virginica"]))
        let values = (0..<SampleReport.rowCount).map { Double($0) / 7 }
        let continuous = Labels.continuous(ContinuousLabels(name: "phase", values: values))
        #expect(
            column("label", of: ResultsFile(SampleReport.of(errors, labels: continuous)).contents) == .numbers(values))
        #expect(column("label", of: ResultsFile(SampleReport.of(errors)).contents) == nil)
    }

    @Test func reconstructionsAreKeptWhereAskedFor() {
        #expect(ResultsFile(SampleReport.of(errors)).contents.layers.isEmpty)
        let contents = ResultsFile(SampleReport.of(errors) { $0.savesReconstructions = true }).contents
        #expect(contents.layers.map(\.name) == ["reconstruction_pca", "reconstruction_vae"])
    }

    @Test(arguments: [0, UInt64(Int.max), UInt64.max])
    func settingsSayWhatWasDone(seed: UInt64) {
        let contents = ResultsFile(SampleReport.of(errors) { $0.training.seed = seed }).contents
        let settings = Dictionary(uniqueKeysWithValues: contents.settings.map { ($0.key, $0.value) })
        #expect(settings["methods"] == .string("pca,vae"))
        #expect(settings["latent"] == .integer(2))
        #expect(settings["test_fraction"] == .number(0.2))
        #expect(settings["seed"] == (seed == .max ? .string(String(seed)) : .integer(Int(seed))))
    }
}
