internal import NeuralNetworks

extension Logistic: ONNXLayer {
    func write(to graph: inout GraphWriter, input: String, path: String) -> String {
        graph.add("Sigmoid", [input], path + "output")
    }

    static func read(from graph: inout GraphReader, input: String, width: Int) -> Self? {
        graph.takes(["Sigmoid"]) ? Self(width) : nil
    }
}
