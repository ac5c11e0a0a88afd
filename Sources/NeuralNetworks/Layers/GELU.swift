public import Core
public import OneDNN

/// The Gaussian error linear unit (Hendrycks and Gimpel, 2016), in its form with the hyperbolic tangent.
///
/// It has no numbers, so that it is its own trained form.
public struct GELU: Layer, TrainedLayer {
    public let inputCount: Int
    public var outputCount: Int { inputCount }
    public var parameters: [ParameterShape] { [] }

    public init(_ count: Int) {
        inputCount = count
    }

    public func trained(_ blocks: [Matrix]) -> any TrainedLayer { self }

    public var computation: LayerComputation { .network(self, blocks: []) }

    public func makePass(_ context: PassContext) throws(OneDNNError) -> any LayerPass {
        GELUPass(context)
    }
}

private final class GELUPass: LayerPass {
    let output: TensorView
    let outputGradient: TensorView?
    private let context: PassContext

    init(_ context: PassContext) {
        self.context = context
        output = TensorView(rows: context.rows, columns: context.input.columns)
        outputGradient = context.trains ? TensorView(rows: context.rows, columns: context.input.columns) : nil
    }

    func forward(_ tile: Int) {
        let x = unsafe context.input.address
        let y = unsafe output.address
        for index in vectors(of: tile) {
            let value = unsafe x.lanes(at: index)
            unsafe y.set(value * logistic(2 * GELUPass.argument(value)), at: index)
        }
    }

    func backward(_ tile: Int) {
        guard let outputGradient else { preconditionFailure("this pass does not train") }
        guard let inputGradient = context.inputGradient else { return }
        let x = unsafe context.input.address
        let d = unsafe outputGradient.address
        let result = unsafe inputGradient.address
        for index in vectors(of: tile) {
            let value = unsafe x.lanes(at: index)
            let gate = logistic(2 * GELUPass.argument(value))
            let slope = 0.797_884_56 * (1 + 0.134_145 * value * value)
            let derivative = gate + value * gate * (1 - gate) * 2 * slope
            unsafe result.set(d.lanes(at: index) * derivative, at: index)
        }
    }

    /// The start of each vector of a tile's rows.
    private func vectors(of tile: Int) -> StrideTo<Int> {
        // Views made for a pass own their buffer, whose padding takes what the last vector of the last tile has too much.
        let rows = context.tiles[tile]
        return stride(from: rows.lowerBound * output.columns, to: rows.upperBound * output.columns, by: laneCount)
    }

    /// √(2/π) · (x + 0.044715 x³): ½(1 + tanh u) is the logistic function of 2u.
    @inline(__always)
    private static func argument(_ x: Lanes) -> Lanes {
        0.797_884_56 * (x + 0.044_715 * x * x * x)
    }
}
