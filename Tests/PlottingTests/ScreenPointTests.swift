import Core
import Drawing
import Testing

@testable import Plotting

/// Points of figures for a screen.
@Suite struct ScreenPointTests {
    private func scatter(_ count: Int) -> LatentScatter {
        var generator = SeededGenerator(seed: 1, stream: "screen points")
        return LatentScatter(
            positions: generator.normals(rows: count, columns: 2), isTest: [Bool](repeating: true, count: count),
            coloring: .none, axisTitles: ("x", "y"))
    }

    @Test func pointsOfPagesTakeLittleRoom() throws {
        let page = try InlineSVG(scatter(1_000), width: 150, identifier: "points", label: "Points").element
        let file = SVGFile.document(scatter(1_000), width: 150, identifier: "a", title: "", description: "").text
        let dots = file.ranges(of: "<circle ").count
        // Dots of a look at the same tenth of a point are one.
        #expect(dots > 900 && (dots * 9 / 10...dots).contains(page.ranges(of: "zm").count))
        #expect(page.utf8.count < file.utf8.count / 3)
    }

    /// Images of many points have as many pixels as a screen shows.
    @Test func manyPointsAreAnImage() throws {
        let page = try InlineSVG(scatter(6_000), width: 150, identifier: "points", label: "Points").element
        let drawn = page.replacing(/data:[^"]*/, with: "")
        #expect(page.ranges(of: "<image ").count == 1 && !drawn.contains("stroke-linecap"))
        let file = SVGFile.document(scatter(6_000), width: 150, identifier: "a", title: "", description: "").text
        #expect(page.utf8.count < file.utf8.count / 2)
    }
}
