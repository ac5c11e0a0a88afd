internal import Core
internal import NeuralNetworks

extension Convolution.Trained: ONNXLayer {
    func write(to graph: inout GraphWriter, input: String, path: String) -> String {
        graph.addConvolution(
            "Conv", (layer.input, layer.output), layer.shape, weights: weights, bias: bias, to: input, path: path)
    }

    static func read(from graph: inout GraphReader, input: String, width: Int) throws(ONNXError) -> Self? {
        guard let found = try graph.takeConvolution("Conv") else { return nil }
        guard found.channels == found.input.channels else { throw GraphReader.foreign }
        let bias = try graph.row(found.node, input: 2, count: found.weights.columns)
        let layer = Convolution(
            found.input, channels: found.weights.columns, kernel: found.kernel, stride: found.stride)
        return Self(layer, weights: found.weights, bias: bias)
    }
}
