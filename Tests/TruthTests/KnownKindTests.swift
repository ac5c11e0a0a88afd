import Core
import Foundation
import Testing

@testable import KnownKinds

/// The promises that kinds of known answer make of their rows.
@Suite struct KnownKindTests {
    private static let all = KnownKind.all

    private func kind(_ name: String) throws -> KnownKind { try #require(Self.all.first { $0.name == name }) }

    @Test func namesAreTheirOwn() {
        #expect(Set(Self.all.map(\.name)).count == Self.all.count)
        #expect(Self.all.count == 30)
    }

    /// The same seed gives the same rows, another seed others; new rows are in no file and are the same each time.
    @Test(arguments: KnownKind.all)
    func rowsFollowFromTheSeed(kind: KnownKind) {
        let (first, again, other) = (kind.data(seed: 1), kind.data(seed: 1), kind.data(seed: 2))
        #expect(first.drawn.matrix == again.drawn.matrix)
        #expect(first.drawn.matrix != other.drawn.matrix)
        #expect(first.drawn.matrix.rows == kind.rowCount)
        #expect(first.drawn.matrix.values.allSatisfy { $0.isFinite })
        let fresh = first.fresh(300)
        #expect(fresh.matrix == again.fresh(300).matrix)
        #expect(fresh.matrix.rows >= 300 && fresh.matrix.columns == first.drawn.matrix.columns)
        #expect(fresh.matrix.rows % fresh.blockSize == 0)
        // Of so few bits and values, a row may come again by chance.
        guard !["bits", "categories"].contains(kind.name) else { return }
        #expect(Set(rows(first.drawn.matrix)).isDisjoint(with: rows(fresh.matrix)))
    }

    private func rows(_ matrix: Matrix) -> [[Float]] { (0..<matrix.rows).map { Array(matrix[row: $0]) } }

    private func squaredDistance(_ matrix: Matrix, _ first: Int, _ second: Int) -> Double {
        zip(matrix[row: first], matrix[row: second]).reduce(0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
    }

    @Test func copiesComeFiveTimes() throws {
        let counts = rows(try kind("copies").data(seed: 0).drawn.matrix).reduce(into: [:]) { $0[$1, default: 0] += 1 }
        #expect(counts.count == 200 && counts.values.allSatisfy { $0 == 5 })
        // Not one after the other.
        let matrix = try kind("copies").data(seed: 0).drawn.matrix
        #expect((1..<1000).count { matrix[row: $0] == matrix[row: $0 - 1] } < 20)
    }

    /// Nearest rows of near-copies differ by 2 · .1² in each of 20 numbers, others by about 2.
    @Test func nearCopiesAreNear() throws {
        let matrix = try kind("near-copies").data(seed: 0).drawn.matrix
        #expect(Set(rows(matrix)).count == matrix.rows)
        for row in 0..<20 {
            let distances = (0..<matrix.rows).filter { $0 != row }.map { squaredDistance(matrix, row, $0) }.sorted()
            #expect(distances[3] < 1.2 && distances[4] > 4)
        }
    }

    /// Steps of a random walk are normal, and the next rows go on from the last.
    @Test func walksGoOn() throws {
        let data = try kind("random-walk").data(seed: 0)
        let matrix = data.drawn.matrix
        let steps = (1..<matrix.rows).map { squaredDistance(matrix, $0, $0 - 1) / 20 }
        #expect(abs(steps.reduce(0, +) / Double(steps.count) - 1) < 0.05)
        let fresh = data.fresh(1000)
        #expect(fresh.blockSize == 400 && fresh.matrix.rows == 1200)
        for start in [0, 400, 800] {
            let first = Matrix(
                rows: 2, columns: 20, values: Array(matrix[row: matrix.rows - 1]) + fresh.matrix[row: start])
            #expect(squaredDistance(first, 0, 1) / 20 < 3)
        }
    }

    /// Neighbours of the autoregressive series correlate by .98, each feature has a variance of about 1.
    @Test func autoregressionIsAsStated() throws {
        let fresh = try kind("autoregressive").data(seed: 0).fresh(100_000)
        let values = fresh.matrix
        var (products, squares) = (0.0, 0.0)
        for row in 1..<values.rows where row % fresh.blockSize != 0 {
            for column in 0..<values.columns {
                products += Double(values[row, column] * values[row - 1, column])
                squares += Double(values[row, column] * values[row, column])
            }
        }
        #expect(abs(products / squares - 0.98) < 0.005)
        #expect(abs(squares / Double(values.rows * values.columns) - 1) < 0.1)
    }

    /// Rows of a patient are nearer to each other than to those of another, by twenty times the centers' variance.
    @Test func patientsAreGroups() throws {
        let data = try kind("patients").data(seed: 0)
        let column = try #require(data.drawn.column)
        #expect(column.name == "patient" && column.values.count == 600 && Set(column.values).count == 40)
        let matrix = data.drawn.matrix
        func mean(_ isSame: Bool) -> Double {
            let pairs = (0..<100).flatMap { first in (first + 1..<100).map { (first, $0) } }
                .filter { (column.values[$0.0] == column.values[$0.1]) == isSame }
            return pairs.reduce(0) { $0 + squaredDistance(matrix, $1.0, $1.1) } / Double(20 * pairs.count)
        }
        #expect(abs(mean(true) - 2 * 0.16) < 0.05)
        #expect(abs(mean(false) - 2 * 1.16) < 0.5)
        #expect(try kind("patients-in-order").data(seed: 0).drawn.column == nil)
    }

    @Test func spotsAreTheSameInAnyUnit() throws {
        let bright = try kind("spots").data(seed: 3).drawn.matrix
        let faint = try kind("spots-of-a-thousandth").data(seed: 3).drawn.matrix
        #expect(zip(bright.values, faint.values).allSatisfy { abs($0 - 1000 * $1) < 1e-6 })
        #expect(bright.values.allSatisfy { (0...1).contains($0) })
    }

    /// As many outliers as are stated, many times as far away.
    @Test func outliersAreOneInAHundred() throws {
        let matrix = try kind("outliers").data(seed: 0).fresh(20_000).matrix
        let squares = (0..<matrix.rows).map { row in matrix[row: row].reduce(0) { $0 + Double($1 * $1) } / 20 }
        let share = Double(squares.count { $0 > 60 }) / Double(matrix.rows)
        #expect(abs(share - 0.01) < 0.003)
        #expect(squares.sorted()[matrix.rows / 2] < 4)
    }
}
