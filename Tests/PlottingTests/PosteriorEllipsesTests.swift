import Core
import Drawing
import Plotting
import Testing

/// Ellipses of posteriors over a scatter.
@Suite struct PosteriorEllipsesTests {
    private func drawn(_ ellipses: PosteriorEllipses?, _ coloring: PointColoring, rows: Int = 60) -> String {
        let (positions, _, isTest) = FigureTests.cloud(rows)
        let figure = LatentScatter(
            positions: positions, isTest: isTest, coloring: coloring, axisTitles: ("z₁", "z₂"), ellipses: ellipses)
        return SVGFile.document(
            figure, width: 85 * pointsPerMillimetre, identifier: "figure", title: "Figure", description: ""
        ).text
    }

    @Test func eachIsDrawnInItsColour() {
        let values = (0..<60).map { Double($0) }
        let coloring = PointColoring.continuous(values: values, name: "age")
        let means = Matrix(rows: 3, columns: 2, values: [0, 0, 4, 1, 8, 0])
        let deviations = Matrix(rows: 3, columns: 2, values: [1, 0.5, 0.2, 0.2, 0, 0])
        let ellipses = PosteriorEllipses(means: means, deviations: deviations, places: [0, 30, 59], coloring: coloring)
        #expect(ellipses.count == 3)
        let (with, without) = (drawn(ellipses, coloring), drawn(nil, coloring))
        #expect(with.utf8.count > without.utf8.count + 300 && !with.contains("nan"))
        #expect(drawn(ellipses, coloring) == with, "the same each time")
    }

    @Test func oddNumbersAreLeftOut() {
        let means = Matrix(rows: 4, columns: 2, values: [.nan, 0, 1, 1, 1e30, 0, 0, 0])
        let deviations = Matrix(rows: 4, columns: 2, values: [1, 1, .infinity, 1, 1, 1, 1e30, 1])
        let ellipses = PosteriorEllipses(means: means, deviations: deviations, places: [0, 1, 2, 3], coloring: .none)
        let text = drawn(ellipses, .none)
        #expect(!text.contains("nan") && !text.contains("inf"))
        let none = PosteriorEllipses(
            means: Matrix(rows: 0, columns: 2), deviations: Matrix(rows: 0, columns: 2), places: [], coloring: .none)
        #expect(none.count == 0 && drawn(none, .none) == drawn(nil, .none))
    }
}
