internal import Core
internal import NeuralNetworks

extension GraphReader {
    /// A convolution or a transposed one, whose first operator makes images of rows.
    mutating func convolution() throws(ONNXError) -> LayerValue {
        let sizes = try tensor(take("Reshape"), input: 1).integers()
        guard sizes.count == 4, sizes[1...].allSatisfy({ 1...Int(Int32.max) ~= $0 }) else { throw Self.foreign }
        let (height, width, channels) = (sizes[1], sizes[2], sizes[3])
        let (area, overflows) = height.multipliedReportingOverflow(by: width)
        guard !overflows, !area.multipliedReportingOverflow(by: channels).overflow else { throw Self.foreign }
        _ = try take("Transpose")
        let isTransposed = peeked?.opType == "ConvTranspose"
        let node = try take(isTransposed ? "ConvTranspose" : "Conv")
        let (dimensions, values) = try tensor(node, input: 1).numbers(rank: 4)
        let (outputs, inputs, kernel) = (dimensions[0], dimensions[1], dimensions[2])
        let stride = try Self.integers(node, "strides", count: 2)[0]
        guard dimensions[3] == kernel, 1...kernel ~= stride else { throw Self.foreign }
        let weights = ConvolutionWeights.channelsLast(values, outputs: outputs, channels: inputs, kernel: kernel)
        _ = try take("Transpose")
        _ = try take("Reshape")
        guard isTransposed else {
            guard inputs == channels else { throw Self.foreign }
            let image = ImageShape(height: height, width: width, channels: channels)
            let bias = try row(node, input: 2, count: outputs)
            return .convolution(input: image, weights: weights, bias: bias, stride: stride)
        }
        let pads = try Self.integers(node, "pads", count: 4)
        guard outputs == channels, kernel.isMultiple(of: stride), pads.allSatisfy({ 0..<kernel ~= $0 }) else {
            throw Self.foreign
        }
        let largeHeight = stride * (height - 1) + kernel - pads[0] - pads[2]
        let largeWidth = stride * (width - 1) + kernel - pads[1] - pads[3]
        let lengths = 1...Int(Int32.max)
        guard lengths ~= largeHeight, lengths ~= largeWidth,
            !(largeHeight * largeWidth).multipliedReportingOverflow(by: inputs).overflow
        else { throw Self.foreign }
        return .transposedConvolution(
            output: ImageShape(height: largeHeight, width: largeWidth, channels: inputs), weights: weights,
            stride: stride)
    }

    /// An operator's attribute of so many integers.
    private static func integers(
        _ node: ONNXNodeProto, _ name: String, count: Int
    ) throws(ONNXError) -> [Int] {
        guard let attribute = node.attribute.first(where: { $0.name == name }), attribute.ints.count == count else {
            throw Self.foreign
        }
        return attribute.ints.map { Int($0) }
    }
}
