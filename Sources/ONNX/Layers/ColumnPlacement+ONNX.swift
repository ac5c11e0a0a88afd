internal import NeuralNetworks

extension ColumnPlacement: ONNXLayer {
    var storageProblem: String? {
        constants.allSatisfy(\.isFinite)
            ? nil : "columns that are the same in all rows have no value that 32-bit numbers hold"
    }

    /// A column of zeros is put behind the rows, and taken for each column that is not among them.
    func write(to graph: inout GraphWriter, input: String, path: String) -> String {
        var sources = [Int](repeating: places.count, count: constants.count)
        for (column, place) in places.enumerated() { sources[place] = column }
        let padded = graph.add(
            "Pad", [input, graph.integers(path + "margins", [0, 0, 0, 1]), graph.number(path + "zero", 0)],
            path + "padded")
        let placed = graph.add(
            "Gather", [padded, graph.integers(path + "columns", sources)], path + "placed", [.integer("axis", 1)])
        return graph.add("Add", [placed, graph.row(path + "constants", constants)], path + "output")
    }

    static func read(from graph: inout GraphReader, input: String, width: Int) throws(ONNXError) -> Self? {
        guard graph.begins(with: ["Pad", "Gather", "Add"]) else { return nil }
        _ = try graph.take("Pad")
        let gather = try graph.take("Gather")
        let sources = try graph.tensor(gather, input: 1).integers()
        let places = sources.indices.filter { sources[$0] != width }
        guard places.map({ sources[$0] }) == Array(0..<width), width > 0 else { throw GraphReader.foreign }
        let constants = try graph.row(graph.take("Add"), input: 1, count: sources.count)
        return Self(places, constants: constants)
    }
}
