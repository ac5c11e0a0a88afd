internal import NeuralNetworks

extension Expm1: ONNXLayer {
    func write(to graph: inout GraphWriter, input: String, path: String) -> String {
        let power = graph.add("Exp", [input], path + "power")
        return graph.add("Sub", [power, graph.number(path + "one", 1)], path + "output")
    }

    static func read(from graph: inout GraphReader, input: String, width: Int) -> Self? {
        graph.takes(["Exp", "Sub"]) ? Self(width) : nil
    }
}
