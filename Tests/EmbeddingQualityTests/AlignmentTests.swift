import Core
import EmbeddingQuality
import LinearAlgebra
import TestSupport
import Testing

/// Embeddings of the same rows that are compared with each other, against SciPy and scikit-learn.
@Suite struct AlignmentTests {
    /// Numbers of `Tests/Reference/procrustes.py`.
    private struct Reference: Decodable {
        struct Alignment: Decodable {
            let name: String
            let target: QualityReference.StoredMatrix
            let embedding: QualityReference.StoredMatrix
            let disparity: Double
            let aligned: [Double]
            let movements: [Double]
        }

        struct Agreement: Decodable {
            let embeddings: [QualityReference.StoredMatrix]
            let neighbors: Int
            let shares: [Double]
        }

        let alignments: [Alignment]
        let agreement: Agreement
    }

    private func reference() throws -> Reference { try ReferenceFile.read("procrustes.json") }

    private func normals(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: "embedding")
        return generator.normals(rows: rows, columns: columns)
    }

    @Test func alignmentsAreSciPys() throws {
        let alignments = try reference().alignments
        #expect(alignments.count == 4)
        for expected in alignments {
            let target = expected.target.matrix
            let found = try #require(try ProcrustesAlignment(of: expected.embedding.matrix, onto: target))
            #expect(abs(found.disparity - expected.disparity) < 1e-9, "\(expected.name)")
            for (own, other) in zip(found.aligned.values, expected.aligned) {
                #expect(abs(Double(own) - other) < 1e-5 * (1 + abs(other)), "\(expected.name)")
            }
            let movements = found.movements(from: target)
            #expect(movements.count == expected.movements.count)
            for (own, other) in zip(movements, expected.movements) {
                #expect(abs(own - other) < 1e-5, "\(expected.name)")
            }
        }
    }

    /// Points that are the same but for a quarter turn, a mirror, a shift and a scale come back to their places.
    @Test func whatIsTheSameComesBack() throws {
        let target = Matrix(rows: 4, columns: 2, values: [0, 0, 2, 0, 2, 1, 5, 3])
        let turned = Matrix(
            rows: 4, columns: 2, values: (0..<4).flatMap { [7 - 3 * target[$0, 1], 3 * target[$0, 0] + 1] })
        let mirrored = Matrix(
            rows: 4, columns: 2, values: (0..<4).flatMap { [-target[$0, 0] / 4, target[$0, 1] / 4] })
        for embedding in [turned, mirrored] {
            let found = try #require(try ProcrustesAlignment(of: embedding, onto: target))
            #expect(found.disparity < 1e-12)
            for (own, other) in zip(found.aligned.values, target.values) { #expect(abs(own - other) < 1e-6) }
            #expect(found.movements(from: target).allSatisfy { $0 < 1e-6 })
        }
        // About the mean (2.25, 1), squares of 5.0625 + .0625 + .0625 + 7.5625 and 1 + 1 + 0 + 4.
        let found = try #require(try ProcrustesAlignment(of: target, onto: target))
        #expect(abs(found.spread - (18.75 / 4).squareRoot()) < 1e-12)
    }

    /// The mean square of movements is the disparity, and exchanging the two embeddings does not change it.
    @Test func disparityIsTheMeanSquareOfMovements() throws {
        let (first, second) = (normals(50, 3, seed: 1), normals(50, 3, seed: 2))
        let found = try #require(try ProcrustesAlignment(of: second, onto: first))
        let square = found.movements(from: first).reduce(0) { $0 + $1 * $1 } / 50
        #expect(abs(square - found.disparity) < 1e-6)
        let other = try #require(try ProcrustesAlignment(of: first, onto: second))
        #expect(abs(other.disparity - found.disparity) < 1e-12)
        #expect(found.disparity > 0.5 && found.disparity < 1)
    }

    @Test func rowsInOnePlaceHaveNoAlignment() throws {
        let spread = normals(10, 2, seed: 3)
        let same = Matrix(rows: 10, columns: 2, values: [Float](repeating: 0.3, count: 20))
        #expect(try ProcrustesAlignment(of: same, onto: spread) == nil)
        #expect(try ProcrustesAlignment(of: spread, onto: same) == nil)
        #expect(try ProcrustesAlignment(of: Matrix(rows: 10, columns: 2), onto: spread) == nil)
        var bad = spread
        bad[3, 1] = .nan
        #expect(throws: LinearAlgebraError.notFinite(operation: "Procrustes alignment")) {
            try ProcrustesAlignment(of: bad, onto: spread)
        }
    }

    @Test func agreementIsThatOfScikitLearnsNeighbours() throws {
        let expected = try reference().agreement
        let found = try NeighborAgreement(
            of: expected.embeddings.map(\.matrix), neighbors: expected.neighbors, seed: 5)
        #expect(found.neighbors == expected.neighbors)
        #expect(found.shares.perRow.count == expected.shares.count)
        for (own, other) in zip(found.shares.perRow, expected.shares) { #expect(abs(own - other) < 1e-12) }
        #expect(abs(found.chance - 7.0 / 59) < 1e-15)
        #expect(found.shares.value > 0.3 && found.shares.value < 0.99)
    }

    /// Five rows on a line, two neighbours each, counted by hand.
    @Test func agreementByHand() throws {
        // Neighbours: 0: 1 2; 1: 0 2; 2: 1 3 (0 is as far as 4); 3: 2 4; 4: 3 2.
        let line = Matrix(rows: 5, columns: 1, values: [0, 1, 2.1, 3, 4])
        // With the last row before the first: 0: 4 1; 1: 0 2; 2: 3 1; 3: 2 1; 4: 0 1.
        let other = Matrix(rows: 5, columns: 1, values: [0, 1, 2.1, 3, -0.5])
        let found = try NeighborAgreement(of: [line, other], neighbors: 2, seed: 0)
        #expect(found.shares.perRow == [0.5, 1, 1, 0.5, 0])
        // Of three embeddings, pairs count alike: (1 + own + own) / 3.
        let three = try NeighborAgreement(of: [line, other, line], neighbors: 2, seed: 0)
        let expected = [0.5, 1, 1, 0.5, 0].map { (1 + 2 * $0) / 3 }
        for (own, other) in zip(three.shares.perRow, expected) { #expect(abs(own - other) < 1e-12) }
        // Of so few rows, no more than two neighbours are asked for.
        #expect(try NeighborAgreement(of: [line, other], seed: 0).neighbors == 2)
    }

    @Test func agreementOfTheSameAndOfTheUnrelated() throws {
        let embedding = normals(400, 2, seed: 4)
        let stretched = Matrix(rows: 400, columns: 2, values: embedding.values.map { -2 * $0 })
        #expect(try NeighborAgreement(of: [embedding, stretched], seed: 0).shares.value == 1)
        let unrelated = try NeighborAgreement(of: [embedding, normals(400, 2, seed: 5)], seed: 0)
        #expect(abs(unrelated.shares.value - unrelated.chance) < 0.015)
        // Rows that all lie in one place are not neighbours of the same rows each time.
        let collapsed = Matrix(rows: 400, columns: 2, values: [Float](repeating: 1, count: 800))
        let ties = try NeighborAgreement(of: [collapsed, collapsed], seed: 0)
        #expect(abs(ties.shares.value - ties.chance) < 0.015)
    }

    @Test func agreementNeedsRowsAndNumbers() {
        let two = normals(2, 2, seed: 1)
        #expect(throws: EmbeddingQualityError.self) { try NeighborAgreement(of: [two, two], seed: 0) }
        var bad = normals(9, 2, seed: 1)
        bad[0, 0] = .infinity
        #expect(throws: EmbeddingQualityError.self) { try NeighborAgreement(of: [bad, bad], seed: 0) }
    }
}
