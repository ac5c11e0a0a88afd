import Core
import Testing

@testable import EmbeddingQuality

/// The ranks of all neighbours, against definitions and known answers.
@Suite struct RankComparisonTests {
    private func normals(rows: Int, columns: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: "rows")
        return generator.normals(rows: rows, columns: columns)
    }

    /// Whole numbers from 0, of which many are the same.
    private func grid(rows: Int, columns: Int, values: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: "grid")
        return Matrix(
            rows: rows, columns: columns,
            values: (0..<rows * columns).map { _ in Float(Int.random(in: 0..<values, using: &generator)) })
    }

    @Test func numbersAreThoseOfTheDefinitions() throws {
        for reference in try NeighborhoodReference.read().comparisons {
            let original = reference.original.matrix
            let measured = try RankComparison.measured(
                of: [reference.embedding.matrix], against: original, scoresRows: true)[0]
            // scikit-learn leaves the order of equal distances open; digits have many.
            let tolerance = reference.name.hasPrefix("digits") ? 5e-5 : 1e-9
            #expect(
                abs(measured.preservation.trustworthiness.value - reference.trustworthiness) < tolerance,
                "\(reference.name)")
            for (size, (kept, rescaled)) in zip(reference.sizes, zip(reference.kept, reference.rescaled)) {
                #expect(abs(measured.curve.keptShare(size) - kept) < 1e-12, "\(reference.name), \(size)")
                #expect(abs(measured.curve.rescaledShare(size) - rescaled) < 1e-12, "\(reference.name), \(size)")
            }
            #expect(abs(measured.curve.area - reference.area) < 1e-12, "\(reference.name)")
            #expect(abs(measured.area.value - reference.area) < 1e-12, "\(reference.name)")
            #expect(measured.curve.bestSize == reference.bestSize, "\(reference.name)")
            #expect(abs(measured.curve.localContinuity(reference.bestSize) - reference.lcmc) < 1e-12)
            #expect(measured.reliability.count == original.rows)
            for (row, score) in reference.reliability.enumerated() {
                #expect(abs(measured.reliability[row] - score) < 1e-9, "\(reference.name), row \(row)")
            }
        }
    }

    /// Nearly all distances are equal to others: by sorting and counting pairs.
    @Test(arguments: [(3, 1), (4, 2), (40, 3), (61, 12)])
    func tiesRankByIndex(rows: Int, columns: Int) throws {
        let original = grid(rows: rows, columns: columns, values: 3, seed: 1)
        let embedding = grid(rows: rows, columns: 1, values: 4, seed: 2)
        let measured = try RankComparison.measured(of: [embedding], against: original, neighbors: 5)[0]
        let (before, after) = (ranks(of: original), ranks(of: embedding))
        for size in measured.curve.sizes {
            var kept = 0
            for row in 0..<rows {
                kept += (0..<rows).count { $0 != row && before[row][$0] <= size && after[row][$0] <= size }
            }
            #expect(abs(measured.curve.keptShare(size) - Double(kept) / Double(size * rows)) < 1e-12, "\(size)")
        }
        #expect(abs(measured.curve.area - measured.area.value) < 1e-12)
        let alone = try NeighborhoodPreservation(original: original, embedding: embedding, neighbors: 5)
        #expect(measured.preservation == alone)
    }

    @Test func aCopyKeepsAllAndNoiseKeepsNothing() throws {
        let original = normals(rows: 300, columns: 12, seed: 3)
        let turned = Matrix(rows: 300, columns: 12, values: original.values.map { -3 * $0 })
        let noise = normals(rows: 300, columns: 2, seed: 4)
        let measured = try RankComparison.measured(of: [turned, noise], against: original, scoresRows: true)
        #expect(abs(measured[0].area.value - 1) < 1e-12)
        #expect(measured[0].curve.sizes.allSatisfy { measured[0].curve.keptShare($0) == 1 })
        #expect(measured[0].curve.bestSize == 1)
        #expect(measured[0].reliability.allSatisfy { abs($0 - 1) < 1e-12 })
        #expect(measured[0].area.perRow.allSatisfy { abs($0 - 1) < 1e-12 })
        #expect(abs(measured[1].area.value) < 0.02)
        #expect(abs(measured[1].preservation.trustworthiness.value - 0.5) < 0.05)
        #expect(abs(measured[1].reliability.reduce(0, +) / 300) < 0.1)
    }

    @Test func threadsAndCompanyChangeNothing() throws {
        let original = normals(rows: 530, columns: 20, seed: 5)
        let embeddings = [normals(rows: 530, columns: 2, seed: 6), normals(rows: 530, columns: 9, seed: 7)]
        let one = try RankComparison.measured(of: embeddings, against: original, scoresRows: true)
        for threads in [2, 3, 7] {
            let several = try RankComparison.measured(
                of: embeddings, against: original, scoresRows: true, threads: threads)
            #expect(several == one, "\(threads)")
        }
        let alone = try RankComparison.measured(of: [embeddings[1]], against: original)[0]
        #expect(alone.curve == one[1].curve && alone.reliability == [])
        let preservation = try NeighborhoodPreservation.measured(of: embeddings, against: original, threads: 4)
        #expect(preservation == one.map(\.preservation))
    }

    @Test func rowsThatAreAllTheSame() throws {
        let same = Matrix(rows: 50, columns: 4)
        let measured = try RankComparison.measured(of: [Matrix(rows: 50, columns: 2)], against: same, scoresRows: true)[
            0]
        // All ranks are those of the indices, in both.
        #expect(abs(measured.area.value - 1) < 1e-12)
        #expect(measured.reliability == [Double](repeating: 0, count: 50))
    }

    @Test func whatHasNoRanksIsRefused() {
        let two = Matrix(rows: 2, columns: 2)
        #expect(throws: EmbeddingQualityError.tooFewRows(measure: "comparison of ranks", needed: 3, given: 2)) {
            try RankComparison.measured(of: [two], against: two)
        }
        var bad = normals(rows: 9, columns: 2, seed: 8)
        bad[3, 1] = .infinity
        #expect(throws: EmbeddingQualityError.notFinite(measure: "comparison of ranks", argument: "codes")) {
            try RankComparison.measured(of: [bad], against: normals(rows: 9, columns: 2, seed: 9))
        }
    }

    /// The rank of every row among the others, seen from every row, by sorting: `[rows][rows]`.
    private func ranks(of matrix: Matrix) -> [[Int]] {
        (0..<matrix.rows).map { row in
            let distances = (0..<matrix.rows).map { other in
                zip(matrix[row: row], matrix[row: other]).reduce(0.0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
            }
            let order = (0..<matrix.rows).filter { $0 != row }.sorted { (distances[$0], $0) < (distances[$1], $1) }
            var ranks = [Int](repeating: 0, count: matrix.rows)
            for (position, other) in order.enumerated() { ranks[other] = position + 1 }
            return ranks
        }
    }
}

/// The order of rows by their distances, against sorting.
@Suite struct RankSorterTests {
    /// Distances of many kinds: spread, equal, nearly equal, and of all magnitudes.
    private static let kinds: [(name: String, distance: @Sendable (Int, Double) -> Double)] = [
        ("spread", { _, draw in 3 + draw }),
        ("equal", { _, _ in 0.25 }),
        ("zero", { _, _ in 0 }),
        ("few values", { index, _ in Double(index % 3) }),
        ("alike but for the last bits", { _, draw in 1 + draw * 1e-13 }),
        ("of all magnitudes", { index, draw in draw * [1e-300, 1e-9, 1, 1e30, 0][index % 5] }),
        ("one far out", { index, draw in index == 7 ? 1e12 : draw }),
        ("descending", { index, _ in 1e6 - Double(index) }),
    ]

    @Test(arguments: 0..<8, [2, 3, 5, 64, 1_500])
    func rowsAreInTheOrderOfTheirDistances(kind: Int, rows: Int) {
        var generator = SeededGenerator(seed: 1, stream: "distances")
        var small = RankSorter<UInt32>(rowCount: rows)
        var large = RankSorter<UInt64>(rowCount: rows)
        // The same sorter for several rows: nothing is left of the one before.
        for own in [0, rows / 2, rows - 1] {
            var distances = (0..<rows).map { Self.kinds[kind].distance($0, generator.uniform()) }
            distances[own] = .infinity
            let expected = (0..<rows).filter { $0 != own }.sorted { (distances[$0], $0) < (distances[$1], $1) }
            small.sort(distances.span, from: own)
            large.sort(distances.span, from: own)
            #expect(small.order.map(Int.init) == expected, "\(Self.kinds[kind].name)")
            #expect(large.order.map(Int.init) == expected, "\(Self.kinds[kind].name)")
        }
    }

    @Test func manyRowsNeedLargerEntries() {
        #expect(RankSorter<UInt32>.mostRows == 16_384)
        #expect(RankSorter<UInt64>.mostRows == 1 << 32)
    }
}
