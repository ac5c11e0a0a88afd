public import Core
public import OneDNN

/// Adds a number of its own to each column.
///
/// Behind a decoder of convolutions, whose channels have no bias for each pixel, it holds what all images have in common.
public struct Offset: Layer {
    public let inputCount: Int
    public var outputCount: Int { inputCount }

    public init(_ count: Int) {
        inputCount = count
    }

    public var parameters: [ParameterShape] {
        [ParameterShape(rows: 1, columns: inputCount, initialization: .constant(0), decays: false)]
    }

    public func trained(_ blocks: [Matrix]) -> any TrainedLayer { Trained(blocks[0].values) }

    public func makePass(_ context: PassContext) throws(OneDNNError) -> any LayerPass {
        OffsetPass(context)
    }
}

extension Offset {
    /// The layer with its numbers.
    public struct Trained: TrainedLayer {
        /// `[columns]`.
        public let offset: [Float]

        public init(_ offset: [Float]) { self.offset = offset }

        public var inputCount: Int { offset.count }
        public var outputCount: Int { offset.count }
        public var computation: LayerComputation { .network(Offset(offset.count), blocks: [offset]) }
    }
}

private final class OffsetPass: LayerPass {
    let output: TensorView
    let outputGradient: TensorView?
    private let context: PassContext
    /// Each tile's part of the offset's gradient, `[tiles, columns]`.
    private let parts: TensorView

    init(_ context: PassContext) {
        self.context = context
        let (rows, columns) = (context.rows, context.input.columns)
        output = TensorView(rows: rows, columns: columns)
        // The gradient is the same on both sides, and can lie in the same memory.
        outputGradient = context.trains ? context.inputGradient ?? TensorView(rows: rows, columns: columns) : nil
        parts = TensorView(rows: context.trains ? context.tiles.count : 0, columns: columns)
    }

    func forward(_ tile: Int) {
        let rows = context.tiles[tile]
        let columns = context.input.columns
        let whole = columns / laneCount * laneCount
        let offset = unsafe context.parameters[0].value.address
        for row in rows {
            let x = unsafe context.input.address + row * columns
            let y = unsafe output.address + row * columns
            for column in stride(from: 0, to: whole, by: laneCount) {
                unsafe y.set(x.lanes(at: column) + offset.lanes(at: column), at: column)
            }
            for column in whole..<columns { unsafe y[column] = x[column] + offset[column] }
        }
    }

    func backward(_ tile: Int) {
        guard let outputGradient else { preconditionFailure("this pass does not train") }
        // Now, since the layer before may overwrite the gradient as it goes back.
        columnSums(of: outputGradient[rows: context.tiles[tile]], into: parts[rows: tile..<tile + 1])
    }

    var gradientTasks: [GradientTask] {
        let gradient = context.parameters[0].gradient
        return [
            GradientTask([gradient]) { [parts] in
                columnSums(of: parts, into: gradient)
                return sumOfSquares(gradient)
            }
        ]
    }
}
