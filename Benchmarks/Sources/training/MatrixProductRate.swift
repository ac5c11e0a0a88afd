import Core
import OneDNN

/// The speed at which oneDNN multiplies matrices of the sizes that training a network multiplies, and nothing else.
struct MatrixProductRate {
    private let products: [Product]
    let operations: Double

    /// One product, in a box so that they can be kept in an array.
    private final class Product {
        let product: MatrixProduct
        init(_ left: TensorView, _ right: TensorView, into result: TensorView, threads: Int) throws {
            product = try MatrixProduct(left, right, into: result, threads: threads)
        }
        func run() { product.run() }
    }

    /// The three products of each layer of a network: forward, and back to the weights and to the inputs.
    ///
    /// - Parameters:
    ///   - widths: The layers' widths, the input's first.
    ///   - batch: Rows in a batch.
    ///   - element: What is multiplied.
    ///   - threads: How many threads share out a product.
    /// - Throws: ``OneDNNError`` where oneDNN has no kernel for a product or no memory.
    init(widths: [Int], batch: Int, element: TensorElement, threads: Int) throws {
        var generator = SeededGenerator(seed: 1, stream: "benchmark")
        func random(_ rows: Int, _ columns: Int) -> TensorView {
            guard element == .float32 else {
                // The time of a product does not depend on its numbers.
                return TensorView(
                    bfloat16: AlignedBuffer(count: (rows * columns + 1) / 2), rows: rows, columns: columns)
            }
            let view = TensorView(rows: rows, columns: columns)
            view.fill(with: (0..<rows * columns).map { _ in Float(generator.uniform()) })
            return view
        }
        var products: [Product] = []
        var operations = 0.0
        for (inputs, outputs) in zip(widths, widths.dropFirst()) {
            let x = random(batch, inputs)
            let w = random(inputs, outputs)
            let y = random(batch, outputs)
            for (left, right) in [(x, w), (x.transposed, y), (y, w.transposed)] {
                let result = TensorView(rows: left.rows, columns: right.columns)
                products.append(try Product(left, right, into: result, threads: threads))
            }
            operations += 6 * Double(batch * inputs * outputs)
        }
        self.products = products
        self.operations = operations
    }

    /// Runs all products once.
    func run() {
        for product in products { product.run() }
    }
}
