public import LinearAlgebra
public import OneDNN

/// What a layer of a network is, without its numbers: a value that describes it.
public protocol Layer: Sendable {
    /// How many numbers go in for a row.
    var inputCount: Int { get }
    /// How many numbers come out for a row.
    var outputCount: Int { get }
    /// The blocks of parameters that the layer has, in order.
    var parameters: [ParameterShape] { get }
    /// Prepares the layer's computation for batches of one size.
    func makePass(_ context: PassContext) throws(OneDNNError) -> any LayerPass
    /// The layer with its numbers.
    ///
    /// - Parameter blocks: As many as `parameters`, each of the shape said there.
    /// - Returns: The value.
    func value(_ blocks: [Matrix]) -> LayerValue
}

/// What a layer's computation reads and writes.
public struct PassContext {
    /// The batch, `[rows, inputs]`.
    public let input: TensorView
    /// Where the loss's gradient with respect to the input goes; nil where nobody needs it.
    public let inputGradient: TensorView?
    /// The layer's blocks of parameters and their gradients.
    public let parameters: [ParameterBlock]
    /// Whether `backward` will be called.
    public let trains: Bool

    /// How many rows a batch has.
    public var rows: Int { input.rows }
}

/// A layer's computation for batches of one size, with its memory and its products made once.
public protocol LayerPass: AnyObject {
    /// The result, `[rows, outputs]`.
    var output: TensorView { get }
    /// Where the next layer puts the loss's gradient with respect to the output; nil in passes that do not train.
    var outputGradient: TensorView? { get }
    /// Computes `output` from the input.
    func forward()
    /// Computes the gradients of the parameters and the input from `outputGradient`, which it may overwrite.
    func backward()
}
