import Comparison
import Core
import Drawing
import EmbeddingQuality
import Evidence
import Foundation
import Methods
import NeuralNetworks
import Rows
import TestSupport
import Testing

@testable import Reporting

/// The data of a page, as its script reads them, are those of the report.
@Suite struct ExplorerDataTests {
    private func data(_ report: Report) throws -> [String: Any] {
        let json = try ExplorerData(report, coloring: report.coloring).json()
        return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }

    private func report(labels: Labels? = nil, latentSize: Int = 2) -> Report {
        var report = SampleReport.of(
            [
                (.pca, SampleReport.errors(about: 1, spread: 0.1)), (.ae, SampleReport.errors(about: 0.5, spread: 0.1)),
                (.vae, SampleReport.errors(about: 0.6, spread: 0.2)),
            ], labels: labels
        ) { $0.latentSize = latentSize }
        report.explorer = SampleReport.explorer
        return report
    }

    private func column(_ key: String, in data: [String: Any]) throws -> [String: Any] {
        try #require((data["columns"] as? [[String: Any]])?.first { $0["key"] as? String == key })
    }

    @Test func codesOfAllRowsComeBack() throws {
        let report = report(latentSize: 3)
        let data = try data(report)
        #expect((data["rows"] as? [String: Any])?["count"] as? Int == SampleReport.rowCount)
        let panels = try #require(data["panels"] as? [[String: Any]])
        #expect(panels.map { $0["method"] as? String } == ["pca", "ae", "vae"])
        #expect(panels.map { $0["prior"] as? Bool } == [false, false, true])
        for (panel, result) in zip(panels, report.methods) {
            #expect(panel["name"] as? String == result.method.name)
            let codes = try #require(panel["codes"] as? [[String: Any]])
            let components = (panel["components"] as? [Any])?.count ?? 0
            #expect(codes.count == 3 && (panel["axes"] as? [String])?.count == 3 + components)
            for (dimension, values) in codes.enumerated() {
                let (low, high) = (try #require(values["low"] as? Double), try #require(values["high"] as? Double))
                let words = try PageBlocks.words(values["values"])
                #expect(words.count == SampleReport.rowCount)
                for (row, word) in words.enumerated() {
                    let value = low + Double(word) / 65_535 * (high - low)
                    #expect(abs(value - Double(result.codes[row, dimension])) <= (high - low) / 65_535)
                }
            }
        }
    }

    /// Panels show latent spaces as the figures do, which turn those of networks onto PCA's.
    @Test(arguments: [1, 2])
    func panelsAreTurnedAsFiguresAre(latentSize: Int) throws {
        var generator = SeededGenerator(seed: 5, stream: "turned codes")
        let pca = generator.normals(rows: SampleReport.rowCount, columns: latentSize)
        var ae = pca
        for row in 0..<pca.rows {
            ae[row, latentSize - 1] = -pca[row, 0]
            if latentSize == 2 { ae[row, 0] = pca[row, 1] }
        }
        let errors = SampleReport.errors(about: 1, spread: 0.1)
        let report = SampleReport.of([(.pca, errors), (.ae, errors)], codes: [.pca: pca, .ae: ae]) {
            $0.latentSize = latentSize
        }
        let panels = try #require(try data(report)["panels"] as? [[String: Any]])
        #expect(panels[0]["components"] == nil)
        #expect(panels[0]["shown"] as? [Int] == Array(0..<latentSize))
        #expect(panels[1]["axes"] as? [String] == (latentSize == 1 ? ["z₁", "−z₁"] : ["z₁", "z₂", "u₁", "u₂"]))
        #expect(panels[1]["shown"] as? [Int] == Array(latentSize..<2 * latentSize))
        let components = try #require(panels[1]["components"] as? [[Double]])
        for row in 0..<pca.rows {
            for (axis, weights) in components.enumerated() {
                let place = zip(weights, ae[row: row]).reduce(0) { $0 + $1.0 * Double($1.1) }
                #expect(abs(place - Double(pca[row, axis])) < 1e-3)
            }
        }
    }

    /// Of more than two dimensions the figures' principal components of the codes are shown first, and dimensions can be chosen.
    @Test func panelsShowComponentsAsFiguresDo() throws {
        let report = report(latentSize: 4)
        let panels = try #require(try data(report)["panels"] as? [[String: Any]])
        for (panel, result) in zip(panels, report.methods) where result.id != "pca" {
            #expect((panel["axes"] as? [String])?.suffix(2) == ["u₁", "u₂"])
            #expect(panel["shown"] as? [Int] == [4, 5] && panel["dims"] as? [Int] == [0, 1, 2, 3])
            let components = try #require(panel["components"] as? [[Double]])
            let places = LatentPositions(result, in: report).positions
            for row in 0..<places.rows {
                for (axis, weights) in components.enumerated() {
                    let place = zip(weights, result.codes[row: row]).reduce(0) { $0 + $1.0 * Double($1.1) }
                    #expect(abs(place - Double(places[row, axis])) < 1e-4)
                }
            }
        }
        // Where there is no room for the codes of all dimensions, the components have theirs.
        let result = report.methods[1]
        let positions = LatentPositions(result, in: report)
        let narrow = try ExplorerPanel(result, at: positions, mostDimensions: 3, source: nil, ranges: [])
        #expect(narrow.dims.count == 1 && narrow.shown == [1, 2] && narrow.axes.count == 3)
        #expect(narrow.codes.count == 3)
        for axis in 0..<2 {
            let values = positions.positions.column(axis)
            #expect(narrow.codes[1 + axis].low == Double(values.min() ?? .nan))
            #expect(narrow.codes[1 + axis].high == Double(values.max() ?? .nan))
        }
    }

    @Test func columnsHoldLabelsSplitAndErrors() throws {
        let codes = (0..<SampleReport.rowCount).map { $0 % 4 - 1 }
        let labels = CategoricalLabels(name: "kind", categories: ["a", "b", "c"], codes: codes)
        let report = report(labels: .categorical(labels))
        let data = try data(report)
        let label = try column("label", in: data)
        #expect(label["categories"] as? [String] == ["a", "b", "c"] && label["role"] as? String == "label")
        #expect(try PageBlocks.bytes(label["codes"]) == codes.map { $0 < 0 ? 255 : UInt8($0) })
        let colors = try #require(label["colors"] as? [String])
        #expect(colors.count == 3 && colors.allSatisfy { $0.wholeMatch(of: /#[0-9a-f]{6}/) != nil })
        let split = try PageBlocks.bytes(try column("split", in: data)["codes"])
        #expect(split.indices.filter { split[$0] == 2 } == SampleReport.split.test)
        #expect(split.indices.filter { split[$0] == 1 } == SampleReport.split.validation)
        let errors = try column("mse_ae", in: data)
        #expect(errors["method"] as? String == "ae" && errors["bits"] as? Int == 16)
        let (low, high) = (try #require(errors["low"] as? Double), try #require(errors["high"] as? Double))
        let truth = try #require(report.result(of: .ae)?.rowErrors)
        for (row, word) in try PageBlocks.words(errors["values"]).enumerated() {
            #expect(abs(low + Double(word) / 65_534 * (high - low) - truth[row]) <= (high - low) / 65_534)
        }
    }

    /// Missing numbers stay missing, and those of several powers of ten keep their digits.
    @Test func numbersAreQuantisedByTheirRange() throws {
        let values = (0..<SampleReport.rowCount).map { $0 == 7 ? Double.nan : pow(10, Double($0 % 6)) }
        let label = ExplorerColumn(key: "e", title: "e", role: .error, values: values)
        let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(label))
        let record = try #require(json as? [String: Any])
        #expect(record["scale"] as? String == "log")
        let (low, high) = (try #require(record["low"] as? Double), try #require(record["high"] as? Double))
        for (row, word) in try PageBlocks.words(record["values"]).enumerated() {
            if row == 7 {
                #expect(word == 65_535)
            } else {
                let value = exp(low + Double(word) / 65_534 * (high - low))
                #expect(abs(value / values[row] - 1) < 1e-3)
            }
        }
        let huge = QuantizedNumbers([-1e308, 0, 1e308, .infinity], steps: 254, missing: 255)
        #expect(huge.bytes == [0, 127, 254, 255])
        #expect(QuantizedNumbers([3, 3], steps: 254, missing: 255).bytes == [0, 0])
        #expect(QuantizedNumbers([0, 0.5, 1], steps: 255, missing: 0, spacing: 17).bytes.allSatisfy { $0 % 17 == 0 })
    }

    @Test func rowsAreThereAsTheyAre() throws {
        let report = report()
        let content = try #require(try data(report)["data"] as? [String: Any])
        #expect(content["kind"] as? String == "profile")
        let originals = try #require(content["originals"] as? [String: Any])
        let source = SampleReport.explorer
        #expect(try PageBlocks.longWords(originals["rows"]) == source.rows.map { UInt32($0) })
        #expect(originals["bits"] as? Int == 16 && originals["count"] as? Int == source.rows.count)
        let lows = try #require(originals["low"] as? [Double])
        let highs = try #require(originals["high"] as? [Double])
        let words = try PageBlocks.words(originals["values"])
        for (index, word) in words.enumerated() {
            let feature = index % SampleReport.featureCount
            let value = lows[feature] + Double(word) / 65_534 * (highs[feature] - lows[feature])
            #expect(abs(value - Double(source.values.values[index])) <= (highs[feature] - lows[feature]) / 60_000)
        }
    }

    @Test func decodersDecodeAsTheMethodsDo() throws {
        let report = report()
        let panels = try #require(try data(report)["panels"] as? [[String: Any]])
        #expect(panels[2]["decoder"] == nil || panels[2]["decoder"] is NSNull)
        for panel in panels[..<2] {
            let method = try #require(panel["method"] as? String)
            var decoder = try PageDecoder(panel["decoder"])
            let network = try #require(report.explorer?.decoders[method])
            for code: [Float] in [[0, 0], [0.5, -1], [2, 3]] {
                let exact = try network.run(Matrix(rows: 1, columns: 2, values: code)).values
                for (value, truth) in zip(try decoder.decode(code), exact) { #expect(abs(value - truth) < 0.02) }
            }
        }
    }

    @Test func namesOfRowsComeBack() throws {
        var report = report()
        #expect((try data(report)["rows"] as? [String: Any])?["names"] == nil)
        let names = (0..<SampleReport.rowCount).map { "<cell \($0)>" }
        report.rowNames = names
        let block = (try data(report)["rows"] as? [String: Any])?["names"]
        let texts = try JSONSerialization.jsonObject(with: Data(try PageBlocks.bytes(block)))
        #expect(texts as? [String] == names)
    }

    @Test func withoutRowsThereAreNone() throws {
        var report = report()
        report.explorer = nil
        let data = try data(report)
        #expect((data["data"] as? [String: Any])?["kind"] as? String == "none")
        let panels = try #require(data["panels"] as? [[String: Any]])
        #expect(panels.allSatisfy { $0["decoder"] == nil || $0["decoder"] is NSNull })
    }

    @Test(arguments: [2, 200, 400])
    func manyClassesTakeMoreBits(count: Int) throws {
        let codes = (0..<1_000).map { $0 % (count + 1) - 1 }
        let names = (0..<count).map(String.init)
        let column = ExplorerColumn(
            key: "k", title: "k", role: .label, categories: names, colors: names.map { _ in .ink }, codes: codes)
        let record = try #require(
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(column)) as? [String: Any])
        if count < 255 {
            #expect(try PageBlocks.bytes(record["codes"]) == codes.map { $0 < 0 ? 255 : UInt8($0) })
        } else {
            #expect(try PageBlocks.words(record["codes"]) == codes.map { $0 < 0 ? 65_535 : UInt16($0) })
        }
    }
}
