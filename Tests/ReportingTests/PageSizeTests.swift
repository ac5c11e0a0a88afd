import Comparison
import Core
import Evidence
import Foundation
import Methods
import NeuralNetworks
import Rows
import TestSupport
import Testing

@testable import Reporting

/// Pages stay small enough to be opened and sent.
@Suite struct PageSizeTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let datasets =
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path + "/datasets"

    /// The page of the digits, as reports have it.
    @Test func aPageOfTheDigitsIsSmallAndWhole() throws {
        var settings = ReportSettings(file: Self.datasets + "/digits.h5", output: folder.path("out"))
        settings.training.epochs = 2
        settings.training.precision = .f32
        settings.repeats = 1
        settings.threads = 2
        settings.formats = ["html"]
        let report = try Report(comparing: settings, on: DataPreparation(settings.comparison).run())
        let directory = try OutputDirectory(settings.output, force: false)
        try directory.create()
        let summary = try ReportWriter(report, to: directory).write(date: "2026-01-31")
        try directory.commit()
        #expect(summary.text.contains("report.html"))
        let page = try String(contentsOfFile: folder.path("out/report.html"), encoding: .utf8)
        #expect(page.utf8.count < 1_500_000, "\(page.utf8.count) bytes")
        let reader = try WebPageReader(page)
        #expect(reader.elements("figure").count == ReportDocument(report, date: "2026-01-31").figures.count)
        let json = try reader.content(of: "<script type=\"application/json\" id=\"gibbous-data\">")
        let data = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let content = try #require(data["data"] as? [String: Any])
        #expect(content["kind"] as? String == "image" && content["height"] as? Int == 8)
        let originals = try #require(content["originals"] as? [String: Any])
        #expect(originals["count"] as? Int == report.dataset.rowCount && originals["rows"] == nil)
        let panels = try #require(data["panels"] as? [[String: Any]])
        #expect(panels.count == report.methods.count)
        try checkDecoders(panels, of: report)
    }

    /// Decoders of the page give each method's own reconstructions of the test rows.
    private func checkDecoders(_ panels: [[String: Any]], of report: Report) throws {
        for (panel, result) in zip(panels, report.methods) {
            var decoder = try PageDecoder(panel["decoder"])
            let reconstruction = try #require(result.reconstruction)
            for place in [0, 1, 2, 50, 100] {
                let code = Array(result.codes[row: report.split.test[place]])
                for (value, truth) in zip(try decoder.decode(code), reconstruction[row: place]) {
                    #expect(abs(value - truth) < 1.0 / 255, "\(result.id)")
                }
            }
        }
    }

    /// Codes, errors and labels of many rows.
    @Test(arguments: [(70_000, 2_500_000), (1_000_000, 19_500_000)])
    func manyRowsTakeNoMoreThanTheyMust(count: Int, limit: Int) throws {
        var generator = SeededGenerator(seed: 3, stream: "many rows")
        let methods: [Method] = [.pca, .ae, .vae]
        let results = methods.map { method in
            var codes = Matrix(rows: count, columns: 2)
            for index in codes.values.indices { codes.values[index] = Float(generator.uniform() + generator.uniform()) }
            return MethodResult(
                method: method, latentSize: 2, codes: codes,
                rowErrors: (0..<count).map { _ in 0.01 + generator.uniform() * generator.uniform() }, measures: [:],
                seconds: 0)
        }
        let labels = CategoricalLabels(
            name: "kind", categories: (0..<10).map(String.init), codes: (0..<count).map { $0 % 10 })
        let report = Report(
            dataset: DatasetDescription(
                name: "many", path: "many.h5", rowCount: count, featureCount: 4, dataPath: "/X", elementType: "float64"),
            scaling: "", split: Split(training: Array(0..<count - 10), validation: [], test: Array(count - 10..<count)),
            labels: .categorical(labels), featureNames: ["a", "b", "c", "d"],
            truth: Matrix(rows: 10, columns: 4), methods: results, findings: Findings(),
            settings: ReportSettings(file: "many.h5", output: "many"),
            environment: .init(versions: [], threads: 1, processor: "any"))
        let json = try ExplorerData(report, coloring: report.coloring).json()
        #expect(json.utf8.count < limit, "\(json.utf8.count) bytes")
    }

    /// Two decoders of images of 28 × 28, the largest part of their page.
    @Test func decodersOfLargeNetworksFit() throws {
        var generator = SeededGenerator(seed: 4, stream: "large decoders")
        func layer(_ inputs: Int, _ outputs: Int) -> any TrainedLayer {
            let bound = 1 / Float(inputs).squareRoot()
            var weights = Matrix(rows: inputs, columns: outputs)
            for index in weights.values.indices {
                weights.values[index] = bound * Float(generator.normal())
            }
            return Linear.Trained(
                weights: weights, bias: [Float](repeating: 0, count: outputs), isRectified: outputs < 784)
        }
        let network = TrainedNetwork([layer(2, 256), layer(256, 512), layer(512, 784), Logistic(784)])
        let record = try #require(
            try DecoderRecord(
                network, at: generator.normals(rows: 100, columns: 2), ranges: [Float](repeating: 1, count: 784)))
        #expect(record.half.text.utf8.count + record.single.text.utf8.count < 1_300_000)
    }
}
