import Drawing
import Foundation
import Plotting
import Testing

/// Maps in rows and columns.
@Suite struct MapGridTests {
    private let limits = ColorLimits(low: 0, high: 1)

    private func grid(height: Int = 3, width: Int = 4, rows: Int = 2) -> MapGrid {
        let values: [Double] = (0..<height * width).map { $0 == 1 ? .nan : Double($0) / 12 }
        let tile = MapTile(width: width, values: values, limits: limits)
        return MapGrid(
            rowNames: (0..<rows).map { "method \($0)" }, columnNames: ["dimension 1", "error"],
            tiles: (0..<rows).map { [tile, $0 == 0 ? nil : tile] }, key: ColorBar(title: "error", limits: limits))
    }

    private func drawn(_ figure: any Figure) -> String {
        SVGFile.document(
            figure, width: 170 * pointsPerMillimetre, identifier: "figure", title: "Figure", description: ""
        ).text
    }

    @Test func mapsAndNamesAreDrawn() {
        let text = drawn(grid())
        for part in ["method 0", "method 1", "dimension 1", "error"] { #expect(text.contains(">\(part)<"), "\(part)") }
        // Three maps, and the colour bar.
        #expect(text.components(separatedBy: "<image").count - 1 == 4)
        #expect(!text.contains("nan"))
    }

    /// Maps keep their shape, and a figure never outgrows its page.
    @Test(arguments: [(3, 4, 2), (300, 2, 1), (2, 300, 3), (5, 5, 12)])
    func figuresFitThePage(height: Int, width: Int, rows: Int) {
        let figure = grid(height: height, width: width, rows: rows)
        let most = 170 * pointsPerMillimetre
        #expect(figure.height(forWidth: most) <= most + 1e-6 && figure.height(forWidth: most) > 0)
    }
}
