import Drawing
import Foundation
import Plotting
import Testing

/// Curves of kept neighbours, drawn at every column width.
@Suite struct NeighborhoodCurvesTests {
    private func series(_ name: String, _ values: [Double]) -> NeighborhoodSeries {
        NeighborhoodSeries(style: MethodStyle(name: name, color: .ink), values: values)
    }

    private func svg(_ figure: any Figure, millimetres: Double = 85) -> String {
        SVGFile.document(
            figure, width: millimetres * pointsPerMillimetre, identifier: "curves", title: "Curves", description: ""
        ).text
    }

    @Test(arguments: [38.5, 54, 85, 178]) func namesStandAtTheEndsOfLines(millimetres: Double) {
        let sizes = [1, 10, 100, 1_000]
        let curves = NeighborhoodCurves(
            sizes: sizes,
            series: [series("AE 0.531", [0.2, 0.4, 0.6, 0.7]), series("random 0.044", [-0.01, 0, 0.1, 0.05])],
            xTitle: "neighbours K", yTitle: "R_NX(K)")
        let text = svg(curves, millimetres: millimetres)
        for part in ["AE 0.531", "random 0.044"] { #expect(text.contains(part)) }
        #expect(text.contains(">10<") || text.contains(">100<"), "sizes have ticks")
        #expect(text.hasSuffix("</svg>\n") && !text.contains("nan"))
        #expect(curves.height(forWidth: millimetres * pointsPerMillimetre) > 0)
    }

    /// A single size, a value that is missing, and no curve at all.
    @Test func fewValues() {
        for values in [[0.5], [.nan]] {
            #expect(
                !svg(NeighborhoodCurves(sizes: [1], series: [series("AE", values)], xTitle: "K", yTitle: "R"))
                    .contains("nan"))
        }
        #expect(
            svg(NeighborhoodCurves(sizes: [1, 5], series: [], xTitle: "neighbours K", yTitle: "R")).contains(
                "neighbours K"))
    }

    /// The better of two curves is drawn above the other, on an axis up to 1.
    @Test func largerSharesAreHigher() throws {
        let curves = NeighborhoodCurves(
            sizes: [1, 100], series: [series("low", [0.2, 0.2]), series("high", [0.9, 0.9])], xTitle: "K", yTitle: "R")
        let text = svg(curves)
        func height(_ name: String) throws -> Double {
            let match = try #require(text.firstMatch(of: try Regex("<text[^>]* y=\"([0-9.]+)\"[^>]*>\(name)<")))
            return try #require(match.output[1].substring.flatMap { Double($0) })
        }
        #expect(try height("high") < height("low"))
    }
}
