import OneDNN
import Testing

@Suite struct ProductDestinationTests {
    @Test func aProductGoesToOtherMemoryForOneRun() throws {
        let left = TensorView(rows: 1, columns: 1)
        let right = TensorView(rows: 1, columns: 2)
        let result = TensorView(rows: 1, columns: 2)
        let product = try MatrixProduct(left, right, into: result)
        left.fill(with: [2])
        right.fill(with: [3, 5])
        let other = AlignedBuffer(count: 4)
        product.run(into: other)
        #expect(other.values == [6, 10, 0, 0])
        #expect(result.values == [0, 0])
        left.fill(with: [1])
        product.run()
        #expect(result.values == [3, 5])
        #expect(other.values == [6, 10, 0, 0])
    }
}
