internal import Core
internal import NeuralNetworks

/// Reads layers back from a graph that ``GraphWriter`` has written.
///
/// Operators are taken in their order and matched against the pattern of each kind of layer. Their wiring is not looked at
/// here: the layers that were found have to give the same graph when they are written anew.
struct GraphReader {
    private let nodes: [ONNXNodeProto]
    private let tensors: [String: ONNXTensorProto]
    /// The kinds of layers that it knows, in the order that they are tried in.
    private let kinds: [any ONNXLayer.Type]
    private var next = 0
    /// The number of networks around the layer that is read.
    private var depth = 0

    /// The maximum depth of nested networks.
    private static let maximumDepth = 4

    /// A reader at a graph's first operator.
    ///
    /// - Parameters:
    ///   - graph: The graph.
    ///   - kinds: The kinds of layers to look for: those whose pattern begins with another's come before it.
    init(_ graph: ONNXGraphProto, kinds: [any ONNXLayer.Type]) {
        nodes = graph.node
        tensors = Dictionary(graph.initializer.map { ($0.name, $0) }) { first, _ in first }
        self.kinds = kinds
    }

    /// The error of a graph that we have not written.
    static var foreign: ONNXError {
        ONNXError(
            .unusable, "Its graph is none that this version of Gibbous writes; only such models can be read back.")
    }

    /// Reads all layers up to an operator that begins none.
    ///
    /// - Parameters:
    ///   - input: The name of what the first layer takes.
    ///   - width: The number of its values for a row.
    /// - Returns: The network.
    /// - Throws: ``ONNXError`` if there is no layer, or one that does not fit the one before.
    mutating func network(from input: String, width: Int) throws(ONNXError) -> TrainedNetwork {
        var layers: [any TrainedLayer] = []
        var (current, width) = (input, width)
        while let layer = try layer(from: current, width: width) {
            guard layer.inputCount == width else { throw Self.foreign }
            layers.append(layer)
            width = layer.outputCount
            current = nodes[next - 1].output[0]
        }
        guard !layers.isEmpty else { throw Self.foreign }
        return TrainedNetwork(layers)
    }

    /// Reads the layers of a network within a layer, which all have to be layers of networks.
    ///
    /// - Returns: The network.
    /// - Throws: ``ONNXError`` as ``network(from:width:)`` does, and if networks lie too deep in one another.
    mutating func innerNetwork(from input: String, width: Int) throws(ONNXError) -> TrainedNetwork {
        guard depth < Self.maximumDepth else { throw Self.foreign }
        depth += 1
        defer { depth -= 1 }
        return try network(from: input, width: width)
    }

    /// The layer that begins with the next operator; nil if that begins none.
    private mutating func layer(from input: String, width: Int) throws(ONNXError) -> (any TrainedLayer)? {
        for kind in kinds {
            let start = next
            guard let layer = try kind.read(from: &self, input: input, width: width) else {
                next = start
                continue
            }
            if depth > 0, case .function = layer.computation { throw Self.foreign }
            return layer
        }
        return nil
    }
}

extension GraphReader {
    /// The operator that comes next; nil behind the last.
    var peeked: ONNXNodeProto? { next < nodes.count ? nodes[next] : nil }

    /// True if the next operators are of these kinds.
    func begins(with operations: [String]) -> Bool {
        nodes[next...].prefix(operations.count).map(\.opType) == operations
    }

    /// The operator that comes next, which has to be of a kind.
    mutating func take(_ operation: String) throws(ONNXError) -> ONNXNodeProto {
        guard let node = peeked, node.opType == operation, !node.output.isEmpty else { throw Self.foreign }
        next += 1
        return node
    }

    /// Takes the next operators if they are of these kinds.
    ///
    /// - Returns: True if they are.
    mutating func takes(_ operations: [String]) -> Bool {
        guard begins(with: operations) else { return false }
        guard nodes[next..<next + operations.count].allSatisfy({ !$0.output.isEmpty }) else { return false }
        next += operations.count
        return true
    }

    /// True if one of an operator's inputs is a tensor of the graph.
    func hasTensor(_ node: ONNXNodeProto, input: Int) -> Bool {
        input < node.input.count && tensors[node.input[input]] != nil
    }

    /// The tensor that is one of an operator's inputs.
    func tensor(_ node: ONNXNodeProto, input: Int) throws(ONNXError) -> ONNXTensorProto {
        guard input < node.input.count, let tensor = tensors[node.input[input]] else { throw Self.foreign }
        return tensor
    }

    /// The row of numbers that is one of an operator's inputs.
    func row(_ node: ONNXNodeProto, input: Int, count: Int) throws(ONNXError) -> [Float] {
        let (dimensions, values) = try tensor(node, input: input).numbers(rank: 1)
        guard dimensions[0] == count else { throw Self.foreign }
        return values
    }

    /// The number that is one of an operator's inputs.
    func number(_ node: ONNXNodeProto, input: Int) throws(ONNXError) -> Float {
        try tensor(node, input: input).numbers(rank: 0).values[0]
    }

    /// An operator's attribute of so many integers.
    func integers(_ node: ONNXNodeProto, _ name: String, count: Int) throws(ONNXError) -> [Int] {
        guard let attribute = node.attribute.first(where: { $0.name == name }), attribute.ints.count == count else {
            throw Self.foreign
        }
        return attribute.ints.map { Int($0) }
    }
}
