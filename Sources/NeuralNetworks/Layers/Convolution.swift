public import Core
public import OneDNN

/// A convolution of images, whose output has a pixel for every so many of the input, however odd their number.
///
/// Weights are `[kernel · kernel · channels, output channels]`; they and the bias of each output channel start uniform in
/// ±1/√(kernel · kernel · channels), as PyTorch's `nn.Conv2d` does.
public struct Convolution: Layer {
    /// The shape of the images that go in.
    public let input: ImageShape
    /// The shape of what comes out.
    public let output: ImageShape
    /// How many pixels an output pixel is computed from, in each direction.
    public let kernel: Int
    /// How many of the input's pixels there are for one of the output, in each direction.
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

    public func value(_ blocks: [Matrix]) -> LayerValue {
        .convolution(input: input, weights: blocks[0], bias: blocks[1].values, stride: stride)
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
