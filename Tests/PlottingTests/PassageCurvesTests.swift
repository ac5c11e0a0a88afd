import Core
import Drawing
import Plotting
import Testing

/// Lines of values along a way.
@Suite struct PassageCurvesTests {
    private func series(_ name: String, _ values: [Double]) -> PassageCurves.Series {
        PassageCurves.Series(style: MethodStyle.pca.named(name, dash: [4, 2]), values: values)
    }

    private func drawn(_ figure: PassageCurves, millimetres: Double = 85) -> String {
        SVGFile.document(
            figure, width: millimetres * pointsPerMillimetre, identifier: "figure", title: "Figure", description: ""
        ).text
    }

    @Test func linesHaveTheirNamesAtTheirEnds() {
        let figure = PassageCurves(
            places: [0, 0.5, 1], series: [series("PCA", [1, 3, 1]), series("VAE, circle", [1, 1.2, .nan])],
            titles: ("share of the way", "distance"), reference: 1)
        for millimetres in [38.5, 54, 85, 178] {
            let height = figure.height(forWidth: millimetres * pointsPerMillimetre)
            #expect(height > 0 && height <= 170 * pointsPerMillimetre)
            let text = drawn(figure, millimetres: millimetres)
            #expect(text.hasSuffix("</svg>\n") && !text.contains("nan"))
        }
        let text = drawn(figure)
        for name in ["PCA", "VAE, circle", "share of the way", "distance"] { #expect(text.contains(name)) }
    }

    @Test func oddValuesAreNoLines() {
        for values in [[.nan, .nan], [.infinity, 1], [0, 0]] as [[Double]] {
            let text = drawn(PassageCurves(places: [3, 4], series: [series("AE", values)], titles: ("x", "y")))
            #expect(!text.contains("nan") && !text.contains("inf"), "\(values)")
        }
        #expect(!drawn(PassageCurves(places: [], series: [], titles: ("x", "y"))).contains("nan"))
    }
}
