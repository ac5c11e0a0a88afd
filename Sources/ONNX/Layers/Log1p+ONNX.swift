internal import NeuralNetworks

extension Log1p: ONNXLayer {
    func write(to graph: inout GraphWriter, input: String, path: String) -> String {
        let sum = graph.add("Add", [input, graph.number(path + "one", 1)], path + "sum")
        return graph.add("Log", [sum], path + "output")
    }

    static func read(from graph: inout GraphReader, input: String, width: Int) -> Self? {
        graph.takes(["Add", "Log"]) ? Self(width) : nil
    }
}
