internal import Core
internal import OneDNN

/// Convolutions: rows become images with their channels one after the other, as ONNX has them, and rows again.
extension GraphWriter {
    /// The order of the dimensions of images with channels last in ONNX's, and the other way.
    private static let channelsFirst = [0, 3, 1, 2]
    private static let channelsLast = [0, 2, 3, 1]

    /// Adds a convolution of rows that are images.
    ///
    /// - Parameters:
    ///   - operation: "Conv" or "ConvTranspose".
    ///   - images: The shape of what goes in, and of what comes out.
    ///   - shape: The sizes, of a transposed convolution those of the convolution the other way.
    ///   - weights: `[kernel · kernel · channels, outputs]`.
    ///   - bias: One number for each channel that comes out; nil without any.
    ///   - input: The name of what it takes.
    ///   - path: The prefix of all names.
    /// - Returns: The name of its output.
    mutating func addConvolution(
        _ operation: String, _ images: (input: ImageShape, output: ImageShape), _ shape: ConvolutionShape,
        weights: Matrix, bias: [Float]?, to input: String, path: String
    ) -> String {
        let sizes = [-1, images.input.height, images.input.width, images.input.channels]
        let pixels = add("Reshape", [input, integers(path + "image_shape", sizes)], path + "images")
        let planes = add("Transpose", [pixels], path + "planes", [.integers("perm", Self.channelsFirst)])
        var operands = [planes]
        operands.append(
            tensor(
                path + "weights", [weights.columns, shape.channels, shape.kernel, shape.kernel],
                ConvolutionWeights.channelsFirst(weights, kernel: shape.kernel)))
        if let bias { operands.append(row(path + "bias", bias)) }
        let output = add(operation, operands, path + "convolution", Self.attributes(shape))
        let transposed = add("Transpose", [output], path + "pixels", [.integers("perm", Self.channelsLast)])
        let columns = integers(path + "row_shape", [-1, images.output.featureCount])
        return add("Reshape", [transposed, columns], path + "output")
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

/// A convolution as a graph has it, transposed or not.
struct GraphConvolution {
    /// The shape of the images that go in.
    let input: ImageShape
    let node: ONNXNodeProto
    /// `[kernel · kernel · channels, outputs]`.
    let weights: Matrix
    /// The channels of the weights.
    let channels: Int
    let kernel: Int
    let stride: Int
}

extension GraphReader {
    /// A convolution if its operators come next; nil if they are another layer's.
    mutating func takeConvolution(_ operation: String) throws(ONNXError) -> GraphConvolution? {
        guard begins(with: ["Reshape", "Transpose", operation]) else { return nil }
        let sizes = try tensor(take("Reshape"), input: 1).integers()
        guard sizes.count == 4, sizes[1...].allSatisfy({ 1...Int(Int32.max) ~= $0 }) else { throw Self.foreign }
        let image = ImageShape(height: sizes[1], width: sizes[2], channels: sizes[3])
        guard image.isCountable else { throw Self.foreign }
        _ = try take("Transpose")
        let node = try take(operation)
        let (dimensions, values) = try tensor(node, input: 1).numbers(rank: 4)
        let (outputs, channels, kernel) = (dimensions[0], dimensions[1], dimensions[2])
        let stride = try integers(node, "strides", count: 2)[0]
        guard dimensions[3] == kernel, 1...kernel ~= stride else { throw Self.foreign }
        _ = try take("Transpose")
        _ = try take("Reshape")
        return GraphConvolution(
            input: image, node: node,
            weights: ConvolutionWeights.channelsLast(values, outputs: outputs, channels: channels, kernel: kernel),
            channels: channels, kernel: kernel, stride: stride)
    }
}

extension ImageShape {
    /// True if the number of features does not overflow.
    var isCountable: Bool {
        let (area, overflows) = height.multipliedReportingOverflow(by: width)
        return !overflows && !area.multipliedReportingOverflow(by: channels).overflow
    }
}

/// The two orders of a convolution's weights: ours, `[kernel · kernel · channels, outputs]`, and ONNX's,
/// `[outputs, channels, kernel, kernel]`.
private enum ConvolutionWeights {
    /// Weights in ONNX's order.
    static func channelsFirst(_ weights: Matrix, kernel: Int) -> [Float] {
        let pixels = kernel * kernel
        let channels = weights.rows / pixels
        var values: [Float] = []
        values.reserveCapacity(weights.values.count)
        for output in 0..<weights.columns {
            for channel in 0..<channels {
                for pixel in 0..<pixels { values.append(weights[pixel * channels + channel, output]) }
            }
        }
        return values
    }

    /// Weights in our order, from ONNX's.
    static func channelsLast(_ values: [Float], outputs: Int, channels: Int, kernel: Int) -> Matrix {
        let pixels = kernel * kernel
        var weights = Matrix(rows: pixels * channels, columns: outputs)
        for output in 0..<outputs {
            for channel in 0..<channels {
                for pixel in 0..<pixels {
                    weights[pixel * channels + channel, output] = values[(output * channels + channel) * pixels + pixel]
                }
            }
        }
        return weights
    }
}
