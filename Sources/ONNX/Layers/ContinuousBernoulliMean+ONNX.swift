internal import NeuralNetworks

extension ContinuousBernoulliMean: ONNXLayer {
    /// ½ + ½ coth(x/2) − 1/x, and about 0, where both terms have a pole, the first two terms of its series.
    func write(to graph: inout GraphWriter, input: String, path: String) -> String {
        let size = graph.add("Abs", [input], path + "size")
        let isSmall = graph.add("Less", [size, graph.number(path + "small", 0.3)], path + "is_small")
        let square = graph.add("Mul", [input, input], path + "square")
        let second = graph.add(
            "Mul", [square, graph.number(path + "cubic_factor", -1.0 / 720)], path + "second")
        let slope = graph.add("Add", [second, graph.number(path + "linear_factor", 1.0 / 12)], path + "slope")
        let series = graph.add("Mul", [slope, input], path + "series")
        let half = graph.number(path + "half", 0.5)
        let argument = graph.add("Mul", [input, half], path + "argument")
        let tangent = graph.add("Tanh", [argument], path + "tangent")
        let cotangent = graph.add("Div", [half, tangent], path + "cotangent")
        let inverse = graph.add("Reciprocal", [input], path + "inverse")
        let difference = graph.add("Sub", [cotangent, inverse], path + "difference")
        let chosen = graph.add("Where", [isSmall, series, difference], path + "chosen")
        return graph.add("Add", [chosen, half], path + "output")
    }

    static func read(from graph: inout GraphReader, input: String, width: Int) -> Self? {
        let operations = [
            "Abs", "Less", "Mul", "Mul", "Add", "Mul", "Mul", "Tanh", "Div", "Reciprocal", "Sub", "Where", "Add",
        ]
        return graph.takes(operations) ? Self(width) : nil
    }
}
