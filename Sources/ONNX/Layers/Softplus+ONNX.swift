internal import NeuralNetworks

extension Softplus: ONNXLayer {
    func write(to graph: inout GraphWriter, input: String, path: String) -> String {
        graph.add("Softplus", [input], path + "output")
    }

    static func read(from graph: inout GraphReader, input: String, width: Int) -> Self? {
        graph.takes(["Softplus"]) ? Self(width) : nil
    }
}
