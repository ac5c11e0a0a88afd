internal import Core
internal import NeuralNetworks

/// Reads the layers back from a graph that ``GraphWriter`` has written.
///
/// Operators are taken in their order and matched against the pattern of each layer. How they are wired is not looked at
/// here: the layers that were found are written anew, and that has to give the same graph.
struct GraphReader {
    private let nodes: [ONNXNodeProto]
    private let tensors: [String: ONNXTensorProto]
    private var next = 0

    /// How deep shortcuts may lie in one another.
    private static let deepest = 4

    private init(_ graph: ONNXGraphProto) {
        nodes = graph.node
        tensors = Dictionary(graph.initializer.map { ($0.name, $0) }) { first, _ in first }
    }

    /// The part that a graph is of.
    ///
    /// - Throws: ``ONNXError`` where it is no graph of ours.
    static func part(
        _ graph: ONNXGraphProto, _ direction: ModelPart.Direction, _ origin: ModelOrigin
    ) throws(ONNXError) -> ModelPart {
        var reader = GraphReader(graph)
        let input = direction == .encoder ? GraphWriter.Name.rows : GraphWriter.Name.latent
        let width = direction == .encoder ? origin.featureCount : origin.latentSize
        let chain = try reader.chain(from: input, width: width, depth: 0)
        let range = reader.next < reader.nodes.count ? try reader.posteriorRange(width: chain.outputCount) : nil
        let part = try ModelPart(direction, chain: chain, logVarianceRange: range, origin: origin)
        guard GraphWriter.graph(of: part) == graph else { throw Self.foreign }
        return part
    }

    static var foreign: ONNXError {
        ONNXError(
            .unusable, "Its graph is none that this version of Gibbous writes; only such models can be read back.")
    }

    /// The operator that comes next; nil behind the last.
    var peeked: ONNXNodeProto? { next < nodes.count ? nodes[next] : nil }

    /// The operator that comes next, which has to be of a kind.
    mutating func take(_ operation: String) throws(ONNXError) -> ONNXNodeProto {
        guard let node = peeked, node.opType == operation, !node.output.isEmpty else { throw Self.foreign }
        next += 1
        return node
    }

    /// The tensor that an operator takes as one of its inputs.
    func tensor(_ node: ONNXNodeProto, input: Int) throws(ONNXError) -> ONNXTensorProto {
        guard input < node.input.count, let tensor = tensors[node.input[input]] else { throw Self.foreign }
        return tensor
    }

    /// A row of numbers that an operator takes as one of its inputs.
    func row(_ node: ONNXNodeProto, input: Int, count: Int) throws(ONNXError) -> [Float] {
        let (dimensions, values) = try tensor(node, input: input).numbers(rank: 1)
        guard dimensions[0] == count else { throw Self.foreign }
        return values
    }

    private mutating func chain(from input: String, width: Int, depth: Int) throws(ONNXError) -> LayerChain {
        var layers: [LayerValue] = []
        var (current, width) = (input, width)
        while let layer = try layer(from: current, width: width, depth: depth) {
            guard layer.inputCount == width else { throw Self.foreign }
            layers.append(layer)
            width = layer.outputCount
            current = nodes[next - 1].output[0]
        }
        guard !layers.isEmpty else { throw Self.foreign }
        return LayerChain(layers)
    }

    /// The layer whose first operator comes next; nil where it begins no layer.
    private mutating func layer(from input: String, width: Int, depth: Int) throws(ONNXError) -> LayerValue? {
        // What is no part of a network is in no shortcut's chain.
        let isOutside = depth == 0
        switch peeked?.opType {
        case "MatMul": return try matrixLayer(from: input, width: width, depth: depth)
        case "LayerNormalization":
            let node = try take("LayerNormalization")
            let (gain, bias) = (try row(node, input: 1, count: width), try row(node, input: 2, count: width))
            _ = try take("Relu")
            return .layerNormalizationReLU(gain: gain, bias: bias)
        case "Mul":
            for operation in ["Mul", "Mul", "Mul", "Add", "Mul", "Sigmoid", "Mul"] { _ = try take(operation) }
            return .gelu(width)
        case "Sub" where isOutside:
            let centre = try row(take("Sub"), input: 1, count: width)
            let factor = try row(take("Mul"), input: 1, count: width)
            return .scaling(centre: centre, factor: factor, offset: try row(take("Add"), input: 1, count: width))
        case "Sigmoid" where isOutside:
            _ = try take("Sigmoid")
            return .logistic(width)
        case "Reshape": return try convolution()
        case "Exp", "Softplus", "Abs":
            guard isOutside else { return nil }
            return .function(try function(), width)
        case "Add" where isOutside && nodes.indices.contains(next + 1) && nodes[next + 1].opType == "Log":
            return .function(try function(), width)
        // Any other sum is the end of a shortcut, of what two operators give.
        case "Add" where peeked.map({ $0.input.count == 2 && tensors[$0.input[1]] != nil }) == true:
            return .offset(try row(take("Add"), input: 1, count: width))
        default: return nil
        }
    }

    /// A function of each number, by the operators that it is written as.
    private mutating func function() throws(ONNXError) -> ElementFunction {
        let (function, operations): (ElementFunction, [String]) =
            switch peeked?.opType {
            case "Add": (.logarithmOfOnePlus, ["Add", "Log"])
            case "Exp": (.exponentialLessOne, ["Exp", "Sub"])
            case "Softplus": (.softplus, ["Softplus"])
            default:
                (
                    .continuousBernoulliMean,
                    [
                        "Abs", "Less", "Mul", "Mul", "Add", "Mul", "Mul", "Tanh", "Div", "Reciprocal", "Sub", "Where",
                        "Add",
                    ]
                )
            }
        for operation in operations { _ = try take(operation) }
        return function
    }

    /// A layer that begins with a matrix product: a linear one, Fourier features or a shortcut.
    private mutating func matrixLayer(from input: String, width: Int, depth: Int) throws(ONNXError) -> LayerValue {
        let (dimensions, values) = try tensor(take("MatMul"), input: 1).numbers(rank: 2)
        guard dimensions[0] == width else { throw Self.foreign }
        let weights = Matrix(rows: dimensions[0], columns: dimensions[1], values: values)
        let bias = try row(take("Add"), input: 1, count: weights.columns)
        switch peeked?.opType {
        case "Sin":
            _ = try take("Sin")
            _ = try take("Concat")
            return .fourierFeatures(weights: weights, phases: bias)
        case "Relu":
            _ = try take("Relu")
            return .linear(weights: weights, bias: bias, isRectified: true)
        default:
            // What comes next takes the product's result, or what the product has taken, too.
            guard peeked?.input.first == input else {
                return .linear(weights: weights, bias: bias, isRectified: false)
            }
            guard depth < Self.deepest else { throw Self.foreign }
            let chain = try chain(from: input, width: width, depth: depth + 1)
            guard chain.outputCount == weights.columns else { throw Self.foreign }
            _ = try take("Add")
            return .shortcut(chain: chain, weights: weights, bias: bias)
        }
    }

    /// The range of the log-variances, behind a VAE's encoder.
    private mutating func posteriorRange(width: Int) throws(ONNXError) -> ClosedRange<Float> {
        guard width.isMultiple(of: 2) else { throw Self.foreign }
        _ = try take("Split")
        let node = try take("Clip")
        let lowest = try tensor(node, input: 1).numbers(rank: 0).values[0]
        let highest = try tensor(node, input: 2).numbers(rank: 0).values[0]
        guard lowest <= highest else { throw Self.foreign }
        return lowest...highest
    }
}
