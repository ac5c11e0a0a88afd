internal import Core
internal import NeuralNetworks

extension Linear.Trained: ONNXLayer {
    func write(to graph: inout GraphWriter, input: String, path: String) -> String {
        let sum = graph.addLinear(weights, bias, to: input, path: path)
        return isRectified ? graph.add("Relu", [sum], path + "rectified") : sum
    }

    static func read(from graph: inout GraphReader, input: String, width: Int) throws(ONNXError) -> Self? {
        guard graph.begins(with: ["MatMul", "Add"]) else { return nil }
        let (weights, bias) = try graph.takeLinear(width: width)
        return Self(weights: weights, bias: bias, isRectified: graph.takes(["Relu"]))
    }
}

extension GraphWriter {
    /// Adds `x · W + b`.
    ///
    /// - Returns: The name of its output.
    mutating func addLinear(_ weights: Matrix, _ bias: [Float], to input: String, path: String) -> String {
        let product = add(
            "MatMul", [input, tensor(path + "weights", [weights.rows, weights.columns], weights.values)],
            path + "product")
        return add("Add", [product, row(path + "bias", bias)], path + "linear")
    }
}

extension GraphReader {
    /// The numbers of `x · W + b`, whose operators come next.
    mutating func takeLinear(width: Int) throws(ONNXError) -> (weights: Matrix, bias: [Float]) {
        let (dimensions, values) = try tensor(take("MatMul"), input: 1).numbers(rank: 2)
        guard dimensions[0] == width else { throw Self.foreign }
        let weights = Matrix(rows: dimensions[0], columns: dimensions[1], values: values)
        return (weights, try row(take("Add"), input: 1, count: weights.columns))
    }
}
