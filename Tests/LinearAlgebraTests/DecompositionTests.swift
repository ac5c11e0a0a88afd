import Core
import LinearAlgebra
import Testing

@Suite("Decompositions")
struct DecompositionTests {
    @Test("of a symmetric matrix satisfy A v = λ v", arguments: [(1, 1), (2, 1), (40, 40), (40, 3), (151, 7)])
    func eigenvectors(order: Int, count: Int) throws {
        var matrix = numbers(order * order, seed: 5)
        for row in 0..<order {
            for column in 0..<row { matrix[row * order + column] = matrix[column * order + row] }
        }
        // The lower triangle is not read.
        var upper = matrix
        for row in 0..<order {
            for column in 0..<row { upper[row * order + column] = 1e9 }
        }
        let decomposition = try SymmetricEigendecomposition(of: upper, order: order, leading: count)
        #expect(decomposition.values.count == count)
        #expect(decomposition.values == decomposition.values.sorted(by: >))
        for index in 0..<count {
            let vector = Array(decomposition.vector(index))
            for row in 0..<order {
                let product = (0..<order).reduce(0) { $0 + matrix[row * order + $1] * vector[$1] }
                #expect(abs(product - decomposition.values[index] * vector[row]) < 1e-11)
            }
            for other in 0...index {
                let product = zip(vector, decomposition.vector(other)).reduce(0) { $0 + $1.0 * $1.1 }
                #expect(abs(product - (other == index ? 1 : 0)) < 1e-12)
            }
        }
        // All eigenvalues together are the trace; the leading ones are the largest of all.
        let all = try SymmetricEigendecomposition(of: matrix, order: order, leading: order).values
        let trace = (0..<order).reduce(0) { $0 + matrix[$1 * order + $1] }
        #expect(abs(all.reduce(0, +) - trace) < 1e-10)
        for (value, expected) in zip(decomposition.values, all) { #expect(abs(value - expected) < 1e-11) }
    }

    @Test("by products alone agree with those of the stored matrix", arguments: [(1, 1), (5, 5), (60, 4), (400, 3)])
    func iterativeEigenvectors(order: Int, count: Int) throws {
        // Positive semidefinite, with eigenvalues that decay slowly.
        let factor = numbers(order * order, seed: 7)
        var matrix = [Double](repeating: 0, count: order * order)
        var destination = matrix.mutableSpan
        let shape = ProductShape(rows: order, inner: order, columns: order, rightTransposed: true)
        multiply(factor.span, factor.span, into: &destination, shape: shape)

        let expected = try SymmetricEigendecomposition(of: matrix, order: order, leading: count)
        var products = 0
        let decomposition = try IterativeEigendecomposition(order: order, leading: count) { vectors in
            products += 1
            var result = [Double](repeating: 0, count: vectors.count)
            var destination = result.mutableSpan
            let shape = ProductShape(rows: vectors.count / order, inner: order, columns: order)
            multiply(vectors.span, matrix.span, into: &destination, shape: shape)
            return result
        }
        #expect(products <= 60)
        #expect(decomposition.values.count == count)
        for index in 0..<count {
            #expect(abs(decomposition.values[index] / expected.values[index] - 1) < 1e-10)
            let vector = decomposition.vectors[index * order..<(index + 1) * order]
            let cosine = zip(vector, expected.vector(index)).reduce(0) { $0 + $1.0 * $1.1 }
            #expect(abs(abs(cosine) - 1) < 1e-9)
        }
    }

    @Test("by products alone refuse products that are not finite")
    func iterativeRefusesBadNumbers() {
        #expect(throws: LinearAlgebraError.notFinite(operation: "eigendecomposition")) {
            try IterativeEigendecomposition(order: 9, leading: 2) { $0.map { _ in .nan } }
        }
    }

    @Test("into singular values rebuild the matrix", arguments: [(1, 1), (6, 4), (4, 6), (1, 9), (80, 33)])
    func singularValues(rows: Int, columns: Int) throws {
        let matrix = numbers(rows * columns, seed: 6)
        let decomposition = try SingularValueDecomposition(of: matrix, rows: rows, columns: columns)
        let rank = min(rows, columns)
        #expect(decomposition.values == decomposition.values.sorted(by: >))
        #expect(decomposition.values.allSatisfy { $0 >= 0 })
        for row in 0..<rows {
            for column in 0..<columns {
                let value = (0..<rank).reduce(0) {
                    $0 + decomposition.left[row * rank + $1] * decomposition.values[$1]
                        * decomposition.right[$1 * columns + column]
                }
                #expect(abs(value - matrix[row * columns + column]) < 1e-12)
            }
        }
        for first in 0..<rank {
            for second in 0..<rank {
                let expected: Double = first == second ? 1 : 0
                let left = (0..<rows).reduce(0) {
                    $0 + decomposition.left[$1 * rank + first] * decomposition.left[$1 * rank + second]
                }
                let right = (0..<columns).reduce(0) {
                    $0 + decomposition.right[first * columns + $1] * decomposition.right[second * columns + $1]
                }
                #expect(abs(left - expected) < 1e-12)
                #expect(abs(right - expected) < 1e-12)
            }
        }
    }

    @Test("refuse numbers that are not finite", arguments: [Double.nan, -.infinity])
    func refusesBadNumbers(bad: Double) {
        #expect(throws: LinearAlgebraError.notFinite(operation: "eigendecomposition")) {
            try SymmetricEigendecomposition(of: [1, bad, bad, 1], order: 2, leading: 1)
        }
        #expect(throws: LinearAlgebraError.notFinite(operation: "singular value decomposition")) {
            try SingularValueDecomposition(of: [1, bad, 3, 1, 2, 3], rows: 2, columns: 3)
        }
    }

    private func numbers(_ count: Int, seed: UInt64) -> [Double] {
        var generator = SeededGenerator(seed: seed, stream: "numbers")
        return (0..<count).map { _ in generator.normal() }
    }
}
