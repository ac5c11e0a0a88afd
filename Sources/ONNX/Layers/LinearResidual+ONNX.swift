internal import Core
internal import NeuralNetworks

extension LinearResidual.Trained: ONNXLayer {
    var storageProblem: String? { network.storageProblem }

    func write(to graph: inout GraphWriter, input: String, path: String) throws(ONNXError) -> String {
        let linear = graph.addLinear(weights, bias, to: input, path: path)
        let output = try graph.add(network, to: input, path: path + "chain/")
        return graph.add("Add", [output, linear], path + "output")
    }

    static func read(from graph: inout GraphReader, input: String, width: Int) throws(ONNXError) -> Self? {
        guard graph.begins(with: ["MatMul", "Add"]) else { return nil }
        let (weights, bias) = try graph.takeLinear(width: width)
        // What the product has taken is taken once more, by the network beside it; another layer takes the product's result.
        guard graph.peeked?.input.first == input else { return nil }
        let network = try graph.innerNetwork(from: input, width: width)
        guard network.outputCount == weights.columns else { throw GraphReader.foreign }
        _ = try graph.take("Add")
        return Self(network, weights: weights, bias: bias)
    }
}
