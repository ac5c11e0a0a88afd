import Core
import Drawing
import Foundation
import Plotting
import Testing

/// Pairs of numbers as dots and as counts, and figures with something in the margin.
@Suite struct PairPanelTests {
    private static func pairs(_ count: Int) -> (x: [Double], y: [Double]) {
        var generator = SeededGenerator(seed: 9, stream: "pairs")
        let x = (0..<count).map { _ in generator.normal() }
        return (x, x.map { $0 + 0.3 * generator.normal() })
    }

    private func svg(_ figure: any Figure, width: Double = 153) -> String {
        SVGFile.document(figure, width: width, identifier: "pairs", title: "Pairs", description: "").text
    }

    @Test(arguments: [0, 1, 66, 2_999, 3_000, 100_000])
    func fewAreDotsAndManyAreCounted(count: Int) {
        let (x, y) = Self.pairs(count)
        let panel = PairPanel(title: "Distances", x: x, y: y, axisTitles: ("data", "latent"), panelLetter: "b")
        #expect(panel.pairCount == count)
        #expect(panel.isCounted == (count - panel.outsideCount >= PairPanel.countedFrom))
        #expect(panel.isCounted == (panel.maximumCount > 0))
        let text = svg(panel)
        #expect(text.contains("<image") == panel.isCounted)
        #expect(text.utf8.count < 1_500_000 && !text.contains("nan"))
    }

    @Test func pairsOutsideOrWithoutAPlaceAreCountedOrLeftOut() {
        let scale = AxisScale(.linear, from: 0, to: 1)
        let panel = PairPanel(
            x: [0.5, 2, .nan, 0.1], y: [0.5, 0.5, 0.5, .infinity], axisTitles: ("x", "y"), scales: (scale, scale),
            hasDiagonal: true)
        #expect(panel.pairCount == 2)
        #expect(panel.outsideCount == 1)
    }

    @Test func panelsOfReconstructionsShareLimitsAndOneKeyWhereTheyAreCounted() {
        let few = (0..<40).map { Float($0) }
        let dots = ReconstructionDensity(
            truth: few, reconstructions: [ReconstructedValues(method: .pca, values: few)])
        #expect(!dots.isCounted)
        #expect(!svg(dots).contains("pairs per cell"))
        let many = (0..<30_000).map { Float($0 % 977) }
        let counted = ReconstructionDensity(
            truth: many, reconstructions: [ReconstructedValues(method: .pca, values: many)])
        #expect(counted.isCounted)
        #expect(svg(counted).contains("pairs per cell"))
    }

    @Test func aSingleCountShowsOnWhite() {
        #expect(LabColor(ContinuousPalette.counts.color(at: 0)).difference(from: LabColor(.white)) > 8)
    }

    @Test func marginsStandBesideTheFigure() {
        let rows = (0..<10).map { DotPlotRow(name: "class \($0)", value: Double($0) / 10) }
        let plot = DotPlot(rows: rows, xTitle: "kNN accuracy", including: 0...1)
        let (x, y) = Self.pairs(50)
        let panel = PairPanel(x: x, y: y, axisTitles: ("z₁", "z₂"))
        let width = 178 * pointsPerMillimetre
        let both = FigureWithMargin(main: panel, margin: plot)
        #expect(abs(both.height(forWidth: width) - panel.height(forWidth: width * 0.75)) < 1e-9)
        #expect(svg(both, width: width).contains("class 9"))
        let narrow = FigureWithMargin(main: panel, margin: nil, share: 0.5)
        #expect(narrow.height(forWidth: width) < 0.7 * both.height(forWidth: width))
    }

    @Test func namesThatDifferAtTheirEndStayDifferent() {
        let names = ["fetal", "adult", "aged"].map { "Kidney proximal convoluted tubule epithelial cell (\($0))" }
        let rows = names.map { DotPlotRow(name: $0, value: 0.5, interval: 0.4...0.6) }
        let text = svg(DotPlot(rows: rows, xTitle: "kNN accuracy", including: 0...1), width: 110)
        for end in ["tal)", "ult)", "ged)"] { #expect(text.contains(end)) }
        #expect(text.contains("kNN accuracy"), "the axis' title isn't cut")
    }
}
