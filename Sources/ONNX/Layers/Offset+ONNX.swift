internal import NeuralNetworks

extension Offset.Trained: ONNXLayer {
    func write(to graph: inout GraphWriter, input: String, path: String) -> String {
        graph.add("Add", [input, graph.row(path + "offset", offset)], path + "output")
    }

    static func read(from graph: inout GraphReader, input: String, width: Int) throws(ONNXError) -> Self? {
        // Any other sum is of what two operators give, at the end of a layer.
        guard graph.begins(with: ["Add"]), let node = graph.peeked, node.input.count == 2,
            graph.hasTensor(node, input: 1)
        else { return nil }
        return Self(try graph.row(graph.take("Add"), input: 1, count: width))
    }
}
