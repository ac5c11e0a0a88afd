public import Core
public import OneDNN

/// A layer of a network without its numbers: a value that describes it.
public protocol Layer: Sendable {
    /// The number of inputs of a row.
    var inputCount: Int { get }
    /// The number of outputs for a row.
    var outputCount: Int { get }
    /// The blocks of parameters that the layer has, in order.
    var parameters: [ParameterShape] { get }
    /// The number of multiplications for a row's output, without the few of element-wise functions.
    var multiplications: Int { get }
    /// Prepares the layer's computation for batches of one size.
    func makePass(_ context: PassContext) throws(OneDNNError) -> any LayerPass
    /// The layer with its numbers.
    ///
    /// - Parameter blocks: As many as `parameters`, each of the shape said there.
    /// - Returns: The trained layer.
    func trained(_ blocks: [Matrix]) -> any TrainedLayer
}

extension Layer {
    /// Each number of a matrix is taken once.
    public var multiplications: Int { parameters.reduce(0) { $0 + ($1.rows > 1 ? $1.count : 0) } }
}

/// The operands of a layer's computation.
public struct PassContext {
    /// The batch, `[rows, inputs]`.
    public let input: TensorView
    /// The loss's gradient with respect to the input, to be written; nil if nobody needs it.
    public let inputGradient: TensorView?
    /// The layer's blocks of parameters and their gradients.
    public let parameters: [ParameterBlock]
    /// The tiles of the batch, ranges of rows that are computed in one go.
    public let tiles: [Range<Int>]
    /// True if `backward` will be called.
    public let trains: Bool

    /// The number of rows of a batch.
    public var rows: Int { input.rows }
}

/// A layer's computation for batches of one size, with its memory and its products made once.
///
/// A batch is cut into tiles of rows, which threads may compute side by side, and the parameters' gradients into tasks,
/// which may run side by side too once every tile has gone back. Neither depends on how many threads there are, so that
/// no result does.
public protocol LayerPass: AnyObject {
    /// The result, `[rows, outputs]`.
    var output: TensorView { get }
    /// The loss's gradient with respect to the output, which the next layer writes; nil in passes that do not train.
    var outputGradient: TensorView? { get }
    /// Computes a tile's rows of `output` from its rows of the input.
    func forward(_ tile: Int)
    /// Computes a tile's rows of the input's gradient from its rows of `outputGradient`, which it may overwrite.
    func backward(_ tile: Int)
    /// Tasks that compute the gradients of the parameters.
    var gradientTasks: [GradientTask] { get }
}

extension LayerPass {
    /// Layers without parameters have nothing more to do.
    public var gradientTasks: [GradientTask] { [] }
}
