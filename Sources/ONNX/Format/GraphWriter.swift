internal import NeuralNetworks

/// Writes a graph of ONNX's operators.
struct GraphWriter {
    /// The graph so far.
    private(set) var graph = ONNXGraphProto()

    /// A graph without operators.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - input: The name of what it takes.
    ///   - width: The number of its values for a row.
    init(_ name: String, input: String, width: Int) {
        graph.name = name
        graph.input = [ONNXValueInfoProto(input, columns: width)]
    }

    /// Adds the operators of a network's layers.
    ///
    /// - Returns: The name of its output.
    /// - Throws: ``ONNXError`` if it contains a layer that the format can't hold.
    mutating func add(_ network: TrainedNetwork, to input: String, path: String = "") throws(ONNXError) -> String {
        var last = input
        for (index, layer) in network.layers.enumerated() {
            guard let layer = layer as? any ONNXLayer else {
                throw ONNXError(.notStorable, "\(type(of: layer)) has no operators of ONNX.")
            }
            last = try layer.write(to: &self, input: last, path: "\(path)layer\(index)/")
        }
        return last
    }

    /// Adds an operator with one output, which is called as the operator is.
    ///
    /// - Returns: The name of its output.
    mutating func add(
        _ operation: String, _ inputs: [String], _ name: String, _ attributes: [ONNXAttributeProto] = []
    ) -> String {
        var node = ONNXNodeProto()
        node.opType = operation
        node.name = name
        node.input = inputs
        node.output = [name]
        node.attribute = attributes
        graph.node.append(node)
        return name
    }

    /// Gives the outputs of the operator that was added last other names.
    mutating func renameLastOutputs(_ names: [String]) {
        graph.node[graph.node.count - 1].output = names
    }

    /// Says what the graph gives: names, and how many numbers each has for a row.
    mutating func setOutputs(_ outputs: [(name: String, width: Int)]) {
        graph.output = outputs.map { ONNXValueInfoProto($0.name, columns: $0.width) }
    }

    /// Adds a row of numbers.
    ///
    /// - Returns: Its name.
    mutating func row(_ name: String, _ values: [Float]) -> String { tensor(name, [values.count], values) }

    /// Adds a single number.
    ///
    /// - Returns: Its name.
    mutating func number(_ name: String, _ value: Float) -> String { tensor(name, [], [value]) }

    /// Adds a tensor.
    ///
    /// - Returns: Its name.
    mutating func tensor(_ name: String, _ dimensions: [Int], _ values: [Float]) -> String {
        graph.initializer.append(ONNXTensorProto(name, dimensions: dimensions, values))
        return name
    }

    /// Adds a row of integers.
    ///
    /// - Returns: Its name.
    mutating func integers(_ name: String, _ values: [Int]) -> String {
        graph.initializer.append(ONNXTensorProto(name, values.map { Int64($0) }))
        return name
    }
}

extension ONNXAttributeProto {
    static func integer(_ name: String, _ value: Int64) -> ONNXAttributeProto {
        var attribute = ONNXAttributeProto()
        attribute.name = name
        attribute.type = .int
        attribute.i = value
        return attribute
    }

    static func integers(_ name: String, _ values: [Int]) -> ONNXAttributeProto {
        var attribute = ONNXAttributeProto()
        attribute.name = name
        attribute.type = .ints
        attribute.ints = values.map { Int64($0) }
        return attribute
    }

    static func number(_ name: String, _ value: Float) -> ONNXAttributeProto {
        var attribute = ONNXAttributeProto()
        attribute.name = name
        attribute.type = .float
        attribute.f = value
        return attribute
    }
}

extension ONNXValueInfoProto {
    /// Any number of rows of so many numbers.
    fileprivate init(_ name: String, columns: Int) {
        self.init()
        self.name = name
        var (rows, width) = (ONNXTensorShapeProto.Dimension(), ONNXTensorShapeProto.Dimension())
        rows.dimParam = "N"
        width.dimValue = Int64(columns)
        type.tensorType.elemType = .float
        type.tensorType.shape.dim = [rows, width]
    }
}
