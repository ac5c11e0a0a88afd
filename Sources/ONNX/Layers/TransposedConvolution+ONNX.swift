internal import Core
internal import NeuralNetworks

extension TransposedConvolution.Trained: ONNXLayer {
    func write(to graph: inout GraphWriter, input: String, path: String) -> String {
        graph.addConvolution(
            "ConvTranspose", (layer.input, layer.output), layer.shape, weights: weights, bias: nil, to: input,
            path: path)
    }

    static func read(from graph: inout GraphReader, input: String, width: Int) throws(ONNXError) -> Self? {
        guard let found = try graph.takeConvolution("ConvTranspose") else { return nil }
        let (kernel, stride) = (found.kernel, found.stride)
        let pads = try graph.integers(found.node, "pads", count: 4)
        guard found.weights.columns == found.input.channels, kernel.isMultiple(of: stride),
            pads.allSatisfy({ 0..<kernel ~= $0 })
        else { throw GraphReader.foreign }
        let height = stride * (found.input.height - 1) + kernel - pads[0] - pads[2]
        let width = stride * (found.input.width - 1) + kernel - pads[1] - pads[3]
        let lengths = 1...Int(Int32.max)
        guard lengths ~= height, lengths ~= width else { throw GraphReader.foreign }
        let output = ImageShape(height: height, width: width, channels: found.channels)
        guard output.isCountable else { throw GraphReader.foreign }
        let layer = TransposedConvolution(
            channels: found.weights.columns, to: output, kernel: kernel, stride: stride)
        return Self(layer, weights: found.weights)
    }
}
