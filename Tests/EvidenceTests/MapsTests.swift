import Core
import Methods
import Rows
import Testing

@testable import Evidence

/// Codes of rows that are places of a grid.
@Suite struct MapsTests {
    private func study(_ codes: [Double], lengths: [Int], places: [Int]? = nil, errors: [Double]? = nil) -> Study {
        let count = codes.count
        let result = MethodResult(
            method: .pca, latentSize: 1, codes: Matrix(rows: count, columns: 1, values: codes.map { Float($0) }),
            rowErrors: errors, measures: [:], seconds: 0)
        return Study(
            data: StudyData(
                split: Split(training: [0], validation: [], test: [1, 2]), truth: Matrix(rows: 2, columns: 1),
                featureNames: ["a"], grid: RowGrid(lengths.map { RowGrid.Axis(length: $0) }),
                gridPlaces: places ?? Array(0..<count)),
            settings: StudySettings(latentSize: 1), methods: [result])
    }

    /// numpy.corrcoef of the pairs that are next to each other.
    @Test func neighborsCorrelate() throws {
        let columns = [0.0, 1, 2, 0, 1, 2, 0, 1, 2]
        let all = try #require(Maps.find(in: study(columns, lengths: [3, 3]))).finding
        #expect(abs(try #require(all.neighborCorrelation["pca"])[0] - 0.76) < 1e-12)
        #expect(all.shape == [3, 3] && all.places == 9 && all.errorNeighborCorrelation.isEmpty)
        // Without the place in the middle.
        let places = [0, 1, 2, 3, 5, 6, 7, 8]
        let some = try #require(Maps.find(in: study(places.map { columns[$0] }, lengths: [3, 3], places: places)))
            .finding
        #expect(abs(try #require(some.neighborCorrelation["pca"])[0] - 9.0 / 11) < 1e-12 && some.places == 8)
        // A chequered code is the opposite at each neighbour, wherever its 0 is.
        let chequered = (0..<9).map { Double($0 % 2) + 1e6 }
        let opposite = try #require(Maps.find(in: study(chequered, lengths: [3, 3]))).finding
        #expect(abs(try #require(opposite.neighborCorrelation["pca"])[0] + 1) < 1e-9)
    }

    @Test func planesHaveNoNeighborsInEachOther() throws {
        // Two planes of 2×2 that differ by 1000: the last row of one is not next to the first of the other.
        let codes = [0.0, 1, 0, 1, 1000, 1001, 1000, 1001]
        let answer = try #require(Maps.find(in: study(codes, lengths: [2, 2, 2])))
        #expect(try #require(answer.finding.neighborCorrelation["pca"])[0] > 0.99999)
        #expect(answer.illustration.planes == [1])
        #expect(answer.illustration.maps["pca"]?.codes.first?.values == [1000, 1001, 1000, 1001])
    }

    @Test func mapsHaveRowsAtTheirPlaces() throws {
        let answer = try #require(
            Maps.find(in: study([5, 7, 9], lengths: [2, 2], places: [3, 0, 2], errors: [4, 9, 16])))
        let maps = try #require(answer.illustration.maps["pca"])
        #expect(maps.codes[0].height == 2 && maps.codes[0].width == 2)
        #expect(maps.codes[0].values[0] == 7 && maps.codes[0].values[1].isNaN)
        #expect(Array(maps.codes[0].values[2...]) == [9, 5])
        // The root of the squared errors.
        #expect(maps.errors.map { Array($0.values[2...]) } == [4, 2])
    }

    @Test func longMapsAreAveraged() throws {
        let width = 2 * GridPlane.longestSide
        let codes = (0..<2 * width).map { Double($0 % width) }
        let map = try #require(Maps.find(in: study(codes, lengths: [2, width]))?.illustration.maps["pca"]?.codes.first)
        #expect(map.height == 1 && map.width == GridPlane.longestSide)
        let means = (0..<map.width).map { (place: Int) -> Double in 2 * Double(place) + 0.5 }
        #expect(map.values == means)
    }

    /// Classes are not averaged: a block of places has the first that is known.
    @Test func classesOfLongMapsArePicked() throws {
        let width = 2 * GridPlane.longestSide
        let plane = try #require(
            GridPlane(RowGrid([RowGrid.Axis(length: 1), RowGrid.Axis(length: width)]), Array(0..<width)))
        let classes: [Int] = (0..<width).map { place in place == 0 ? -1 : place % 4 }
        let map = plane.map(ofClasses: classes)
        let expected: [Double] = (0..<map.width).map { block in block == 0 ? 1 : Double(2 * block % 4) }
        #expect(map.values == expected)
    }

    @Test func constantCodesAndOtherRowsHaveNone() throws {
        let constant = try #require(Maps.find(in: study([3, 3, 3, 3], lengths: [2, 2]))).finding
        #expect(constant.neighborCorrelation.isEmpty)
        let rows = Study(
            data: StudyData(
                split: Split(training: [0], validation: [], test: [1]), truth: Matrix(rows: 1, columns: 1),
                featureNames: ["a"]),
            settings: StudySettings(latentSize: 1), methods: [])
        #expect(Maps.find(in: rows) == nil)
    }
}
