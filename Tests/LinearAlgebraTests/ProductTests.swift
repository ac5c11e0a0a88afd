import Core
import Testing

@testable import LinearAlgebra

@Suite("Matrix products")
struct ProductTests {
    @Test("equal the sums that define them", arguments: [(3, 4, 5), (1, 1, 1), (33, 17, 65), (2, 0, 3), (0, 2, 3)])
    func productsMatchDefinition(rows: Int, inner: Int, columns: Int) {
        for leftTransposed in [false, true] {
            for rightTransposed in [false, true] {
                let shape = ProductShape(
                    rows: rows, inner: inner, columns: columns, leftTransposed: leftTransposed,
                    rightTransposed: rightTransposed)
                check(shape, tolerance: 1e-12 as Double)
                check(shape, tolerance: 1e-4 as Float)
            }
        }
    }

    @Test("of a matrix with itself fill the upper triangle", arguments: [GramSide.columns, .rows])
    func gramMatchesProduct(side: GramSide) {
        let (rows, columns) = (9, 6)
        let matrix: [Double] = numbers(rows * columns, seed: 3)
        let order = side == .columns ? columns : rows
        var gram = [Double](repeating: 7, count: order * order)
        var destination = gram.mutableSpan
        accumulateGram(of: matrix.span, rows: rows, columns: columns, side, into: &destination)
        for row in 0..<order {
            for column in 0..<order {
                var expected = 7.0
                if column >= row {
                    switch side {
                    case .columns:
                        for inner in 0..<rows {
                            expected += matrix[inner * columns + row] * matrix[inner * columns + column]
                        }
                    case .rows:
                        for inner in 0..<columns {
                            expected += matrix[row * columns + inner] * matrix[column * columns + inner]
                        }
                    }
                }
                #expect(abs(gram[row * order + column] - expected) < 1e-12)
            }
        }
    }

    @Test("of matrices, straight and transposed, agree")
    func matrixProducts() {
        let left = Matrix(rows: 2, columns: 3, values: [1, 2, 3, 4, 5, 6])
        let right = Matrix(rows: 3, columns: 2, values: [1, 0, -1, 2, 0, 1])
        let transposed = Matrix(rows: 2, columns: 3, values: [1, -1, 0, 0, 2, 1])
        let expected = Matrix(rows: 2, columns: 2, values: [-1, 7, -1, 16])
        #expect(left.multiplied(by: right) == expected)
        #expect(left.multiplied(byTransposeOf: transposed) == expected)
    }

    /// In a process of its own, since the number of threads is that of the whole process.
    @Test("run on one thread, however many OpenBLAS has")
    func resultsDoNotDependOnThreads() async {
        await #expect(processExitsWith: .success) {
            func results() throws -> [[Double]] {
                var generator = SeededGenerator(seed: 1, stream: "numbers")
                let numbers = (0..<257 * 3_001).map { _ in generator.normal() }
                let left = Matrix(rows: 257, columns: 3_001, values: numbers.map { Float($0) })
                let right = Matrix(rows: 3_001, columns: 19, values: numbers[..<(3_001 * 19)].map { Float($0) })
                let decomposition = try SingularValueDecomposition(
                    of: Array(numbers[..<(300 * 180)]), rows: 300, columns: 180)
                return [
                    left.multiplied(by: right).values.map { Double($0) }, decomposition.values, decomposition.left,
                    decomposition.right,
                ]
            }
            let expected = try results()
            #expect(LinearAlgebraThreads.count == 1)
            // As another library in the same process may do.
            LinearAlgebraThreads.set(4)
            #expect(LinearAlgebraThreads.count == 4)
            #expect(try results() == expected)
            #expect(LinearAlgebraThreads.count == 1)
        }
    }

    private func check<Element: RealScalar>(_ shape: ProductShape, tolerance: Element) {
        let left: [Element] = numbers(shape.rows * shape.inner, seed: 1)
        let right: [Element] = numbers(shape.inner * shape.columns, seed: 2)
        let former: [Element] = numbers(shape.rows * shape.columns, seed: 3)
        var result = former
        var destination = result.mutableSpan
        multiply(left.span, right.span, into: &destination, shape: shape, scale: -2, keep: 0.5)
        for row in 0..<shape.rows {
            for column in 0..<shape.columns {
                var sum: Element = 0
                for inner in 0..<shape.inner {
                    let first = left[shape.leftTransposed ? inner * shape.rows + row : row * shape.inner + inner]
                    let second =
                        right[shape.rightTransposed ? column * shape.inner + inner : inner * shape.columns + column]
                    sum += first * second
                }
                let index = row * shape.columns + column
                #expect(abs(result[index] - (0.5 * former[index] - 2 * sum)) < tolerance)
            }
        }
    }

    private func numbers<Element: RealScalar>(_ count: Int, seed: UInt64) -> [Element] {
        var generator = SeededGenerator(seed: seed, stream: "numbers")
        return (0..<count).map { _ in Element(generator.normal()) }
    }
}
