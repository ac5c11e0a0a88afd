import Core
import EmbeddingQuality
import Testing

@Suite("Neighbourhood preservation")
struct NeighborhoodPreservationTests {
    @Test("is scikit-learn's")
    func matchesReference() throws {
        for reference in try QualityReference.read().neighborhoods {
            let measured = try NeighborhoodPreservation(
                original: reference.original.matrix, embedding: reference.embedding.matrix,
                neighbors: reference.neighbors)
            // NumPy leaves the order of equal distances open, and so scikit-learn's value there.
            let tolerance = reference.hasTies ? 5e-5 : 1e-9
            #expect(measured.neighbors == reference.neighbors)
            #expect(
                abs(measured.trustworthiness.value - reference.trustworthiness) < tolerance, "\(reference.name)")
            #expect(abs(measured.continuity.value - reference.continuity) < tolerance, "\(reference.name)")
        }
    }

    @Test("agrees with its definition where distances are equal")
    func matchesDefinitionWithTies() throws {
        // A grid has hardly any distance that occurs once.
        let original = grid(9, dimension: 12)
        let embedding = grid(9, dimension: 1)
        let neighbors = 4
        let measured = try NeighborhoodPreservation(original: original, embedding: embedding, neighbors: neighbors)
        let before = ranks(of: original)
        let after = ranks(of: embedding)
        let rows = original.rows
        let scale = 2 / (Double(neighbors) * Double(2 * rows - 3 * neighbors - 1))
        for row in 0..<rows {
            let others = (0..<rows).filter { $0 != row }
            let intruders = others.filter { after[row][$0] <= neighbors }
                .reduce(0) { $0 + max(0, before[row][$1] - neighbors) }
            let lost = others.filter { before[row][$0] <= neighbors }
                .reduce(0) { $0 + max(0, after[row][$1] - neighbors) }
            #expect(abs(measured.trustworthiness.perRow[row] - (1 - scale * Double(intruders))) < 1e-12)
            #expect(abs(measured.continuity.perRow[row] - (1 - scale * Double(lost))) < 1e-12)
        }
    }

    @Test("of a copy is perfect, also turned and far away")
    func isPerfectForACopy() throws {
        let original = random(rows: 200, columns: 20, seed: 1)
        let moved = Matrix(rows: 200, columns: 20, values: original.values.map { -2 * $0 })
        let measured = try NeighborhoodPreservation(original: original, embedding: moved)
        #expect(measured.neighbors == 12)
        #expect(measured.trustworthiness.value == 1)
        #expect(measured.continuity.value == 1)
    }

    @Test("of several embeddings is that of each")
    func measuresSeveral() throws {
        let original = random(rows: 150, columns: 30, seed: 2)
        let embeddings = [random(rows: 150, columns: 2, seed: 3), random(rows: 150, columns: 11, seed: 4)]
        let together = try NeighborhoodPreservation.measured(of: embeddings, against: original, neighbors: 7)
        let apart = try embeddings.map {
            try NeighborhoodPreservation(original: original, embedding: $0, neighbors: 7)
        }
        #expect(together == apart)
    }

    @Test("takes fewer neighbours of few rows", arguments: [(3, 1), (4, 1), (5, 2), (24, 11), (25, 12), (100, 12)])
    func boundsNeighbors(rows: Int, expected: Int) throws {
        let measured = try NeighborhoodPreservation(
            original: random(rows: rows, columns: 4, seed: 5), embedding: random(rows: rows, columns: 2, seed: 6))
        #expect(measured.neighbors == expected)
        #expect((0...1).contains(measured.trustworthiness.value))
        #expect((0...1).contains(measured.continuity.value))
    }

    @Test("refuses too few rows and numbers that are not finite")
    func refusesBadInput() {
        let two = Matrix(rows: 2, columns: 2)
        #expect(throws: EmbeddingQualityError.tooFewRows(measure: "neighbourhood preservation", needed: 3, given: 2)) {
            try NeighborhoodPreservation(original: two, embedding: two)
        }
        let rows = random(rows: 9, columns: 3, seed: 7)
        var bad = rows
        bad[4, 1] = .nan
        #expect(throws: EmbeddingQualityError.notFinite(measure: "neighbourhood preservation", argument: "codes")) {
            try NeighborhoodPreservation(original: rows, embedding: bad)
        }
        #expect(throws: EmbeddingQualityError.notFinite(measure: "neighbourhood preservation", argument: "rows")) {
            try NeighborhoodPreservation(original: bad, embedding: rows)
        }
    }

    /// A square grid of points in the first two dimensions.
    private func grid(_ side: Int, dimension: Int) -> Matrix {
        var matrix = Matrix(rows: side * side, columns: dimension)
        for row in 0..<side * side {
            matrix[row, 0] = Float(row % side)
            if dimension > 1 { matrix[row, 1] = Float(row / side) }
        }
        return matrix
    }

    private func random(rows: Int, columns: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: "rows")
        let values = (0..<rows * columns).map { _ in Float(generator.normal()) }
        return Matrix(rows: rows, columns: columns, values: values)
    }

    /// The rank of every row among the others, seen from every row, by sorting: `[rows][rows]`.
    private func ranks(of matrix: Matrix) -> [[Int]] {
        (0..<matrix.rows).map { row in
            let distances = (0..<matrix.rows).map { other in
                zip(matrix[row: row], matrix[row: other]).reduce(0.0) {
                    $0 + Double($1.0 - $1.1) * Double($1.0 - $1.1)
                }
            }
            let order = (0..<matrix.rows).filter { $0 != row }
                .sorted { (distances[$0], $0) < (distances[$1], $1) }
            var ranks = [Int](repeating: 0, count: matrix.rows)
            for (position, other) in order.enumerated() { ranks[other] = position + 1 }
            return ranks
        }
    }
}
