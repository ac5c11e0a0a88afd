import Core
import Drawing
import Testing

@testable import Plotting

/// Lines of values with intervals.
@Suite struct IntervalCurveTests {
    private func drawn(_ figure: any Figure, millimetres: Double = 85) -> String {
        SVGFile.document(
            figure, width: millimetres * pointsPerMillimetre, identifier: "figure", title: "Figure", description: ""
        ).text
    }

    private func series(_ name: String, _ points: [(Double, Double)], width: Double? = nil) -> IntervalSeries {
        IntervalSeries(
            style: MethodStyle(name: name, color: .ink),
            points: points.map { x, y in
                IntervalSeries.Point(x: x, y: y, interval: width.map { y - $0...y + $0 })
            })
    }

    @Test func namesAndTitlesAreDrawnAtEveryWidth() {
        let figure = IntervalCurves(
            series: [
                series("first", [(0, 20), (0.3, 16), (0.6, 12)], width: 0.4), series("second", [(0.3, 10)]),
            ], xTitle: "standard deviation", yTitle: "PSNR (dB)", markedAt: 0.3)
        for millimetres in [54, 85, 178.0] {
            let height = figure.height(forWidth: millimetres * pointsPerMillimetre)
            #expect(height > 0 && height <= FigureStyle.maximumHeight)
            let text = drawn(figure, millimetres: millimetres)
            for part in [">first<", ">second<", ">standard deviation<", ">PSNR (dB)<"] {
                #expect(text.contains(part), "\(part)")
            }
            #expect(!text.contains("nan") && !text.contains("inf"))
        }
    }

    /// An interval is a line of its own, and a mark another.
    @Test func intervalsAndMarksAreDrawn() {
        let points = [(0.0, 1.0), (1, 2), (2, 4)]
        func lines(_ width: Double?, _ markedAt: Double?) -> Int {
            let figure = IntervalCurves(
                series: [series("one", points, width: width)], xTitle: "x", yTitle: "y", markedAt: markedAt,
                including: 0)
            return drawn(figure).components(of: "<path")
        }
        // The axes reach as far whether intervals are drawn or not: 0 is included, and half a unit above adds no tick.
        let plain = lines(nil, nil)
        #expect(lines(nil, 1) == plain + 1)
        #expect(lines(0.01, nil) == plain + 3)
    }

    @Test func pointsAreDrawnInTheOrderOfTheAxis() {
        let forward = IntervalCurves(series: [series("one", [(0, 1), (1, 3), (2, 2)])], xTitle: "x", yTitle: "y")
        let backward = IntervalCurves(series: [series("one", [(2, 2), (0, 1), (1, 3)])], xTitle: "x", yTitle: "y")
        #expect(drawn(forward) == drawn(backward))
    }

    @Test func nothingAndOddValuesAreDrawn() {
        for figure in [
            IntervalCurves(series: [], xTitle: "x", yTitle: "y"),
            IntervalCurves(series: [series("none", [])], xTitle: "x", yTitle: "y"),
            IntervalCurves(series: [series("odd", [(0, .nan), (1, .infinity), (2, 5)])], xTitle: "x", yTitle: "y"),
            IntervalCurves(
                series: [series("wide", [(1, 1)], width: .infinity)], xTitle: "x", yTitle: "y", markedAt: 1),
        ] {
            let text = drawn(figure)
            #expect(text.hasSuffix("</svg>\n") && !text.contains("nan") && !text.contains("inf"))
        }
    }
}

extension String {
    /// The number of times that a text is in this one.
    fileprivate func components(of text: String) -> Int {
        split(separator: text, omittingEmptySubsequences: false).count - 1
    }
}
