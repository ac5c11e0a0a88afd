import Drawing
import Foundation
import Plotting
import Testing

/// Cells with numbers in them.
@Suite struct HeatMapTests {
    private func map(
        _ values: [[Double]], columns: [String], muted: (@Sendable (Int, Int) -> Bool)? = nil,
        limits: ColorLimits = ColorLimits(low: 0, high: 2, palette: .amounts)
    ) -> HeatMap {
        HeatMap(
            title: "VAE", panelLetter: "a", rowNames: values.indices.map { "factor \($0)" }, columnNames: columns,
            values: values, limits: limits, keyTitle: "information (nats)", isMuted: muted)
    }

    private func drawn(_ figure: any Figure, millimetres: Double = 85) -> String {
        SVGFile.document(
            figure, width: millimetres * pointsPerMillimetre, identifier: "figure", title: "Figure", description: ""
        ).text
    }

    /// The number of times that something occurs.
    private func count(_ part: String, in text: String) -> Int { text.components(separatedBy: part).count - 1 }

    /// The colour of the first text of these letters.
    private func fill(of letters: String, in text: String) -> String? {
        let line = text.split(separator: "\n").first { $0.contains(">\(letters)<") }
        return line?.firstMatch(of: /fill="([^"]+)"/).map { String($0.1) }
    }

    @Test func numbersAndNamesAreDrawn() {
        let text = drawn(map([[0.25, 1.5], [0, 2], [.nan, 1]], columns: ["z₁", "z₂"]))
        for part in [
            "0.25", "1.50", "0.00", "2.00", "–", "z₁", "z₂", "factor 0", "factor 2", "VAE", "information (nats)",
        ] {
            #expect(text.contains(">\(part)<"), "\(part)")
        }
        // Numbers on dark cells have another colour than those on light ones.
        #expect(fill(of: "2.00", in: text) == fill(of: "1.50", in: text))
        #expect(fill(of: "2.00", in: text) != fill(of: "0.25", in: text))
        #expect(!text.contains("nan"))
    }

    @Test func numbersThatDoNotFitAreLeftOut() {
        let columns = (1...30).map { "dimension \($0)" }
        let wide = [(0..<30).map { Double($0) / 15 }]
        let text = drawn(map(wide, columns: columns), millimetres: 54)
        #expect(!text.contains(">1.00<") && text.contains(">dimension 30<"))
        // Names that are wider than their columns stand upright.
        #expect(text.contains("rotate(-90"))
        #expect(!drawn(map([[1, 2]], columns: ["a", "b"])).contains("rotate(-90"))
    }

    @Test func mutedNumbersAreGrey() {
        let text = drawn(map([[0.1, 0.2]], columns: ["a", "b"], muted: { row, column in row == 0 && column == 1 }))
        #expect(fill(of: "0.10", in: text) != fill(of: "0.20", in: text))
        let plain = drawn(map([[0.1, 0.2]], columns: ["a", "b"]))
        #expect(fill(of: "0.10", in: plain) == fill(of: "0.20", in: plain))
    }

    @Test(arguments: [38.5, 54, 85, 178])
    func everyWidthIsDrawable(millimetres: Double) {
        let width = millimetres * pointsPerMillimetre
        let diverging = ColorLimits(low: -1, high: 1, palette: .diverging)
        for figure in [
            map([], columns: []), map([[1]], columns: ["a"]),
            map([[Double]](repeating: [0.5, -0.5], count: 80), columns: ["PC 1", "PC 2"], limits: diverging),
            map([[5, .infinity, -3]], columns: ["a", "b", "c"], limits: ColorLimits(low: 1, high: 1)),
        ] {
            let height = figure.height(forWidth: width)
            #expect(height > 0 && height <= 170 * pointsPerMillimetre + 1e-6)
            let text = drawn(figure, millimetres: millimetres)
            #expect(text.hasSuffix("</svg>\n") && !text.contains("nan") && !text.contains("inf<"))
        }
        let row = PanelGrid(panels: [map([[1, 2]], columns: ["a", "b"]), map([[2, 1]], columns: ["a", "b"])])
        // One key stands below both.
        #expect(count(">information (nats)<", in: drawn(row, millimetres: millimetres)) == 1)
    }
}
