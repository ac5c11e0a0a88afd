internal import Core
internal import NeuralNetworks
internal import OneDNN

/// Convolutions: rows become images with their channels one after the other, as ONNX has them, and rows again.
extension GraphWriter {
    /// Where ONNX has what a row has as height, width and channels.
    private static let channelsFirst = [0, 3, 1, 2]
    private static let channelsLast = [0, 2, 3, 1]

    mutating func addConvolution(
        of image: ImageShape, _ weights: Matrix, _ bias: [Float], stride: Int, to input: String, path: String
    ) -> String {
        let kernel = ConvolutionWeights.kernel(weights, channels: image.channels)
        let layer = Convolution(image, channels: weights.columns, kernel: kernel, stride: stride)
        let images = addImages(image, from: input, path: path)
        let operands = [
            images, addWeights(weights, kernel: kernel, path: path), tensor(path + "bias", [bias.count], bias),
        ]
        let output = add("Conv", operands, path + "convolution", Self.attributes(layer.shape))
        return addRows(of: layer.output, from: output, path: path)
    }

    mutating func addTransposedConvolution(
        to image: ImageShape, _ weights: Matrix, stride: Int, input: String, path: String
    ) -> String {
        let kernel = ConvolutionWeights.kernel(weights, channels: image.channels)
        let layer = TransposedConvolution(channels: weights.columns, to: image, kernel: kernel, stride: stride)
        let images = addImages(layer.input, from: input, path: path)
        let operands = [images, addWeights(weights, kernel: kernel, path: path)]
        let output = add("ConvTranspose", operands, path + "convolution", Self.attributes(layer.shape))
        return addRows(of: image, from: output, path: path)
    }

    private mutating func addImages(_ shape: ImageShape, from input: String, path: String) -> String {
        let sizes = integers(path + "image_shape", [-1, shape.height, shape.width, shape.channels])
        let images = add("Reshape", [input, sizes], path + "images")
        return add("Transpose", [images], path + "planes", [.integers("perm", Self.channelsFirst)])
    }

    private mutating func addRows(of shape: ImageShape, from output: String, path: String) -> String {
        let images = add("Transpose", [output], path + "pixels", [.integers("perm", Self.channelsLast)])
        return add("Reshape", [images, integers(path + "row_shape", [-1, shape.featureCount])], path + "output")
    }

    private mutating func addWeights(_ weights: Matrix, kernel: Int, path: String) -> String {
        let channels = weights.rows / (kernel * kernel)
        return tensor(
            path + "weights", [weights.columns, channels, kernel, kernel],
            ConvolutionWeights.channelsFirst(weights, kernel: kernel))
    }

    private static func attributes(_ shape: ConvolutionShape) -> [ONNXAttributeProto] {
        let (vertical, horizontal) = (shape.verticalPadding, shape.horizontalPadding)
        return [
            .integers("kernel_shape", [shape.kernel, shape.kernel]),
            .integers("pads", [vertical.before, horizontal.before, vertical.after, horizontal.after]),
            .integers("strides", [shape.stride, shape.stride]),
        ]
    }
}
