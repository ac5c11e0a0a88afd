import Comparison
import Core
import Drawing
import EmbeddingQuality
import Evidence
import Methods
import Plotting
import Rows
import Testing

@testable import Reporting

/// The figures of latent spaces: what is shown of them, how it was turned, and which classes are named.
@Suite struct LatentFigureTests {
    private static let rows = 0..<SampleReport.rowCount

    /// Codes of different spreads in each dimension, those of later ones the smaller.
    private static func codes(_ latentSize: Int) -> Matrix {
        var generator = SeededGenerator(seed: 4, stream: "latent figures")
        return Matrix(
            rows: rows.count, columns: latentSize,
            values: rows.flatMap { _ in (0..<latentSize).map { Float(generator.normal()) * Float(8 >> min($0, 3)) } })
    }

    /// The columns in another order, the first of them mirrored.
    private static func mixed(_ codes: Matrix) -> Matrix {
        Matrix(
            rows: codes.rows, columns: codes.columns,
            values: rows.flatMap { row in Array(codes[row: row].reversed()).enumerated().map { $0 == 0 ? -$1 : $1 } })
    }

    private static func report(
        latentSize: Int = 2, methods: [Method] = [.pca, .ae], accuracies: [Method: [Double]] = [:]
    ) -> Report {
        let pca = codes(latentSize)
        let labels = CategoricalLabels(name: "kind", categories: ["a", "b"], codes: rows.map { $0 % 2 })
        return SampleReport.of(
            methods.map { ($0, SampleReport.errors(about: 1, spread: 0.2)) }, labels: .categorical(labels),
            measures: accuracies.mapValues { perRow -> [Measure: MeasuredValue] in
                let mean = RowMean(perRow: perRow)
                return [.knnAccuracy: MeasuredValue(estimate: mean.estimate(Bootstrap(seed: 0)), rows: mean)]
            },
            codes: Dictionary(uniqueKeysWithValues: methods.map { ($0, $0 == .pca ? pca : mixed(pca)) })
        ) { $0.latentSize = latentSize }
    }

    @Test func networksAreTurnedOntoTheLinearMethod() throws {
        let report = Self.report()
        let views = try #require(report.findings[LatentViews.self]).methods
        #expect(views["pca"]?.turnedOnto == nil && views["ae"]?.turnedOnto == "pca")
        #expect(views["ae"]?.directions == .dimensions)
        #expect(try #require(views["ae"]?.varianceShare) > 0.999)
        let (pca, ae) = (report.methods[0], report.methods[1])
        let turned = LatentPositions(ae, in: report)
        let difference = zip(turned.positions.values, pca.codes.values).map { abs($0 - $1) }.max() ?? 1
        #expect(difference < 1e-3)
        #expect(turned.axisTitles.0 == "u₁" && turned.axisTitles.1 == "u₂")
        #expect(LatentPositions(pca, in: report).axisTitles.0.hasPrefix("PC 1"))
        let sentences = LatentPositions.viewSentences(of: report.methods, in: report)
        #expect(sentences.count == 1 && sentences[0].contains("rotated or reflected, without scaling, to match PCA's"))
    }

    @Test func ofManyDimensionsThePrincipalComponentsAreShown() throws {
        let report = Self.report(latentSize: 5)
        let view = try #require(report.findings[LatentViews.self]?.methods["ae"])
        #expect(view.directions == .components && view.turnedOnto == "pca")
        let share = try #require(view.varianceShare)
        #expect(share > 0.8 && share < 1)
        let difference =
            zip(
                LatentPositions(report.methods[1], in: report).positions.values,
                LatentPositions(report.methods[0], in: report).positions.values
            ).map { abs($0 - $1) }.max() ?? .infinity
        #expect(difference < 4, "the plane of the two widest dimensions, within the others' spread")
        let sentences = LatentPositions.viewSentences(of: report.methods, in: report)
        #expect(sentences.first == "Of five dimensions, the panel of PCA shows the first two.")
        #expect(sentences.last?.contains("first two principal components, with") == true)
    }

    /// Of more dimensions than a plane has, the share of each in the codes' variance is shown.
    @Test func theUseOfManyDimensionsIsShown() throws {
        let report = Self.report(latentSize: 5)
        let shares = try #require(report.findings[LatentViews.self]?.methods["pca"]?.dimensionShares)
        #expect(shares.count == 5 && abs(shares.reduce(0, +) - 1) < 1e-9)
        // Variances of 64, 16, 4, 1 and 1.
        #expect(abs(shares[0] - 64.0 / 86) < 0.1 && shares[4] < 0.03)
        let section = try #require(LatentSpacesSection.section(of: SectionContext(report)))
        let figure = try #require(section.figures.first { $0.identifier == "dimension-shares" })
        // The codes of the AE are those of PCA in another order.
        #expect(figure.finding.contains("carries \(percent(shares[0])) (PCA and AE) of the codes' variance"))
        #expect(Self.report(latentSize: 2).findings[LatentViews.self]?.methods["pca"]?.dimensionShares == nil)
    }

    @Test func aLineIsMirroredOntoTheOther() {
        let report = Self.report(latentSize: 1)
        #expect(LatentPositions(report.methods[1], in: report).axisTitles.0 == "−z₁")
        #expect(LatentPositions(report.methods[1], in: report).positions == report.methods[0].codes)
    }

    /// One figure of all latent spaces, and small multiples of errors, distances and rows, whatever the number of methods.
    @Test(arguments: [1, 3, 4, 6])
    func figuresOfTheSection(count: Int) throws {
        let methods = Array([Method.pca, .ae, .dae, .sae, .cae, .vae].prefix(count))
        let report = Self.report(methods: methods)
        let section = try #require(LatentSpacesSection.section(of: SectionContext(report)))
        #expect(section.id == LatentSpacesSection.id)
        let names = ["latent-spaces", "latent-errors", "latent-distances"] + (count > 1 ? ["latent-rows"] : [])
        #expect(section.figures.map(\.identifier) == names)
        for figure in section.figures { #expect(figure.figure.height(forWidth: figure.width.points) > 50) }
    }

    /// The first page has one row of panels, and the page of latent spaces all of them.
    @Test(arguments: [3, 4, 5, 6])
    func theFirstPageShowsOneRowOfPanels(count: Int) {
        let methods = Array([Method.pca, .ae, .dae, .sae, .cae, .vae].prefix(count))
        let context = SectionContext(Self.report(methods: methods))
        let overview = LatentFigures.overview(of: context)
        let shown = count > 4 ? "Three of \(count == 5 ? "five" : "six") methods are shown." : ""
        #expect(overview.explanation.hasSuffix(shown) && overview.explanation.contains("are shown") == (count > 4))
        #expect(!LatentFigures.overview(of: context, hasGallery: false).explanation.contains("are shown"))
        let width = overview.width.points
        #expect(overview.figure.height(forWidth: width) < width / 2)
    }

    /// A class whose rows neighbours tell in a latent space is named there; one that they don't is in the key alone.
    @Test func compactClassesAreNamed() throws {
        let test = SampleReport.split.test
        // Of the rows of class "a" neighbours tell all, of the others every second.
        let accuracies = test.enumerated().map { $1 % 2 == 0 ? 1.0 : Double($0 / 2 % 2) }
        let report = Self.report(accuracies: [.pca: accuracies, .ae: test.map { _ in 1 }])
        let context = SectionContext(report)
        #expect(ClassAccuracy.compactClasses(of: report.methods[0], in: context) == [0])
        #expect(ClassAccuracy.compactClasses(of: report.methods[1], in: context) == [0, 1])
        let classes = try #require(ClassAccuracy(of: context, letter: "c"))
        #expect(classes.hasAllClasses)
        #expect(classes.finding?.contains("“b” in PCA") == true)
    }
}
