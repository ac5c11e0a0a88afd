import Comparison
import Core
import Datasets
import Drawing
import EmbeddingQuality
import Foundation
import HDF5
import Methods
import Rows
import TestSupport
import Testing

@testable import Evidence
@testable import Reporting

/// The sentences on factors, in each direction that numbers can point.
@Suite struct FactorTextTests {
    /// The gap of a method with 0.05 to either side.
    private func method(
        _ gap: Double, chance: Double = 0.01, limit: Double = 0.03, difference: Double? = nil, spread: Double = 0.05,
        dimensions: [Factors.Dimension] = [], matched: Int = 0
    ) -> Factors.MethodFinding {
        Factors.MethodFinding(
            mig: Estimate(value: gap, lower: max(0, gap - 0.05), upper: gap + 0.05),
            migByChance: ChanceLevel(mean: chance, limit: limit),
            migLessBaseline: difference.map { Estimate(value: $0, lower: $0 - spread, upper: $0 + spread) }, sap: 0.2,
            sapByChance: ChanceLevel(mean: 0, limit: 0.1), importance: nil,
            mutualInformation: [[1.25, 0.5], [0.125, 0.75]],
            informationByChance: [ChanceLevel(mean: 0.2, limit: 0.3), ChanceLevel(mean: 0.2, limit: 0.3)],
            dimensions: dimensions, matchedFactors: matched)
    }

    private func text(
        _ methods: [Method: Factors.MethodFinding], judged: Method? = .vae, claim: ClaimOutcome? = nil
    ) throws -> FactorText {
        let order = [Method.pca, .ae, .vae].filter { methods[$0] != nil }
        let report = SampleReport.of(order.map { ($0, SampleReport.errors(about: 1, spread: 0.2)) })
        var byID: [String: Factors.MethodFinding] = [:]
        for (method, finding) in methods { byID[method.rawValue] = finding }
        let finding = Factors.Finding(
            rows: 44, importanceRows: nil, bins: 20, permutations: 99, importancePermutations: nil,
            factors: ["smile", "beard"], entropies: [2, 1], methods: byID, judged: judged?.rawValue, claim: claim)
        return try #require(FactorText(finding, in: report))
    }

    @Test func theVAEIsBetterThanPCA() throws {
        let text = try text([.pca: method(0.05), .vae: method(0.31, difference: 0.26)])
        #expect(
            text.headline
                == "The VAE's latent dimensions match the factors better than PCA's components: the mutual "
                + "information gap "
                + "(MIG) is 0.310 (95 % CI 0.260–0.360), against 0.050 for PCA and 0.010 by chance.")
        #expect(
            text.evidence == "MIG 0.310 against 0.050 for PCA, 0.010 by chance; 0 of 2 factors have their own dimension"
        )
    }

    @Test func theVAEIsNoBetterThanPCA() throws {
        let text = try text([.pca: method(0.29), .vae: method(0.31, difference: 0.02)])
        #expect(
            text.headline
                == "The VAE's latent dimensions match the factors better than chance, but not measurably better than "
                + "PCA's "
                + "components: mutual information gap (MIG) 0.310 (95 % CI 0.260–0.360), 0.290 for PCA (difference "
                + "0.020, "
                + "95 % CI −0.030 to 0.070) and 0.010 by chance.")
    }

    @Test func pcaIsBetter() throws {
        let text = try text([.pca: method(0.61), .vae: method(0.31, difference: -0.3)])
        #expect(
            text.headline
                == "PCA's components match the factors better than the VAE's latent dimensions: the mutual "
                + "information gap "
                + "(MIG) is 0.610, against 0.310 (95 % CI 0.260–0.360) for the VAE and 0.010 by chance.")
    }

    @Test func theVAEIsNoBetterThanChance() throws {
        let pca = try text([.pca: method(0.61), .vae: method(0.02, difference: -0.59)])
        #expect(
            pca.headline
                == "The VAE's latent dimensions match the factors no better than chance, whereas PCA's components "
                + "do: mutual "
                + "information gap (MIG) 0.020 (95 % CI 0.000–0.070) for the VAE and 0.610 for PCA, 0.010 by chance."
        )
        let neither = try text([.pca: method(0.03), .vae: method(0.02, difference: -0.01)])
        #expect(
            neither.headline
                == "Neither the VAE's latent dimensions nor PCA's components match the factors better than chance: "
                + "mutual "
                + "information gap (MIG) 0.020 (95 % CI 0.000–0.070) for the VAE and 0.030 for PCA, 0.010 by chance."
        )
    }

    @Test func withoutPCAChanceAloneIsThere() throws {
        #expect(
            try text([.vae: method(0.31)]).headline
                == "The VAE's latent dimensions match the factors better than chance: its mutual information gap "
                + "(MIG) is "
                + "0.310 (95 % CI 0.260–0.360), against 0.010 by chance.")
        #expect(
            try text([.vae: method(0.02)]).headline
                == "The VAE's latent dimensions match the factors no better than chance: its mutual information gap "
                + "(MIG) is "
                + "0.020 (95 % CI 0.000–0.070), against 0.010 by chance.")
        let pca = try text([.pca: method(0.31)], judged: nil)
        #expect(pca.headline.hasPrefix("PCA's components match the factors better than chance: its "))
    }

    /// Without a VAE, the sentence is about the method with the largest gap.
    @Test func withoutAVAETheLargestGapIsSpokenOf() throws {
        let ae = try text([.pca: method(0.05), .ae: method(0.31, difference: 0.26)], judged: nil)
        #expect(ae.headline.hasPrefix("The AE's latent dimensions match the factors better than PCA's components"))
        let pca = try text([.pca: method(0.4), .ae: method(0.31, difference: -0.09)], judged: nil)
        #expect(pca.headline.hasPrefix("PCA's components match the factors better than chance: its "))
    }

    @Test func dimensionsAreNamed() throws {
        let named = [
            Factors.Dimension(factor: "smile", nats: 1.25), Factors.Dimension(factor: nil, nats: nil),
        ]
        let text = try text([.pca: method(0.05), .vae: method(0.31, difference: 0.26, dimensions: named, matched: 1)])
        let vae = try #require(text.foremost)
        #expect(vae.method == .vae)
        #expect(
            text.naming(of: vae, dimensions: [0, 1]) == "Main factors of the VAE's dimensions: z₁, smile (1.25 nats).")
        #expect(
            text.naming(of: vae, dimensions: [1])
                == "No dimension of the VAE is informative about a factor beyond chance.")
        #expect(text.name(of: 0, in: vae) == "smile, 1.25 nats" && text.name(of: 1, in: vae) == nil)
        #expect(text.name(of: 7, in: vae) == nil)
        #expect(
            text.matches
                == "A latent dimension of its own was found for 0 (PCA) and 1 (VAE) of the two factors."
        )
        let table = FactorTable(text).table.table
        #expect(table.rows.map { $0.map(\.plain) }.first?.prefix(2) == ["PCA", "0.050 [0.000, 0.100]"])
        #expect(table.rows[1].map(\.plain).first == "factors permuted" && table.rows.count == 4)
        #expect(table.columns.count == 3, "importances were not measured")
    }
}

/// The section in reports that are made.
@Suite struct FactorSectionTests {
    private typealias Object = [String: Any]
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// 300 images or rows of a table that are drawn from three factors, which are stored with them.
    private func report(images: Bool, labels: Int, latentSize: Int, methods: [Method] = [.pca, .vae]) throws -> Report {
        let count = 300
        var generator = SeededGenerator(seed: 2, stream: "factor section")
        let factors = (0..<count).map { _ in (0..<3).map { _ in generator.uniform() } }
        var values: [Double] = []
        for row in factors {
            for pixel in 0..<16 {
                let drawn = 0.8 * row[pixel % 3] + 0.1 * row[(pixel + 1) % 3]
                values.append(drawn + 0.02 * generator.uniform())
            }
        }
        let path = folder.path + "/factors.h5"
        let file = try HDF5File(creating: path)
        try file.root.createDataset("images", shape: images ? [count, 4, 4] : [count, 16], values: values)
        for place in 0..<3 {
            try file.root.createDataset(
                ["smile", "beard", "width"][place], shape: [count], values: factors.map { $0[place] })
        }
        try file.close()
        var settings = ReportSettings(file: path, output: folder.path + "/out")
        settings.methods = methods
        settings.latentSize = latentSize
        settings.training.epochs = 3
        settings.training.hidden = [8]
        settings.repeats = 1
        settings.reading.dataPath = "/images"
        let names = ["/smile", "/beard", "/width"].prefix(labels)
        settings.reading.labelsPath = names.first
        settings.reading.furtherLabelsPaths = Array(names.dropFirst())
        settings.reading.ignoresLabels = names.isEmpty
        return try Report(comparing: settings)
    }

    private func shown(in report: Report) -> DocumentSection? { FactorsSection.section(of: SectionContext(report)) }

    @Test func imagesWithSeveralLabels() throws {
        let report = try report(images: true, labels: 3, latentSize: 3)
        let section = try #require(shown(in: report))
        #expect(section.heading == "Factors")
        #expect(section.figures.map(\.identifier) == ["factor-information", "traversals"])
        #expect(report.findings[Factors.self]?.factors == ["smile", "beard", "width"])
        let claims = FactorsSection.claims(of: SectionContext(report))
        #expect(claims.map(\.claim) == [.factors] && claims.map(\.section) == [section.id])
        #expect(claims.first?.outcome == report.findings[Factors.self]?.claim)
        // What is written names the dimension that the images are decoded along.
        #expect(section.figures[1].explanation.contains("the factor that the dimension is most informative about"))
        try checkDefinitions(of: report, [Factors.id, Traversals.id])
    }

    @Test func imagesWithoutLabelsHaveTraversalsAlone() throws {
        let report = try report(images: true, labels: 1, latentSize: 3)
        let section = try #require(shown(in: report))
        #expect(section.heading == "Effects of the latent dimensions")
        #expect(section.figures.map(\.identifier) == ["traversals"])
        #expect(FactorsSection.claims(of: SectionContext(report)).isEmpty)
        #expect(try shown(in: self.report(images: true, labels: 0, latentSize: 2)) == nil)
    }

    @Test func tablesHaveSensitivities() throws {
        let report = try report(images: false, labels: 2, latentSize: 2)
        let section = try #require(shown(in: report))
        #expect(section.figures.map(\.identifier) == ["factor-information", "sensitivities"])
        try checkDefinitions(of: report, [Factors.id, Sensitivities.id])
        let contents = ResultsFile(report).contents
        #expect(contents.loadings.map(\.name) == ["pca_loadings", "vae_sensitivities"])
        #expect(contents.loadings.allSatisfy { $0.matrix.rows == 16 && $0.matrix.columns == 2 })
        try contents.write(to: folder.path + "/results.h5ad")
        let file = try HDF5File(reading: folder.path + "/results.h5ad")
        let loadings: [Float] = try file.dataset(at: "varm/pca_loadings").read()
        #expect(loadings == contents.loadings[0].matrix.values)
        // Components are of length 1.
        #expect(abs(loadings.reduce(0) { $0 + $1 * $1 } - 2) < 1e-4)
        let pca = try self.report(images: false, labels: 0, latentSize: 2, methods: [.pca])
        #expect(shown(in: pca) == nil)
        #expect(ResultsFile(pca).contents.loadings.map(\.name) == ["pca_loadings"])
    }

    /// Every number has a definition, by its own key or one around it.
    private func checkDefinitions(of report: Report, _ ids: [String]) throws {
        let file = try #require(JSONSerialization.jsonObject(with: MetricsFile(report).data()) as? Object)
        let evidence = try #require(file["evidence"] as? [String: Object])
        for id in ids {
            var finding = try #require(evidence[id], "\(id)")
            let definitions = try #require(finding.removeValue(forKey: "definitions") as? Object)
            #expect(undefined(finding, under: [], in: Set(definitions.keys)) == [], "\(id)")
        }
    }

    private func undefined(_ value: Any, under path: [String], in names: Set<String>) -> [String] {
        switch value {
        case let object as Object: object.flatMap { undefined($0.value, under: path + [$0.key], in: names) }
        case let list as [Any]: list.flatMap { undefined($0, under: path, in: names) }
        case is String: []
        default: path.contains(where: names.contains) ? [] : [path.joined(separator: ".")]
        }
    }
}
