import Drawing
import EmbeddingQuality
import Methods
import Testing

@testable import Evidence
@testable import Reporting

/// Findings on numbers of dimensions, and what is said of them.
@Suite struct DimensionsTextTests {
    private static func point(
        _ size: Int, _ reduction: (Double, Double, Double)?, active: Int? = nil
    )
        -> Dimensions.Point
    {
        Dimensions.Point(
            latentSize: size, mse: Estimate(value: 1, lower: 0.9, upper: 1.1), epochs: size == 2 ? nil : 58,
            reduction: reduction.map { Estimate(value: $0.0, lower: $0.1, upper: $0.2) }, elbo: nil,
            logLikelihood: nil, activeUnits: active)
    }

    private static func finding(
        _ ae: [Dimensions.Point], vae: [Dimensions.Point] = [], kept: [String: Estimate] = [:], latentSize: Int = 2
    ) -> Dimensions.Finding {
        var curves = ["pca": [point(1, nil), point(2, nil)], "ae": ae]
        if !vae.isEmpty { curves["vae"] = vae }
        return Dimensions.Finding(
            features: 64, latentSize: latentSize, evidenceRows: nil, curves: curves,
            meetings: curves.filter { $0.key != "pca" }.compactMapValues { Dimensions.Meeting($0) },
            compression: kept["ae"].map {
                Dimensions.Compression(network: "ae", keptVariance: kept, outcome: Dimensions.Compression.outcome($0))
            })
    }

    private static let kept = [
        "ae": Estimate(value: 0.62, lower: 0.6, upper: 0.64), "pca": Estimate(value: 0.28, lower: 0.26, upper: 0.3),
    ]

    private func text(_ finding: Dimensions.Finding, _ components: Components.Finding? = nil) -> DimensionsText {
        DimensionsText(finding, components, methods: [.pca, .ae, .vae])
    }

    @Test(
        arguments: [
            (
                [(1, (0.4, 0.38, 0.42)), (2, (0.37, 0.35, 0.39)), (4, (0.12, 0.08, 0.15))],
                "The AE's test error is below PCA's at every size tried, from 1 to 4 latent dimensions: 37 % lower "
                    + "(95 % CI 35–39 %) with 2 and 12 % lower (8–15 %) with 4."
            ),
            (
                [(1, (0.4, 0.38, 0.42)), (2, (0.37, 0.35, 0.39)), (4, (-0.03, -0.06, 0.01)), (8, (-0.5, -0.6, -0.4))],
                "The AE's advantage over PCA ends at 4 latent dimensions: its test error is 37 % lower (95 % CI "
                    + "35–39 %) "
                    + "with 2 and 3 % higher (−1 to 6 %) with 4."
            ),
            (
                [(1, (-0.1, -0.12, -0.08)), (2, (-0.37, -0.39, -0.35))],
                "PCA's test error is below the AE's at every size tried, 1 and 2 latent dimensions: the AE's is "
                    + "37 % "
                    + "higher (95 % CI 35–39 %) with 2."
            ),
            (
                [(1, (0.01, -0.02, 0.04)), (2, (-0.37, -0.39, -0.35)), (4, (0, -0.1, 0.1))],
                "At none of the sizes tried, from 1 to 4 latent dimensions, is the AE's test error below PCA's."
            ),
            (
                [(1, (0.01, -0.02, 0.04)), (2, (0.37, 0.35, 0.39)), (4, (0, -0.1, 0.1)), (8, (0.2, 0.1, 0.3))],
                "The AE's test error is below PCA's with 2 and 8 latent dimensions, but not with 1 and 4."
            ),
        ] as [([(Int, (Double, Double, Double))], String)])
    func theHeadlineSaysWhereTheCurvesMeet(reductions: [(Int, (Double, Double, Double))], sentence: String) {
        let text = text(Self.finding(reductions.map { Self.point($0.0, $0.1) }, kept: Self.kept))
        #expect(text.headline == sentence)
        #expect(
            text.details.first == "With 2 of 64 dimensions, the AE keeps 62 % (95 % CI 60–64 %) of the test rows' "
                + "variance, PCA 28 % (26–30 %).")
    }

    /// The headline on a single size is what a code of that size keeps.
    @Test func withoutOtherSizesTheHeadlineIsWhatIsKept() {
        let alone = text(Self.finding([Self.point(2, (0.37, 0.35, 0.39))], kept: Self.kept))
        #expect(alone.headline.hasPrefix("With 2 of 64 dimensions, the AE keeps 62 %"))
        #expect(alone.details.isEmpty && alone.note == nil)
        #expect(
            text(Self.finding([Self.point(2, nil)])).headline == "Errors were measured with 2 latent dimensions only.")
    }

    private func components(
        _ matches: [String: Int], _ bounds: [String: Components.Bounds] = [:]
    ) -> Components.Finding {
        Components.Finding(
            sizes: [1, 2], testMse: [Double](repeating: 1, count: 64), componentsToMatch: matches,
            componentsToMatchInterval: bounds, mostComponents: 64, varianceRatio: [0.2, 0.08],
            cumulativeVariance: [0.2, 0.28], componentsForShare: [.init(share: 0.9, count: 21)])
    }

    @Test func componentsToMatchHaveTheirInterval() {
        let points = [Self.point(1, nil), Self.point(2, nil), Self.point(4, nil, active: 3)]
        let finding = Self.finding(points, vae: points)
        let both = text(
            finding,
            components(
                ["ae": 10, "vae": 1], ["ae": .init(least: 9, most: 11), "vae": .init(least: 1, most: 1)]))
        #expect(
            both.details == [
                "PCA needs 10 components (95 % CI 9–11) to match the AE and 1 to match the VAE with 2 latent dimensions.",
                "Of 4 latent dimensions, the AE uses 3. Of 4 latent dimensions, the VAE uses 3.",
            ])
        #expect(both.headline == "The first 2 components hold 28 % of the training rows' variance; 90 % requires 21.")
        let none = text(finding, components([:]))
        #expect(none.details[0] == "Even 64 components leave PCA's error above that of the AE and the VAE.")
        let one = text(finding, components(["ae": 60], ["ae": .init(least: 58, most: nil)]))
        #expect(
            one.details[0]
                == "PCA needs 60 components (95 % CI 58 to more than 64) to match the AE with 2 latent dimensions. "
                + "Even 64 components leave PCA's error above that of the VAE.")
        #expect(DimensionsText.text(.init(least: nil, most: nil), most: "64") == "more than 64")
        #expect(
            both.note?.hasSuffix(", at most 58 (the AE and the VAE); longer training may lower their errors.")
                == true)
    }

    /// Every panel and the table, of points with and without all that there may be; nothing where nothing was measured.
    @Test func theSectionHoldsFiguresAndATable() throws {
        let errors: [(Method, [Double])] = [
            (.pca, SampleReport.errors(about: 2, spread: 0.2)), (.ae, SampleReport.errors(about: 1, spread: 0.2)),
        ]
        #expect(DimensionsSection.section(of: SectionContext(SampleReport.of(errors))) == nil)
        #expect(DimensionsSection.claims(of: SectionContext(SampleReport.of(errors))).isEmpty)
        let report = SampleReport.of(
            errors,
            otherSizes: [1, 4].map { size in
                SizedResult(
                    method: .ae, latentSize: size, epochs: 9,
                    errors: RowMean(perRow: SampleReport.errors(about: 2 / Double(size), spread: 0.1)))
            })
        let section = try #require(DimensionsSection.section(of: SectionContext(report)))
        #expect(section.figures.map(\.identifier) == ["error-by-size"])
        #expect(section.blocks.count { if case .table = $0 { true } else { false } } == 1)
        let finding = try #require(report.findings[Dimensions.self])
        let table = try #require(ReportTable.dimensions(of: report, finding))
        #expect(table.table.rows.map { $0[0].plain } == ["1", "2", "4"])
    }
}
