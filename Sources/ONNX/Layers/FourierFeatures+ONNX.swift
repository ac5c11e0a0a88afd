internal import NeuralNetworks

extension FourierFeatures.Trained: ONNXLayer {
    func write(to graph: inout GraphWriter, input: String, path: String) -> String {
        let sum = graph.addLinear(weights, phases, to: input, path: path)
        let sines = graph.add("Sin", [sum], path + "sines")
        return graph.add("Concat", [input, sines], path + "output", [.integer("axis", 1)])
    }

    static func read(from graph: inout GraphReader, input: String, width: Int) throws(ONNXError) -> Self? {
        guard graph.begins(with: ["MatMul", "Add", "Sin"]) else { return nil }
        let (weights, phases) = try graph.takeLinear(width: width)
        guard graph.takes(["Sin", "Concat"]) else { throw GraphReader.foreign }
        return Self(weights: weights, phases: phases)
    }
}
