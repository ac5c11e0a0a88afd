internal import NeuralNetworks

extension FeatureScaling: ONNXLayer {
    var storageProblem: String? {
        [centre, factor, offset].allSatisfy { $0.allSatisfy(\.isFinite) }
            ? nil : "the data's scale is beyond what 32-bit numbers hold"
    }

    func write(to graph: inout GraphWriter, input: String, path: String) -> String {
        let centred = graph.add("Sub", [input, graph.row(path + "centre", centre)], path + "centred")
        let scaled = graph.add("Mul", [centred, graph.row(path + "factor", factor)], path + "scaled")
        return graph.add("Add", [scaled, graph.row(path + "offset", offset)], path + "output")
    }

    static func read(from graph: inout GraphReader, input: String, width: Int) throws(ONNXError) -> Self? {
        guard graph.begins(with: ["Sub"]) else { return nil }
        let centre = try graph.row(graph.take("Sub"), input: 1, count: width)
        let factor = try graph.row(graph.take("Mul"), input: 1, count: width)
        return Self(centre: centre, factor: factor, offset: try graph.row(graph.take("Add"), input: 1, count: width))
    }
}
