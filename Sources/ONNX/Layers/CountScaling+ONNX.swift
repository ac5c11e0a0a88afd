internal import NeuralNetworks

extension CountScaling: ONNXLayer {
    func write(to graph: inout GraphWriter, input: String, path: String) -> String {
        let axis = graph.integers(path + "axis", [1])
        let sum = graph.add("ReduceSum", [input, axis], path + "sum", [.integer("keepdims", 1)])
        let bounded = graph.add("Max", [sum, graph.number(path + "smallest", Self.smallestTotal)], path + "bounded")
        let factor = graph.add("Div", [graph.number(path + "total", total), bounded], path + "factor")
        return graph.add("Mul", [input, factor], path + "output")
    }

    static func read(from graph: inout GraphReader, input: String, width: Int) throws(ONNXError) -> Self? {
        guard graph.begins(with: ["ReduceSum", "Max", "Div", "Mul"]) else { return nil }
        _ = try graph.take("ReduceSum")
        _ = try graph.take("Max")
        let total = try graph.number(graph.take("Div"), input: 0)
        _ = try graph.take("Mul")
        return Self(width, total: total)
    }
}
