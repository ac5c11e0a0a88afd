internal import COneDNN

/// One of a convolution's computations bound to its operands, made once and run many times.
///
/// Images lie in the rows of matrices, the channels of a pixel together; weights are
/// `[kernel · kernel · channels, output channels]`, and are brought into the order that the kernel likes best, and into
/// bfloat16 where the images are, as it runs. Nothing is allocated then. A transposed convolution is the gradient of one
/// with respect to its input. Runs on the thread that calls it and no other.
@safe public struct ConvolutionKernel: ~Copyable {
    /// The computation and its operands.
    public enum Computation {
        /// `output` from `input`, `weights` and `bias`, `[1, output channels]`, where there is one.
        case output(input: TensorView, weights: TensorView, bias: TensorView?, into: TensorView)
        /// The gradient with respect to the input from that with respect to the output.
        case inputGradient(outputGradient: TensorView, weights: TensorView, into: TensorView)
        /// The gradients with respect to weights and bias.
        case weightsGradient(input: TensorView, outputGradient: TensorView, into: TensorView, bias: TensorView?)
    }

    private let handles: ConvolutionHandles
    // The operands' memory must outlive the primitives that point into it.
    private let owners: [AlignedBuffer]

    /// Prepares a computation.
    ///
    /// - Parameters:
    ///   - computation: The computation; images are contiguous, results `Float`.
    ///   - shape: The sizes.
    /// - Throws: ``OneDNNError`` where oneDNN has no kernel for it or no memory.
    public init(_ computation: Computation, _ shape: ConvolutionShape) throws(OneDNNError) {
        let operands = ConvolutionOperands(computation)
        operands.check(shape)
        owners = operands.owners
        handles = try withKernelThreads(1) { () throws(OneDNNError) in try ConvolutionHandles(operands, shape) }
    }

    /// Computes the result from what the operands hold now.
    public func run() { withKernelThreads(1) { handles.run() } }
}

/// The operands of one of a convolution's computations, by what they are.
struct ConvolutionOperands {
    let kind: conednn_convolution_kind
    /// The input or its gradient.
    let input: TensorView
    /// The output or its gradient.
    let output: TensorView
    let weights: TensorView
    let bias: TensorView?

    init(_ computation: ConvolutionKernel.Computation) {
        switch computation {
        case .output(let input, let weights, let bias, let output):
            kind = conednn_forward
            (self.input, self.output, self.weights, self.bias) = (input, output, weights, bias)
        case .inputGradient(let outputGradient, let weights, let gradient):
            kind = conednn_backward_data
            (input, output, self.weights, bias) = (gradient, outputGradient, weights, nil)
        case .weightsGradient(let input, let outputGradient, let gradient, let biasGradient):
            kind = conednn_backward_weights
            (self.input, output, weights, bias) = (input, outputGradient, gradient, biasGradient)
        }
    }

    var owners: [AlignedBuffer] { [input.buffer, output.buffer, weights.buffer] + (bias.map { [$0.buffer] } ?? []) }

    /// The element type of the products' operands.
    var element: TensorElement { kind == conednn_backward_data ? output.element : input.element }

    /// Makes sure that all operands have the sizes of a shape.
    func check(_ shape: ConvolutionShape) {
        let images = [input, output].allSatisfy { $0.isContiguous && $0.rows == input.rows }
        precondition(
            images && input.columns == shape.inputCount && output.columns == shape.outputCount
                && weights.isContiguous && weights.rows == shape.weightRows
                && weights.columns == shape.outputChannels
                && (bias.map { $0.isContiguous && $0.count == shape.outputChannels } ?? true),
            "shapes do not agree")
        let results: [TensorView] =
            switch kind {
            case conednn_forward: [output]
            case conednn_backward_data: [input]
            default: []
            }
        let sources = kind == conednn_backward_weights ? [input, output] : []
        precondition(
            results.allSatisfy { $0.element == .float32 } && sources.allSatisfy { $0.element == element }
                && weights.element == .float32, "elements do not agree")
    }

    func description(_ shape: ConvolutionShape) -> conednn_convolution {
        conednn_convolution(
            rows: Int64(input.rows), height: Int64(shape.height), width: Int64(shape.width),
            channels: Int64(shape.channels), output_height: Int64(shape.outputHeight),
            output_width: Int64(shape.outputWidth), output_channels: Int64(shape.outputChannels),
            kernel: Int64(shape.kernel), stride: Int64(shape.stride),
            padding_top: Int64(shape.verticalPadding.before), padding_left: Int64(shape.horizontalPadding.before),
            padding_bottom: Int64(shape.verticalPadding.after), padding_right: Int64(shape.horizontalPadding.after),
            type: element == .float32 ? dnnl_f32 : dnnl_bf16, has_bias: bias == nil ? 0 : 1)
    }
}
