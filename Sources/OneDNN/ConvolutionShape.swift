/// The sizes of a convolution whose output has a place for every so many places of its input, however odd their number.
///
/// Zeros are thought about the image as TensorFlow's "same" padding has them: as many as it takes, the odd one behind.
public struct ConvolutionShape: Sendable, Equatable {
    /// The input's height in pixels.
    public let height: Int
    /// The input's width in pixels.
    public let width: Int
    /// The input's channels.
    public let channels: Int
    public let outputChannels: Int
    /// The size of the kernel, in pixels, the same in each direction.
    public let kernel: Int
    /// The stride in the input, in pixels, the same in each direction.
    public let stride: Int

    public init(height: Int, width: Int, channels: Int, outputChannels: Int, kernel: Int, stride: Int) {
        precondition(
            height > 0 && width > 0 && channels > 0 && outputChannels > 0 && stride > 0 && kernel >= stride,
            "a convolution of \(height)×\(width)×\(channels) to \(outputChannels) channels by \(kernel), \(stride)")
        self.height = height
        self.width = width
        self.channels = channels
        self.outputChannels = outputChannels
        self.kernel = kernel
        self.stride = stride
    }

    /// The output's height in pixels.
    public var outputHeight: Int { (height + stride - 1) / stride }
    /// The output's width in pixels.
    public var outputWidth: Int { (width + stride - 1) / stride }
    /// The number of inputs.
    public var inputCount: Int { height * width * channels }
    /// The number of outputs.
    public var outputCount: Int { outputHeight * outputWidth * outputChannels }
    /// The rows of the weights as a matrix, `[kernel · kernel · channels, output channels]`.
    public var weightRows: Int { kernel * kernel * channels }
    /// The zeros above and below.
    public var verticalPadding: (before: Int, after: Int) { padding(height, outputHeight) }
    /// The zeros left and right.
    public var horizontalPadding: (before: Int, after: Int) { padding(width, outputWidth) }

    private func padding(_ length: Int, _ outputLength: Int) -> (before: Int, after: Int) {
        let total = max(0, (outputLength - 1) * stride + kernel - length)
        return (total / 2, total - total / 2)
    }
}
