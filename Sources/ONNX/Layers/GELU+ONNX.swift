internal import NeuralNetworks

extension GELU: ONNXLayer {
    /// √(8/π), twice what the tanh form multiplies by: ½(1 + tanh u) is the logistic function of 2u.
    private static let slope: Float = 2 * 0.797_884_56
    private static let cubicFactor: Float = 0.044_715

    func write(to graph: inout GraphWriter, input: String, path: String) -> String {
        let square = graph.add("Mul", [input, input], path + "square")
        let cube = graph.add("Mul", [square, input], path + "cube")
        let cubic = graph.add("Mul", [cube, graph.number(path + "cubic_factor", Self.cubicFactor)], path + "cubic")
        let sum = graph.add("Add", [input, cubic], path + "sum")
        let argument = graph.add("Mul", [sum, graph.number(path + "slope", Self.slope)], path + "argument")
        let gate = graph.add("Sigmoid", [argument], path + "gate")
        return graph.add("Mul", [input, gate], path + "output")
    }

    static func read(from graph: inout GraphReader, input: String, width: Int) -> Self? {
        graph.takes(["Mul", "Mul", "Mul", "Add", "Mul", "Sigmoid", "Mul"]) ? Self(width) : nil
    }
}
