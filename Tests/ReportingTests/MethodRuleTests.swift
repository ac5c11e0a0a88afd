import Comparison
import Core
import Drawing
import Evidence
import Foundation
import HDF5
import Methods
import Plotting
import TestSupport
import Testing

@testable import Reporting

/// A method that is made up here appears wherever methods do, with a decoder and without one.
@Suite struct MethodRuleTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func made(
        _ kind: SmallFile.Kind, labels: SmallFile.Labels = .classes, _ methods: [Method], latentSize: Int = 2
    ) throws -> Report {
        let path = try SmallFile(kind: kind, labels: labels).write(to: folder)
        var settings = ReportSettings(file: path, output: folder.path + "/out")
        settings.methods = methods
        settings.latentSize = latentSize
        settings.training.epochs = 2
        settings.training.hidden = [8]
        settings.savesReconstructions = true
        settings.repeats = 1
        let report = try Report(comparing: settings)
        let directory = try OutputDirectory(settings.output, force: false)
        try directory.create()
        _ = try ReportWriter(report, to: directory).write(date: "2026-01-31")
        try directory.commit()
        return report
    }

    private func metrics() throws -> [String: Any] {
        let data = try Data(contentsOf: URL(filePath: folder.path + "/out/metrics.json"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func svg(_ name: String) throws -> String {
        try String(contentsOfFile: "\(folder.path)/out/figures/\(name).svg", encoding: .utf8)
    }

    @Test(arguments: [SmallFile.Kind.table, .images])
    func aMadeUpMethodAppearsEverywhere(kind: SmallFile.Kind) throws {
        let report = try made(kind, [.pca, .ae, .randomProjection, .placedCodes])
        #expect(try folder.contents("out").contains("report.pdf"))
        let metrics = try metrics()
        let methods = try #require(metrics["methods"] as? [String: [String: Any]])
        #expect(Set(methods.keys) == ["pca", "ae", "rp", "placed"])
        let ofLatentSpace: Set = ["trustworthiness", "continuity", "knn_accuracy"]
        let tests = methods.mapValues { Set((($0["test"] as? [String: Double]) ?? [:]).keys) }
        #expect(tests["rp"]?.isSuperset(of: ofLatentSpace.union(["mse", "r2"])) == true)
        let ofCodes = try #require(tests["placed"])
        #expect(ofCodes.isSuperset(of: ofLatentSpace) && ofCodes.isDisjoint(with: ["mse", "r2"]))
        let evidence = try #require(metrics["evidence"] as? [String: [String: Any]])
        let correlations = evidence["distances"]?["spearman_correlation"] as? [String: Double]
        #expect(Set(correlations.map { Array($0.keys) } ?? []) == ["pca", "ae", "rp", "placed"])
        let medians = evidence["row_errors"]?["median_mse"] as? [String: Double]
        #expect(Set(medians.map { Array($0.keys) } ?? []) == ["pca", "ae", "rp"])
        for name in ["PCA", "AE", "RP", "PLACED"] { #expect(try svg("latent-overview").contains(">\(name)<")) }
        for name in ["RP", "PLACED"] {
            #expect(try svg("latent-spaces").contains(">\(name)<"))
            #expect(try svg("latent-distances").contains(">\(name)<"))
        }
        #expect(try svg("reconstructions").contains("RP") && !svg("reconstructions").contains("PLACED"))
        let rows = MeasureTable(report).comparison.rows.map { $0.map(\.plain) }
        #expect(rows.prefix(4).map(\.first) == ["PCA", "AE", "RP", "PLACED"])
        // Of test MSE and R² there is none, of the rest there is.
        #expect(rows[3].prefix(6).map { $0 == "–" } == [false, true, true, false, false, false])
        try checkResults(report)
    }

    private func checkResults(_ report: Report) throws {
        let file = try HDF5File(reading: folder.path + "/out/results.h5ad")
        for result in report.methods {
            let codes: [Float] = try file.dataset(at: "obsm/X_\(result.id)").read()
            #expect(codes == result.codes.values)
        }
        let placed = PlacedCodes(featureCount: 6, latentSize: 2)
        #expect(
            report.methods[3].codes.values == (0..<120).flatMap { [placed.code(of: $0, 0), placed.code(of: $0, 1)] })
        let paths = file.tree().nodes.map(\.path)
        #expect(paths.contains { $0.hasSuffix("obs/mse_rp") } && !paths.contains { $0.hasSuffix("obs/mse_placed") })
        #expect(paths.contains { $0.hasSuffix("layers/reconstruction_rp") })
        #expect(!paths.contains { $0.hasSuffix("layers/reconstruction_placed") })
    }

    /// Nothing is decoded, and nothing is compared with a linear method.
    @Test(arguments: [SmallFile.Kind.table, .images], [SmallFile.Labels.none, .numbers])
    func aReportOfAMethodWithoutADecoderIsMade(kind: SmallFile.Kind, labels: SmallFile.Labels) throws {
        let report = try made(kind, labels: labels, [.placedCodes], latentSize: kind == .table ? 1 : 3)
        #expect(report.methods[0].rowErrors == nil && report.methods[0].reconstruction == nil)
        #expect(report.methods[0].perFeatureR2 == nil && report.methods[0].allReconstructions == nil)
        let figures = try folder.contents("out/figures")
        #expect(
            Set(figures).isSuperset(of: ["latent-overview.svg", "latent-spaces.svg", "latent-distances.svg"]))
        #expect(Set(figures).isDisjoint(with: ["reconstructions.svg", "training.svg", "error-by-dimension.svg"]))
        let contents = try folder.contents("out")
        #expect(Set(contents).isSuperset(of: ["figures", "metrics.json", "report.pdf", "results.h5ad"]))
        #expect(!contents.contains("models"))
        #expect((try metrics()["verdict"] as? [String: Any])?["outcome"] as? String == "none")
    }

    /// The looks of figures follow from the place among all methods, and do not end with those that there are.
    @Test func aSeventhMethodHasALookOfItsOwn() {
        let looks = Method.allCases.map(\.style.color)
        #expect(Set(looks).count == Method.allCases.count)
        #expect(!looks.contains(Method.randomProjection.style.color))
    }

    @Test func anyNumberOfMethodsStandsInOneFigure() throws {
        let more = (1...9).map { index in
            Method(
                "rp\(index)", RandomProjection.self, name: "RP \(index)", longName: "random projection \(index)"
            ) { request in
                var request = request
                request.choices.seed = UInt64(index)
                return try RandomProjection(request)
            }
        }
        _ = try made(.images, [.pca] + more)
        let spaces = try svg("latent-spaces")
        for method in more { #expect(spaces.contains(">\(method.name)<"), "\(method.name)") }
        #expect(spaces.contains(">j<"))
    }
}
