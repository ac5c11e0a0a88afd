import Core
import Testing

@testable import Evidence

/// Views of latent spaces: what is shown of them, and how it is turned.
@Suite struct LatentViewTests {
    /// Rows with different spreads in each dimension: `[rows, spreads]`.
    private func codes(_ spreads: [Float], rows: Int = 400) -> Matrix {
        var generator = SeededGenerator(seed: 5, stream: "latent views")
        return Matrix(
            rows: rows, columns: spreads.count,
            values: (0..<rows).flatMap { _ in spreads.map { $0 * Float(generator.normal()) } })
    }

    private func turned(_ codes: Matrix, by matrix: [[Float]]) -> Matrix {
        Matrix(
            rows: codes.rows, columns: matrix[0].count,
            values: (0..<codes.rows).flatMap { row in
                matrix[0].indices.map { column in
                    codes[row: row].enumerated().reduce(Float(0)) { $0 + $1.element * matrix[$1.offset][column] }
                }
            })
    }

    private func largestDifference(_ one: Matrix, _ other: Matrix) -> Float {
        zip(one.values, other.values).map { abs($0 - $1) }.max() ?? 0
    }

    @Test func dimensionsAreShownAsTheyAre() {
        let codes = codes([1, 2, 3])
        let view = LatentView(dimensionsOf: 3)
        let places = view.places(of: codes)
        #expect(places.columns == 2 && !view.isTurned)
        #expect(places.column(0) == codes.column(0) && places.column(1) == codes.column(1))
        #expect(LatentView(dimensionsOf: 1).places(of: self.codes([2])) == self.codes([2]))
    }

    /// A rotation, a reflection and both are undone, about the origin and without scaling.
    @Test(
        arguments: [
            [[0.6, 0.8], [-0.8, 0.6]], [[-1, 0], [0, 1]], [[0, 1], [1, 0]], [[0.6, 0.8], [0.8, -0.6]],
        ] as [[[Float]]])
    func viewsAreTurnedOntoAnother(matrix: [[Float]]) {
        let target = codes([3, 1])
        let other = turned(target, by: matrix)
        let view = LatentView(dimensionsOf: 2).turned(onto: target, of: other)
        #expect(view.isTurned)
        #expect(largestDifference(view.places(of: other), target) < 1e-4)
        // Scale and shift are left alone.
        let far = Matrix(rows: other.rows, columns: 2, values: other.values.map { 4 * $0 + 10 })
        let places = LatentView(dimensionsOf: 2).turned(onto: target, of: far).places(of: far)
        let (own, before) = (places.values, far.values)
        for row in 0..<far.rows {
            let lengths = [own, before].map { $0[2 * row] * $0[2 * row] + $0[2 * row + 1] * $0[2 * row + 1] }
            #expect(abs(lengths[0] - lengths[1]) < 1e-2 * max(1, lengths[1]))
        }
    }

    @Test func aLineIsMirrored() {
        let target = codes([2])
        let other = Matrix(rows: target.rows, columns: 1, values: target.values.map { -$0 })
        let view = LatentView(dimensionsOf: 1).turned(onto: target, of: other)
        #expect(view.isTurned && view.places(of: other) == target)
        #expect(!LatentView(dimensionsOf: 1).turned(onto: target, of: target).isTurned)
    }

    /// Without anything to match, a view stays what it is.
    @Test func viewsOfRowsInOnePlaceStay() {
        let target = codes([3, 1])
        let same = Matrix(rows: target.rows, columns: 2)
        let view = LatentView(dimensionsOf: 2)
        #expect(view.turned(onto: target, of: same) == view)
        #expect(view.turned(onto: codes([1]), of: target) == view, "a plane is not turned onto a line")
    }

    /// Of many dimensions the plane of the largest variance is shown, wherever it lies.
    @Test func thePlaneOfTheLargestVarianceIsShown() throws {
        let half = Float(0.5).squareRoot()
        let spread = codes([0.1, 5, 3, 0.2])
        let mixed = turned(
            spread, by: [[half, half, 0, 0], [half, -half, 0, 0], [0, 0, half, half], [0, 0, half, -half]])
        let view = try #require(LatentView(componentsOf: mixed))
        #expect(view.directions == .components)
        let share = try #require(view.varianceShare(of: mixed))
        #expect(share > 0.99 && share <= 1)
        #expect(try #require(LatentView(dimensionsOf: 4).varianceShare(of: mixed)) < 0.8)
        // Axes of unit length at right angles, so that distances in the plane are those of the codes.
        func product(_ one: Int, _ other: Int) -> Float {
            (0..<4).reduce(0) { $0 + view.axes[$1, one] * view.axes[$1, other] }
        }
        #expect(abs(product(0, 0) - 1) < 1e-5 && abs(product(1, 1) - 1) < 1e-5 && abs(product(0, 1)) < 1e-5)
        #expect(LatentView(componentsOf: Matrix(rows: 0, columns: 4)) == nil)
        var lost = mixed
        lost[3, 1] = .nan
        #expect(LatentView(componentsOf: lost) == nil)
    }
}
