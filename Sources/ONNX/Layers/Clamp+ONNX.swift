internal import NeuralNetworks

extension Clamp: ONNXLayer {
    var storageProblem: String? {
        [lower, upper].allSatisfy { $0.allSatisfy(\.isFinite) }
            ? nil : "the bounds of the data are beyond what 32-bit numbers hold"
    }

    func write(to graph: inout GraphWriter, input: String, path: String) -> String {
        let raised = graph.add("Max", [input, graph.row(path + "lower", lower)], path + "raised")
        return graph.add("Min", [raised, graph.row(path + "upper", upper)], path + "output")
    }

    static func read(from graph: inout GraphReader, input: String, width: Int) throws(ONNXError) -> Self? {
        guard graph.begins(with: ["Max"]) else { return nil }
        let lower = try graph.row(graph.take("Max"), input: 1, count: width)
        return Self(lower: lower, upper: try graph.row(graph.take("Min"), input: 1, count: width))
    }
}
