import Comparison
import Methods
import TestSupport
import Testing

@testable import Evidence
@testable import Reporting

/// The sections on what lies between codes and on the overlap of posteriors, made of a small report.
@Suite struct BetweenCodesSectionTests {
    private func context(_ kind: SmallFile.Kind, methods: [Method], latentSize: Int = 2) throws -> SectionContext {
        let folder = try TemporaryFolder()
        var settings = ReportSettings(
            file: try SmallFile(kind: kind).write(to: folder), output: folder.path + "/out")
        settings.methods = methods
        settings.latentSize = latentSize
        settings.training.epochs = 2
        return SectionContext(try Report(comparing: settings))
    }

    @Test func imagesAreShownOnTheirWays() throws {
        let context = try context(.images, methods: [.pca, .vae])
        let between = try #require(BetweenCodesSection.section(of: context))
        #expect(
            between.figures.map(\.identifier) == ["interpolation", "distance-between-codes", "distance-of-ways"])
        let finding = try #require(context.report.findings[Interpolation.self])
        #expect(
            finding.realness?.ways.map { "\($0.method) \($0.route.rawValue)" }
                == ["pca line", "vae line", "vae great_circle"])
        let claims = BetweenCodesSection.claims(of: context)
        #expect(claims.map(\.claim) == [.continuity] && claims.map(\.section) == [between.id])
        #expect(claims.first?.outcome == finding.outcome)
        let overlap = try #require(OverlapSection.section(of: context))
        // Of posteriors that have collapsed there is nothing to see.
        let isUsed = try #require(context.report.findings[Overlap.self]).activeDimensions > 0
        #expect(overlap.figures.map(\.identifier) == (isUsed ? ["posteriors", "posterior-overlap"] : []))
        #expect(OverlapSection.claims(of: context).map(\.claim) == [.overlap])
    }

    @Test func tablesAreShownAsProfiles() throws {
        let context = try context(.table, methods: [.pca, .ae], latentSize: 1)
        let between = try #require(BetweenCodesSection.section(of: context))
        #expect(
            between.figures.map(\.identifier) == ["interpolation", "distance-between-codes", "distance-of-ways"])
        // Without a VAE, neither claim is tested.
        #expect(BetweenCodesSection.claims(of: context).isEmpty)
        #expect(OverlapSection.section(of: context) == nil && OverlapSection.claims(of: context).isEmpty)
    }

    @Test func oneDimensionHasNoPlane() throws {
        let context = try context(.table, methods: [.vae], latentSize: 1)
        let isUsed = try #require(context.report.findings[Overlap.self]).activeDimensions > 0
        let overlap = try #require(OverlapSection.section(of: context))
        #expect(overlap.figures.map(\.identifier) == (isUsed ? ["posterior-overlap"] : []))
    }
}
