internal import CProcessor
internal import OneDNN

/// The gradient of a linear layer's weights: the product of its transposed input and of its output's gradient.
///
/// Computed a few rows and columns at a time, each sum in a register to its end, from where it goes to whoever needs it: an
/// optimiser moves the weights at once, and the gradient is never written down. What the optimiser needs comes from memory
/// while the sums are computed, so that neither waits for the other.
final class GradientProduct {
    /// The layer's input, and the loss's gradient with respect to its output, of which the sum is the bias's gradient.
    let input: GradientOperand
    let outputGradient: GradientOperand
    private let isRounded: Bool
    private let weights: TensorView
    private let tiles: [Range<Int>]
    /// Each tile's part of ``squares``.
    private let tileSquares: SharedNumbers

    /// Prepares the product.
    ///
    /// - Parameters:
    ///   - input: `[rows, inputs]`.
    ///   - outputGradient: `[rows, outputs]`.
    ///   - isRounded: True if both are rounded to bfloat16.
    ///   - weights: The gradient, `[inputs, outputs]`, for those who want it written down.
    ///   - tiles: The rows, some at a time.
    init(input: TensorView, outputGradient: TensorView, isRounded: Bool, weights: TensorView, tiles: [Range<Int>]) {
        precondition(
            weights.rows == input.columns && weights.columns == outputGradient.columns
                && input.rows == outputGradient.rows
                && weights.isContiguous, "shapes do not agree")
        self.input = GradientOperand(input, tiles: tiles, isRounded: isRounded, isSummed: false)
        self.outputGradient = GradientOperand(outputGradient, tiles: tiles, isRounded: isRounded, isSummed: true)
        self.isRounded = isRounded
        self.weights = weights
        self.tiles = tiles
        tileSquares = SharedNumbers(count: tiles.count)
    }

    /// Takes over a tile's rows of the output's gradient, after those of the input.
    ///
    /// - Parameters:
    ///   - tile: The tile's number.
    ///   - rectified: The layer's output, where it was rectified.
    func updateOutputGradient(_ tile: Int, rectified: TensorView?) {
        outputGradient.update(tile, rectified: rectified)
        let x = unsafe input.squares.address
        let y = unsafe outputGradient.squares.address
        tileSquares[tile] = tiles[tile].reduce(0) { unsafe $0 + Double(x[$1]) * Double(y[$1]) }
    }

    /// The squared norm that the gradient would have if those of the batch's rows were at right angles.
    ///
    /// A row's gradient is the outer product of its input and its output's gradient, whose norm is the product of theirs
    /// (Goodfellow, 2015). The sum of the squares is known before the gradient itself, and grows with the rows' own gradients:
    /// with a single one that goes wrong, and with all. What it does not see is that they become parallel.
    var squares: Double { tileSquares.sum }

    /// The product cut into parts that threads may compute side by side: rows of the weights.
    var parts: [GradientPart] {
        let unit = Self.minimumRows
        let most = max(unit, Self.maximumWeights / max(1, weights.columns) / unit * unit)
        let count = max(1, (weights.rows + most - 1) / most)
        let size = ((weights.rows + count - 1) / count + unit - 1) / unit * unit
        return stride(from: 0, to: weights.rows, by: size).map { start in
            GradientPart(product: self, rows: start..<min(start + size, weights.rows))
        }
    }

    /// Parts of fewer rows fetch the output's gradient too often.
    ///
    /// A multiple of `most_rows` in `CProcessor`, whatever the processor, so that parts are of whole tiles, and they, and with
    /// them a checkpoint, the same on every machine.
    private static let minimumRows = 42
    /// Parts of so many weights keep a thread busy long enough.
    private static let maximumWeights = 1 << 16

    /// The terms of the sums, for ``CProcessor``.
    private var terms: gibbous_gradient {
        unsafe gibbous_gradient(
            inputs: input.address, output_gradients: outputGradient.address, rows: weights.rows,
            columns: weights.columns, steps: input.steps, is_paired: isRounded)
    }

    fileprivate func write(rows: Range<Int>) {
        var terms = unsafe terms
        unsafe gibbous_write_gradients(&terms, rows.lowerBound, rows.upperBound, weights.address)
    }

    fileprivate func move(rows: Range<Int>, by step: gibbous_adamw_step) {
        var terms = unsafe terms
        var step = unsafe step
        unsafe gibbous_move_by_gradients(&terms, rows.lowerBound, rows.upperBound, &step)
    }

    fileprivate func view(rows: Range<Int>) -> TensorView { weights[rows: rows] }
}

/// Some rows of the gradient of a linear layer's weights.
struct GradientPart {
    fileprivate let product: GradientProduct
    let rows: Range<Int>

    /// The squared norm of the part for gradient clipping: ``GradientProduct/squares`` of the whole.
    var squares: Double { product.squares }

    /// The gradient, once it is written down.
    var gradient: TensorView { product.view(rows: rows) }

    /// Computes the gradient, and moves the weights by it.
    ///
    /// - Parameter step: The optimiser's step for their block.
    func move(by step: gibbous_adamw_step) { unsafe product.move(rows: rows, by: step) }

    /// Computes the gradient, and writes it down.
    func write() { product.write(rows: rows) }
}
