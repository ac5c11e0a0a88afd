public import Core
public import OneDNN

/// A convolution of images, whose output has a pixel for every so many of the input, however odd their number.
///
/// Weights are `[kernel · kernel · channels, output channels]`; they and the bias of each output channel start uniform in
/// ±1/√(kernel · kernel · channels), as PyTorch's `nn.Conv2d` does.
public struct Convolution: Layer, Equatable {
    /// The shape of the images that go in.
    public let input: ImageShape
    /// The shape of what comes out.
    public let output: ImageShape
    /// The size of the kernel, in pixels, the same in each direction.
    public let kernel: Int
    /// The stride in the input, in pixels, the same in each direction.
    public let stride: Int

    public init(_ input: ImageShape, channels: Int, kernel: Int = 3, stride: Int = 2) {
        self.input = input
        self.kernel = kernel
        self.stride = stride
        output = ImageShape(
            height: (input.height + stride - 1) / stride, width: (input.width + stride - 1) / stride,
            channels: channels)
    }

    public var inputCount: Int { input.featureCount }
    public var outputCount: Int { output.featureCount }

    /// The sizes.
    public var shape: ConvolutionShape {
        ConvolutionShape(
            height: input.height, width: input.width, channels: input.channels, outputChannels: output.channels,
            kernel: kernel, stride: stride)
    }

    public var parameters: [ParameterShape] {
        let rows = kernel * kernel * input.channels
        let start = ParameterShape.Initialization.uniform(bound: 1 / Float(rows).squareRoot())
        return [
            ParameterShape(rows: rows, columns: output.channels, initialization: start, decays: true),
            ParameterShape(rows: 1, columns: output.channels, initialization: start, decays: false),
        ]
    }

    public var multiplications: Int { output.height * output.width * shape.weightRows * output.channels }

    public func trained(_ blocks: [Matrix]) -> any TrainedLayer {
        Trained(self, weights: blocks[0], bias: blocks[1].values)
    }

    public func makePass(_ context: PassContext) throws(OneDNNError) -> any LayerPass {
        let (weights, bias) = (context.parameters[0].value, context.parameters[1].value)
        return try ConvolutionPass(
            context, shape, columns: outputCount,
            forward: { .output(input: $0, weights: weights, bias: bias, into: $1) },
            backward: { .inputGradient(outputGradient: $0, weights: weights, into: $1) },
            gradients: { input, gradient throws(OneDNNError) in
                try ConvolutionGradients(shape, input: input, outputGradient: gradient, context)
            })
    }
}

extension Convolution {
    /// The layer with its numbers.
    public struct Trained: TrainedLayer {
        public let layer: Convolution
        /// `[kernel · kernel · channels, output channels]`.
        public let weights: Matrix
        /// `[output channels]`.
        public let bias: [Float]

        public init(_ layer: Convolution, weights: Matrix, bias: [Float]) {
            precondition(
                weights.rows == layer.shape.weightRows && weights.columns == layer.output.channels
                    && bias.count == weights.columns, "weights of another convolution")
            self.layer = layer
            self.weights = weights
            self.bias = bias
        }

        public var inputCount: Int { layer.inputCount }
        public var outputCount: Int { layer.outputCount }
        public var computation: LayerComputation { .network(layer, blocks: [weights.values, bias]) }
    }
}
