import EmbeddingQuality
import Evidence
import Foundation
import Methods
import Rows
import Testing

@testable import Reporting

@Suite struct MetricsFileTests {
    private typealias Object = [String: Any]

    private let errors: [(Method, [Double])] = [
        (.pca, SampleReport.errors(about: 1, spread: 0.2)), (.ae, SampleReport.errors(about: 0.5, spread: 0.2)),
        (.vae, SampleReport.errors(about: 0.6, spread: 0.2)),
    ]
    private let labels = Labels.categorical(
        CategoricalLabels(
            name: "y", categories: ["a", "b", "c"], codes: (0..<SampleReport.rowCount).map { $0 % 3 }))

    private func object(_ report: Report) throws -> Object {
        try #require(try JSONSerialization.jsonObject(with: MetricsFile(report).data()) as? Object)
    }

    @Test func ofTheDataSet() throws {
        let file = try object(SampleReport.of(errors, labels: labels))
        #expect(file["schema"] as? Int == 1)
        let dataset = try #require(file["dataset"] as? Object)
        #expect(dataset["rows"] as? Int == 110)
        #expect(dataset["features"] as? Int == 4)
        #expect(dataset["train_rows"] as? Int == 60)
        #expect(dataset["validation_rows"] as? Int == 10)
        #expect(dataset["test_rows"] as? Int == 40)
        #expect(dataset["classes"] as? Int == 3)
        #expect(dataset["layout"] as? String == "table")
        #expect(dataset["data_path"] as? String == "/X")
        #expect(dataset["label_path"] as? String == "/y")
    }

    @Test func withoutLabelsTheirKeysAreAbsent() throws {
        let dataset = try #require(try object(SampleReport.of(errors))["dataset"] as? Object)
        #expect(dataset["classes"] == nil && dataset["label_path"] == nil)
    }

    @Test func numbersAreThoseOfTheReport() throws {
        let report = SampleReport.of(errors)
        let methods = try #require(try object(report)["methods"] as? [String: Object])
        #expect(methods.count == 3)
        for result in report.methods {
            let record = try #require(methods[result.method.rawValue])
            let estimate = try #require(result.measures[.mse]?.estimate)
            let test = try #require(record["test"] as? [String: Double])
            let intervals = try #require(record["test_intervals"] as? [String: [Double]])
            #expect(abs(try #require(test["mse"]) - estimate.value) <= 1e-15)
            #expect(abs(try #require(intervals["mse"]?[0]) - estimate.lower) <= 1e-15)
            #expect(abs(try #require(intervals["mse"]?[1]) - estimate.upper) <= 1e-15)
            #expect(record["latent"] as? Int == 2)
            #expect(record["train_seconds"] as? Double == 0.25)
            #expect(record["epochs"] as? Int == (result.method == .pca ? nil : 3))
        }
        let verdict = try #require(try object(report)["verdict"] as? Object)
        #expect(verdict["sentence"] as? String == VerdictText(report).sentence)
        #expect(verdict["outcome"] as? String == "worth_it" && verdict["grade"] as? String == "better")
        #expect(verdict["network"] as? String == "ae")
    }

    @Test func everyMeasureIsDefined() throws {
        let all = Dictionary(
            uniqueKeysWithValues: Measure.all.map {
                ($0, MeasuredValue(estimate: Estimate(value: 0.5, lower: 0.4, upper: 0.6), rows: nil))
            })
        let file = try object(SampleReport.of(errors, measures: [.vae: all]))
        let definitions = try #require(file["measures"] as? [String: Object])
        let methods = try #require(file["methods"] as? [String: Object])
        let named = try #require(methods["vae"]?["test"] as? Object).keys
        #expect(Set(named) == Set(Measure.all.map(\.id)))
        // The keys that readers of schema 1 know.
        #expect(
            Set(named).isSuperset(of: [
                "mse", "r2", "trustworthiness", "continuity", "knn_accuracy", "knn_r2", "elbo_nats",
                "reconstruction_nats", "kl_nats", "restored_mse", "undone_share", "active_code_share",
            ]))
        for name in named {
            #expect((definitions[name]?["definition"] as? String)?.isEmpty == false, "\(name)")
            #expect(definitions[name]?["unit"] is String, "\(name)")
        }
    }

    @Test(arguments: [Double.nan, .infinity])
    func whatIsNoNumberIsLeftOut(value: Double) throws {
        let lost = MeasuredValue(estimate: Estimate(value: value, lower: value, upper: value), rows: nil)
        let report = SampleReport.of(errors, componentErrors: [1, value], measures: [.pca: [.knnR2: lost]])
        let file = try object(report)
        let pca = try #require((file["methods"] as? [String: Object])?["pca"])
        #expect((pca["test"] as? Object)?.keys.sorted() == ["mse"])
        #expect((pca["test_intervals"] as? Object)?.keys.sorted() == ["mse"])
        #expect((file["pca_test_mse_by_components"] as? [Double])?.isEmpty == true)
    }

    @Test func equalReportsGiveEqualBytes() throws {
        let report = SampleReport.of(errors, labels: labels)
        #expect(try MetricsFile(report).data() == MetricsFile(SampleReport.of(errors, labels: labels)).data())
    }
}
