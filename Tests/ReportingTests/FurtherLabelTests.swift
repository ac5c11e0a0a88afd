import Datasets
import Drawing
import EmbeddingQuality
import Evidence
import Foundation
import Methods
import Rows
import Testing

@testable import Reporting

/// A report's text on labels besides the first.
@Suite struct FurtherLabelTests {
    private func report(methods: [Method] = [.pca, .ae]) -> Report {
        let rows = 0..<SampleReport.rowCount
        var report = SampleReport.of(
            methods.map { ($0, SampleReport.errors(about: 1, spread: 0.2)) },
            labels: .categorical(CategoricalLabels(name: "kind", categories: ["a", "b"], codes: rows.map { $0 % 2 })),
            measures: [.pca: [.knnAccuracy: measured(0.5)], .ae: [.knnAccuracy: measured(0.75)]])
        let angles = Labels.continuous(ContinuousLabels(name: "a/b", values: rows.map(Double.init)))
        let sides = Labels.categorical(
            CategoricalLabels(name: "side", categories: ["left", "right"], codes: rows.map { $0 % 3 - 1 }))
        report.furtherLabels = [
            LabelResult(
                FurtherLabel(angles, path: "/z:1"),
                measures: [.pca: [.knnR2: measured(0.9)], .ae: [.knnR2: measured(.nan)]]
            ),
            LabelResult(FurtherLabel(sides, path: "/side"), measures: [.pca: [:], .ae: [.knnAccuracy: measured(0.6)]]),
            LabelResult(FurtherLabel(sides, path: "/other/side"), measures: [:]),
        ]
        return report
    }

    private func measured(_ value: Double) -> MeasuredValue {
        MeasuredValue(estimate: Estimate(value: value, lower: value - 0.1, upper: value + 0.1), rows: nil)
    }

    /// Each figure has the colours, the words and the numbers of its own label.
    @Test func figures() {
        let section = FurtherLabelsSection.section(of: SectionContext(report()))
        let figures = section?.figures ?? []
        #expect(figures.map(\.identifier) == ["latent-label-2", "latent-label-3", "latent-label-4"])
        #expect(figures.first?.explanation.contains("coloured by a/b") == true)
        #expect(figures.dropFirst().first?.explanation.contains("coloured by side") == true)
        let single = SampleReport.of([(.pca, SampleReport.errors(about: 1, spread: 0.2))])
        #expect(FurtherLabelsSection.section(of: SectionContext(single)).map(\.id) == nil)
    }

    /// The first label keeps its own measures and has no part in the others' rows.
    @Test func viewsHaveTheirOwnMeasures() throws {
        let report = report()
        let view = report.seen(by: report.furtherLabels[1])
        #expect(view.labels?.name == "side")
        #expect(view.result(of: .pca)?.measures[.knnAccuracy] == nil)
        #expect(view.result(of: .ae)?.measures[.knnAccuracy]?.estimate.value == 0.6)
        #expect(view.result(of: .ae)?.measures[.mse] != nil)
        #expect(report.result(of: .ae)?.measures[.knnAccuracy]?.estimate.value == 0.75)
    }

    @Test func tableHasARowForEachLabel() throws {
        let table = try #require(LabelTable(report()).table)
        #expect(table.columns.count == 4 && table.rows.count == 4)
        #expect(table.rows[0].map(\.plain) == ["kind", "kNN accuracy", "0.50 [0.40, 0.60]", "0.75 [0.65, 0.85]"])
        #expect(table.rows[3].map(\.plain) == ["side", "kNN accuracy", "–", "–"])
        #expect(LabelTable(SampleReport.of([(.pca, SampleReport.errors(about: 1, spread: 0.2))])).table == nil)
    }

    @Test func metrics() throws {
        let object = try #require(
            try JSONSerialization.jsonObject(with: MetricsFile(report()).data()) as? [String: Any])
        let labels = try #require(object["further_labels"] as? [[String: Any]])
        #expect(labels.map { $0["path"] as? String } == ["/z:1", "/side", "/other/side"])
        #expect(labels.map { $0["kind"] as? String } == ["continuous", "categorical", "categorical"])
        #expect(labels.map { $0["classes"] as? Int } == [nil, 2, 2])
        let test = try #require(labels[0]["test"] as? [String: [String: Double]])
        // What is no number can't be written.
        #expect(test == ["pca": ["knn_r2": 0.9], "ae": [:]])
        let intervals = try #require(labels[1]["test_intervals"] as? [String: [String: [Double]]])
        #expect(intervals["ae"]?["knn_accuracy"]?.count == 2)
        let plain = try JSONSerialization.jsonObject(
            with: MetricsFile(SampleReport.of([(.pca, SampleReport.errors(about: 1, spread: 0.2))])).data())
        #expect((plain as? [String: Any])?["further_labels"] == nil)
    }

    @Test func resultsHaveAColumnOfEach() {
        let names = ResultsFile(report()).contents.columns.map(\.name)
        #expect(names.suffix(3) == ["label_a_b", "label_side", "label_side (2)"])
        #expect(names.contains("label") && Set(names).count == names.count)
    }
}
