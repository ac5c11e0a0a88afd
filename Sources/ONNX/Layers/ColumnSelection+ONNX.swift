internal import NeuralNetworks

extension ColumnSelection: ONNXLayer {
    func write(to graph: inout GraphWriter, input: String, path: String) -> String {
        graph.add("Gather", [input, graph.integers(path + "columns", columns)], path + "output", [.integer("axis", 1)])
    }

    static func read(from graph: inout GraphReader, input: String, width: Int) throws(ONNXError) -> Self? {
        guard graph.begins(with: ["Gather"]) else { return nil }
        let columns = try graph.columns(graph.take("Gather"), input: 1, of: width)
        return Self(columns, of: width)
    }
}

extension GraphReader {
    /// The ascending numbers of columns that are one of an operator's inputs.
    func columns(_ node: ONNXNodeProto, input: Int, of count: Int) throws(ONNXError) -> [Int] {
        let columns = try tensor(node, input: input).integers()
        guard let first = columns.first, let last = columns.last, first >= 0, last < count,
            zip(columns, columns.dropFirst()).allSatisfy({ $0 < $1 })
        else { throw Self.foreign }
        return columns
    }
}
