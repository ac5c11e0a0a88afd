import Comparison
import Drawing
import EmbeddingQuality
import Methods
import TestSupport
import Testing

@testable import Evidence
@testable import Reporting

/// Sentences about neighbourhoods, from numbers to words.
@Suite struct NeighborhoodTextTests {
    private func estimate(_ value: Double, _ half: Double = 0.02) -> Estimate {
        Estimate(value: value, lower: value - half, upper: value + half)
    }

    private func embedding(
        _ area: Double, _ reliability: (reliable: Double, dubious: Double)? = nil
    ) -> Neighborhoods.Embedding {
        Neighborhoods.Embedding(
            area: estimate(area), trustworthiness: estimate(0.9), continuity: estimate(0.9), lcmc: 0.3,
            lcmcNeighbors: 40, tripletAccuracy: estimate(0.8), shepardCorrelation: 0.7, centroidCorrelation: nil,
            balancedKnnAccuracy: nil, curve: [area],
            reliability: reliability.map {
                Neighborhoods.Reliability(
                    reliable: $0.reliable, dubious: $0.dubious, reliableFrom: 0.8, dubiousBelow: 0.1)
            })
    }

    private func finding(
        _ areas: [Method: Double], difference: (Double, Double, Double)? = nil, random: Double? = 0.1,
        reliability: (reliable: Double, dubious: Double)? = nil, outcome: ClaimOutcome? = nil
    ) -> Neighborhoods.Finding {
        var methods: [String: Neighborhoods.Embedding] = [:]
        for (method, area) in areas { methods[method.rawValue] = embedding(area, reliability) }
        let difference = difference.map {
            Neighborhoods.Difference(
                area: Estimate(value: $0.0, lower: $0.1, upper: $0.2), trustworthiness: estimate(0), label: nil)
        }
        return Neighborhoods.Finding(
            rows: 100, neighbors: 12, curveNeighbors: [1], shareByChance: 0.05, methods: methods,
            randomProjection: random.map { embedding($0) }, data: embedding(1),
            differences: difference.map { ["ae": $0] } ?? [:], network: difference == nil ? nil : "ae",
            projections: outcome)
    }

    @Test func headlinesAreTrueInEachDirection() {
        let both: [Method: Double] = [.pca: 0.41, .ae: 0.53]
        let cases: [(Neighborhoods.Finding, String)] = [
            (
                finding(both, difference: (0.12, 0.1, 0.14)),
                "The AE keeps more of each row's neighbours than PCA: area under Rₙₓ 0.530 against 0.410 "
                    + "(difference 0.120, "
                    + "95 % CI 0.100–0.140); a random projection reaches 0.100."
            ),
            (
                finding([.pca: 0.53, .ae: 0.41], difference: (-0.12, -0.14, -0.1)),
                "PCA keeps more of each row's neighbours than the AE: area under Rₙₓ 0.530 against 0.410 "
                    + "(difference −0.120, "
                    + "95 % CI −0.140 to −0.100); a random projection reaches 0.100."
            ),
            (
                finding([.pca: 0.41, .ae: 0.42], difference: (0.01, -0.01, 0.03), random: 0.405),
                "The data do not show whether the AE or PCA keeps more of each row's neighbours: area under Rₙₓ "
                    + "0.420 against "
                    + "0.410 (difference 0.010, 95 % CI −0.010 to 0.030), not clearly more than a random projection "
                    + "(0.405)."
            ),
            (
                finding([.pca: 0.41, .ae: 0.41], difference: (0, 0, 0), random: nil),
                "The AE keeps the same neighbours as PCA (area under Rₙₓ 0.410)."
            ),
            (
                finding([.ae: 0.41, .vae: 0.5]),
                "The VAE keeps most of each row's neighbours (area under Rₙₓ 0.500); "
                    + "a random projection reaches 0.100."
            ),
            (
                finding([.pca: 0.41], random: nil),
                "PCA keeps neighbours with an area under Rₙₓ of 0.410 (maximum 1)."
            ),
        ]
        for (finding, sentence) in cases {
            let text = NeighborhoodText(finding, methods: [.pca, .ae, .vae], baseline: .pca)
            #expect(text.headline == sentence)
        }
    }

    @Test func reliableRowsAreCounted() {
        let found = finding([.pca: 0.4, .ae: 0.5], difference: (0.1, 0.05, 0.15), reliability: (0.924, 0.011))
        let text = NeighborhoodText(found, methods: [.pca, .ae], baseline: .pca)
        let sentence =
            "The positions of 92 % (PCA and AE) of the rows are reliable, and those of 1 % (PCA and AE) are dubious; 5 % of "
            + "each is expected in data without structure."
        #expect(text.reliability == sentence && text.details == [sentence])
    }

    @Test func claimsHaveTheirNumbers() throws {
        for outcome in [ClaimOutcome.holds, .fails, .undecided] {
            let found = finding([.pca: 0.4, .ae: 0.5], difference: (0.1, 0.05, 0.15), outcome: outcome)
            let text = NeighborhoodText(
                found, methods: [.pca, .ae], baseline: .pca, labelMeasure: .knnAccuracy,
                labelValues: ["pca": estimate(0.58), "ae": estimate(0.95)])
            let claim = try #require(text.claim)
            #expect(claim.outcome == outcome)
            #expect(
                claim.evidence
                    == "AE: area under Rₙₓ 0.500 against 0.400 for PCA, trustworthiness 0.900 against 0.900, kNN "
                    + "accuracy 95 % "
                    + "against 58 %")
        }
        #expect(NeighborhoodText(finding([.pca: 0.4]), methods: [.pca], baseline: .pca).claim == nil)
    }

    /// The section of a report on a file, with all its parts.
    @Test(arguments: [1, 2, 3]) func theSectionIsInReports(latent: Int) throws {
        let folder = try TemporaryFolder()
        var settings = ReportSettings(
            file: try SmallFile(kind: .table, testRows: 45).write(to: folder), output: folder.path + "/out")
        settings.training.epochs = 2
        settings.latentSize = latent
        let report = try Report(comparing: settings)
        let document = ReportDocument(report, date: "2026-01-31")
        let section = try #require(document.sections.first { $0.id == "neighborhoods" })
        #expect(section.heading == "Neighbourhoods")
        #expect(section.figures.map(\.identifier) == ["neighbourhoods", "neighbourhood-areas", "reliability"])
        guard case .table(let table)? = section.blocks.last else {
            Issue.record("no table")
            return
        }
        #expect(table.table.rows.count == report.methods.count + 2)
        let claim = try #require(NeighborhoodsSection.claims(of: SectionContext(report)).first)
        #expect(claim.claim == .projections && claim.section == section.id)
        #expect(claim.outcome == report.findings[Neighborhoods.self]?.projections)
    }

    /// A report of numbers alone has no neighbourhoods to look at.
    @Test func withoutAFindingThereIsNoSection() {
        let report = SampleReport.of([(.pca, SampleReport.errors(about: 1, spread: 0.1))])
        #expect(NeighborhoodsSection.section(of: SectionContext(report)) == nil)
        #expect(NeighborhoodsSection.claims(of: SectionContext(report)).isEmpty)
    }
}
