import Core
import Testing

@testable import LinearAlgebra

/// Distances among rows of which each pair's is computed once.
@Suite struct MutualDistancesTests {
    private func normals(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: "rows")
        return generator.normals(rows: rows, columns: columns)
    }

    private func expected(_ rows: Matrix, _ one: Int, _ other: Int) -> Double {
        zip(rows[row: one], rows[row: other]).reduce(0.0) {
            $0 + (Double($1.0) - Double($1.1)) * (Double($1.0) - Double($1.1))
        }
    }

    private func distances(_ rows: Matrix, stripRows: Int, threads: Int = 1) throws -> [[Double]] {
        let mutual = try #require(MutualDistances(among: rows, stripRows: stripRows, threads: threads))
        var result: [[Double]] = []
        var places = [Double](repeating: -1, count: stripRows * rows.rows)
        for (strip, first) in stride(from: 0, to: rows.rows, by: stripRows).enumerated() {
            mutual.fill(&places, strip: strip)
            for row in 0..<min(stripRows, rows.rows - first) {
                result.append(Array(places[row * rows.rows..<(row + 1) * rows.rows]))
            }
        }
        return result
    }

    /// Panels, groups, blocks and strips that are full, and such that are not.
    @Test(.enabled(if: PanelDistances.isSuitable), arguments: [(2, 9, 1), (16, 16, 16), (33, 192, 7), (250, 193, 64)])
    func distancesAreSumsOfSquaredDifferences(rows: Int, columns: Int, stripRows: Int) throws {
        let data = normals(rows, columns, seed: 1)
        let distances = try distances(data, stripRows: stripRows)
        #expect(distances.count == rows)
        for one in 0..<rows {
            for other in 0..<rows {
                if one == other {
                    #expect(distances[one][other] == .infinity)
                } else {
                    let expected = expected(data, one, other)
                    #expect(abs(distances[one][other] - expected) < 3e-6 * expected)
                    #expect(distances[one][other] == distances[other][one])
                }
            }
        }
        #expect(try self.distances(data, stripRows: stripRows, threads: 3) == distances)
    }

    /// Clusters that lie far apart leave few digits to the distances within them.
    @Test(.enabled(if: PanelDistances.isSuitable)) func smallDistancesKeepTheirDigits() throws {
        var data = normals(60, 40, seed: 2)
        for row in 0..<60 {
            for column in 0..<40 { data[row, column] = data[row, column] * 0.001 + (row < 30 ? 50 : -50) }
        }
        // Copies are nothing apart.
        for column in 0..<40 { data[41, column] = data[3, column] }
        for column in 0..<40 { data[59, column] = data[40, column] }
        let distances = try distances(data, stripRows: 16)
        #expect(distances[41][3] == 0 && distances[3][41] == 0 && distances[59][40] == 0)
        for one in 0..<30 {
            for other in 0..<30 where one != other {
                let expected = expected(data, one, other)
                #expect(abs(distances[one][other] - expected) < 1e-5 * expected + 1e-12)
            }
        }
    }

    /// Rows so near to each other that the sums of their products may be the same are not taken for copies.
    @Test(.enabled(if: PanelDistances.isSuitable)) func nearCopiesAreApart() throws {
        var data = normals(80, 64, seed: 4)
        for row in 40..<80 {
            for column in 0..<64 { data[row, column] = data[row - 40, column] }
            data[row, row % 64] += 1e-4
        }
        let distances = try distances(data, stripRows: 16)
        for row in 0..<40 {
            let expected = expected(data, row, row + 40)
            #expect(abs(distances[row][row + 40] - expected) < 0.01 * expected, "\(row)")
        }
    }

    @Test func othersAreLeftToDoublePrecision() {
        #expect(MutualDistances(among: normals(20, 8, seed: 3), stripRows: 16, threads: 1) == nil)
        var large = normals(20, 12, seed: 3)
        large[4, 7] = 1e20
        #expect(MutualDistances(among: large, stripRows: 16, threads: 1) == nil)
        let same = Matrix(rows: 20, columns: 12, values: [Float](repeating: 3, count: 240))
        #expect(MutualDistances(among: same, stripRows: 16, threads: 1) == nil)
    }
}
