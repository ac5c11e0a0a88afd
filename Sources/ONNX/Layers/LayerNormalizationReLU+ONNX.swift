internal import NeuralNetworks

extension LayerNormalizationReLU.Trained: ONNXLayer {
    func write(to graph: inout GraphWriter, input: String, path: String) -> String {
        let normalized = graph.add(
            "LayerNormalization", [input, graph.row(path + "gain", gain), graph.row(path + "bias", bias)],
            path + "normalized", [.integer("axis", -1), .number("epsilon", LayerNormalizationReLU.epsilon)])
        return graph.add("Relu", [normalized], path + "rectified")
    }

    static func read(from graph: inout GraphReader, input: String, width: Int) throws(ONNXError) -> Self? {
        guard graph.begins(with: ["LayerNormalization"]) else { return nil }
        let node = try graph.take("LayerNormalization")
        let (gain, bias) = (
            try graph.row(node, input: 1, count: width), try graph.row(node, input: 2, count: width)
        )
        _ = try graph.take("Relu")
        return Self(gain: gain, bias: bias)
    }
}
