import Core
import OneDNN
import Testing

@testable import NeuralNetworks

@Suite struct GradientProductTests {
    /// A layer's input and the gradient of its output, cut into tiles the first of which has an odd number of rows.
    private struct Layer {
        let input: TensorView
        let gradient: TensorView
        let output: TensorView
        let weights: TensorView
        let tiles: [Range<Int>]

        init(rows: Int, inputs: Int, outputs: Int) {
            var generator = SeededGenerator(seed: UInt64(rows * inputs + outputs), stream: "rows")
            func random(_ rows: Int, _ columns: Int) -> TensorView {
                let view = TensorView(rows: rows, columns: columns)
                view.fill(with: (0..<rows * columns).map { _ in Float(generator.normal()) })
                return view
            }
            input = random(rows, inputs)
            gradient = random(rows, outputs)
            output = random(rows, outputs)
            weights = TensorView(rows: inputs, columns: outputs)
            tiles = rows < 4 ? [0..<rows] : [0..<rows / 4 * 2 + 1, rows / 4 * 2 + 1..<rows]
        }

        func product(isRounded: Bool, isRectified: Bool = false) -> GradientProduct {
            let product = GradientProduct(
                input: input, outputGradient: gradient, isRounded: isRounded, weights: weights, tiles: tiles)
            // Later tiles first: none may write into another's rows.
            for tile in tiles.indices.reversed() {
                product.input.update(tile)
                product.updateOutputGradient(tile, rectified: isRectified ? output : nil)
            }
            return product
        }
    }

    /// Sizes with and without a rest, in rows, inputs and outputs; of the last ones stripes of the outputs' gradients are copied.
    static let sizes = [
        (1, 1, 1), (2, 3, 5), (5, 14, 32), (7, 13, 16), (16, 29, 33), (33, 6, 47), (31, 27, 48), (64, 100, 70),
        (12, 128, 7), (70, 113, 128), (260, 113, 48),
    ]

    @Test(arguments: sizes, [false, true])
    func isTheProductOfTheTransposedInput(_ size: (rows: Int, inputs: Int, outputs: Int), isRounded: Bool) throws {
        let layer = Layer(rows: size.rows, inputs: size.inputs, outputs: size.outputs)
        let product = layer.product(isRounded: isRounded)
        for part in product.parts { part.write() }
        let x = layer.input.values
        let d = layer.gradient.values
        // What bfloat16 leaves of two numbers is within 2⁻⁸ of each.
        let precision: Float = isRounded ? 1.0 / 128 : 1e-5
        let written = layer.weights.values
        for input in 0..<size.inputs {
            for output in 0..<size.outputs {
                let terms = (0..<size.rows).map { x[$0 * size.inputs + input] * d[$0 * size.outputs + output] }
                let scale = terms.reduce(0) { $0 + abs($1) }
                #expect(abs(written[input * size.outputs + output] - terms.reduce(0, +)) <= precision * scale)
            }
        }
    }

    @Test(arguments: sizes, [false, true])
    func formsAndSumsAreThoseOfTheRows(_ size: (rows: Int, inputs: Int, outputs: Int), isRounded: Bool) throws {
        let layer = Layer(rows: size.rows, inputs: size.inputs, outputs: size.outputs)
        let d = zip(layer.gradient.values, layer.output.values).map { $1 > 0 ? $0 : 0 }
        let x = layer.input.values
        let product = layer.product(isRounded: isRounded, isRectified: true)
        var squares = 0.0
        for row in 0..<size.rows {
            let inputs = x[row * size.inputs..<(row + 1) * size.inputs]
            let gradients = d[row * size.outputs..<(row + 1) * size.outputs]
            func square(_ numbers: ArraySlice<Float>) -> Double { numbers.reduce(0) { $0 + Double($1) * Double($1) } }
            squares += square(inputs) * square(gradients)
        }
        #expect(abs(product.squares - squares) <= 1e-5 * squares)
        let sums = try #require(product.outputGradient.sums).values
        for column in 0..<size.outputs {
            let expected = (0..<size.rows).reduce(Float(0)) { $0 + d[$1 * size.outputs + column] }
            let sum = layer.tiles.indices.reduce(Float(0)) { $0 + sums[$1 * size.outputs + column] }
            #expect(abs(sum - expected) < 1e-4)
        }
        let matrix = product.outputGradient.matrix
        #expect(matrix.element == (isRounded ? .bfloat16 : .float32))
        guard !isRounded else {
            let halves = (0..<d.count).map { unsafe Float(bitPattern: UInt32(matrix.bfloat16Address[$0]) << 16) }
            #expect(zip(halves, d).allSatisfy { abs($0 - $1) <= abs($1) / 256 })
            return
        }
        #expect(matrix.values == d)
    }

    @Test func partsAreAllRowsOnce() {
        for rows in [1, 13, 56, 57, 500, 784] {
            let layer = Layer(rows: 2, inputs: rows, outputs: 300)
            let parts = layer.product(isRounded: false).parts
            #expect(parts.flatMap { Array($0.rows) } == Array(0..<rows))
        }
    }

    /// The norm that clipping goes by is the gradient's own where a batch is one row, and above it where one row of many goes
    /// wrong.
    @Test func squaresAreThoseOfTheGradientOfOneRow() {
        let layer = Layer(rows: 1, inputs: 20, outputs: 40)
        let product = layer.product(isRounded: false)
        for part in product.parts { part.write() }
        let squares = layer.weights.values.reduce(0.0) { $0 + Double($1) * Double($1) }
        #expect(abs(product.squares - squares) < 1e-4 * squares)
    }
}
