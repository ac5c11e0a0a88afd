import OneDNN
import Testing

/// A matrix of small numbers that differ from each other.
private func numbers(_ rows: Int, _ columns: Int, seed: Int) -> TensorView {
    let view = TensorView(rows: rows, columns: columns)
    view.fill(with: (0..<rows * columns).map { Float(($0 * 37 + seed * 11) % 19 - 9) / 8 })
    return view
}

@Suite struct MatrixProductTests {
    @Test(arguments: [(1, 1, 1), (3, 5, 2), (128, 64, 10), (17, 33, 65), (130, 784, 2), (7, 2, 300)])
    func agreesWithItsDefinition(m: Int, k: Int, n: Int) throws {
        let left = numbers(m, k, seed: 1)
        let right = numbers(k, n, seed: 2)
        let bias = numbers(1, n, seed: 3)
        let result = TensorView(rows: m, columns: n)
        try MatrixProduct(left, right, bias: bias, into: result, activation: .relu).run()
        let (a, b, c) = (left.values, right.values, bias.values)
        for row in 0..<m {
            for column in 0..<n {
                var sum = Double(c[column])
                for inner in 0..<k { sum += Double(a[row * k + inner]) * Double(b[inner * n + column]) }
                #expect(abs(Double(result.values[row * n + column]) - max(0, sum)) < 1e-3)
            }
        }
    }

    @Test func takesTransposedOperands() throws {
        let left = numbers(40, 6, seed: 1)
        let right = numbers(40, 9, seed: 2)
        let result = TensorView(rows: 6, columns: 9)
        try MatrixProduct(left.transposed, right, into: result).run()
        let (a, b) = (left.values, right.values)
        for row in 0..<6 {
            for column in 0..<9 {
                var sum = 0.0
                for inner in 0..<40 { sum += Double(a[inner * 6 + row]) * Double(b[inner * 9 + column]) }
                #expect(abs(Double(result.values[row * 9 + column]) - sum) < 1e-4)
            }
        }
    }

    @Test func readsItsOperandsAnewAtEveryRun() throws {
        let left = numbers(4, 4, seed: 1)
        let right = numbers(4, 4, seed: 2)
        let result = TensorView(rows: 4, columns: 4)
        let product = try MatrixProduct(left, right, into: result)
        product.run()
        let first = result.values
        left.fill(with: left.values.map { 2 * $0 })
        product.run()
        #expect(result.values == first.map { 2 * $0 })
    }

    @Test func keepsTheNumbersOfABuffer() {
        let buffer = AlignedBuffer(count: 5)
        #expect(buffer.values == [0, 0, 0, 0, 0])
        buffer.values = [1, 2, 3, 4, 5]
        #expect(TensorView(buffer, offset: 1, rows: 2, columns: 2).values == [2, 3, 4, 5])
        #expect(buffer.withSpan { $0[4] } == 5)
    }
}
