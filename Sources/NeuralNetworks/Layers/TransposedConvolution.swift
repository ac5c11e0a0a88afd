public import Core
public import OneDNN

/// A transposed convolution of images: a ``Convolution`` from its output to its input, which makes images larger.
///
/// It reaches any size, odd ones too. The kernel is a multiple of the stride, so that every pixel is the sum of equally
/// many products; otherwise images come out chequered (Odena, Dumoulin and Olah, 2016). It has no bias, since a
/// normalisation or an ``Offset`` follows. Weights are `[kernel · kernel · output channels, channels]` and start uniform
/// in ±1/√(products of a number).
public struct TransposedConvolution: Layer, Equatable {
    /// The shape of the images that go in.
    public let input: ImageShape
    /// The shape of what comes out, so many times as large.
    public let output: ImageShape
    /// The size of the kernel, in pixels, the same in each direction.
    public let kernel: Int
    /// The stride in the output, in pixels, the same in each direction.
    public let stride: Int

    /// A layer to images of a shape; what goes in has a pixel for each `stride` of them, rounded up.
    public init(channels: Int, to output: ImageShape, kernel: Int = 4, stride: Int = 2) {
        precondition(kernel.isMultiple(of: stride), "a kernel of \(kernel) for a stride of \(stride)")
        self.output = output
        self.kernel = kernel
        self.stride = stride
        input = ImageShape(
            height: (output.height + stride - 1) / stride, width: (output.width + stride - 1) / stride,
            channels: channels)
    }

    public var inputCount: Int { input.featureCount }
    public var outputCount: Int { output.featureCount }

    /// The sizes of the convolution the other way.
    public var shape: ConvolutionShape {
        ConvolutionShape(
            height: output.height, width: output.width, channels: output.channels, outputChannels: input.channels,
            kernel: kernel, stride: stride)
    }

    public var parameters: [ParameterShape] {
        let products = Float(kernel / stride * (kernel / stride) * input.channels)
        return [
            ParameterShape(
                rows: kernel * kernel * output.channels, columns: input.channels,
                initialization: .uniform(bound: 1 / products.squareRoot()), decays: true)
        ]
    }

    public var multiplications: Int { input.height * input.width * shape.weightRows * input.channels }

    public func trained(_ blocks: [Matrix]) -> any TrainedLayer { Trained(self, weights: blocks[0]) }

    public func makePass(_ context: PassContext) throws(OneDNNError) -> any LayerPass {
        let weights = context.parameters[0].value
        return try ConvolutionPass(
            context, shape, columns: outputCount,
            forward: { .inputGradient(outputGradient: $0, weights: weights, into: $1) },
            backward: { .output(input: $0, weights: weights, bias: nil, into: $1) },
            gradients: { input, gradient throws(OneDNNError) in
                try ConvolutionGradients(shape, input: gradient, outputGradient: input, context)
            })
    }
}

extension TransposedConvolution {
    /// The layer with its numbers.
    public struct Trained: TrainedLayer {
        public let layer: TransposedConvolution
        /// `[kernel · kernel · output channels, channels]`.
        public let weights: Matrix

        public init(_ layer: TransposedConvolution, weights: Matrix) {
            precondition(
                weights.rows == layer.shape.weightRows && weights.columns == layer.input.channels,
                "weights of another convolution")
            self.layer = layer
            self.weights = weights
        }

        public var inputCount: Int { layer.inputCount }
        public var outputCount: Int { layer.outputCount }
        public var computation: LayerComputation { .network(layer, blocks: [weights.values]) }
    }
}
