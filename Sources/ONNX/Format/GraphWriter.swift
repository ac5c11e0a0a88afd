internal import Core
internal import NeuralNetworks

/// Writes a part of a model as a graph of ONNX's operators, each layer by a fixed pattern.
struct GraphWriter {
    private var graph = ONNXGraphProto()

    /// The names of a graph's inputs and outputs.
    enum Name {
        static let rows = "rows"
        static let latent = "latent"
        static let logVariance = "log_variance"
    }

    /// √(8/π), twice what the tanh form of GELU multiplies by: ½(1 + tanh u) is the logistic function of 2u.
    private static let geluSlope: Float = 2 * 0.797_884_56
    private static let geluCubic: Float = 0.044_715

    /// The graph of a part.
    static func graph(of part: ModelPart) -> ONNXGraphProto {
        var writer = GraphWriter()
        writer.graph.name = "\(part.origin.method)_\(part.direction.rawValue)"
        let (input, output) = part.direction == .encoder ? (Name.rows, Name.latent) : (Name.latent, Name.rows)
        writer.graph.input = [ONNXValueInfoProto(input, columns: part.chain.inputCount)]
        var columns = part.chain.outputCount
        let last = writer.add(part.chain, to: input, path: "")
        if let range = part.logVarianceRange {
            columns /= 2
            writer.addPosterior(to: last, latentSize: columns, range: range)
            writer.graph.output = [
                ONNXValueInfoProto(Name.latent, columns: columns),
                ONNXValueInfoProto(Name.logVariance, columns: columns),
            ]
        } else {
            writer.graph.node[writer.graph.node.count - 1].output = [output]
            writer.graph.output = [ONNXValueInfoProto(output, columns: columns)]
        }
        return writer.graph
    }

    /// Adds a chain's nodes.
    ///
    /// - Returns: The name of what they give.
    private mutating func add(_ chain: LayerChain, to input: String, path: String) -> String {
        var last = input
        for (index, layer) in chain.layers.enumerated() { last = add(layer, to: last, path: "\(path)layer\(index)/") }
        return last
    }

    private mutating func add(_ layer: LayerValue, to input: String, path: String) -> String {
        switch layer {
        case .linear(let weights, let bias, let isRectified):
            let sum = addLinear(weights, bias, to: input, path: path)
            return isRectified ? add("Relu", [sum], path + "rectified") : sum
        case .layerNormalizationReLU(let gain, let bias):
            let normalized = add(
                "LayerNormalization",
                [input, tensor(path + "gain", [gain.count], gain), tensor(path + "bias", [bias.count], bias)],
                path + "normalized",
                [.integer("axis", -1), .number("epsilon", LayerNormalizationReLU.epsilon)])
            return add("Relu", [normalized], path + "rectified")
        case .gelu:
            let square = add("Mul", [input, input], path + "square")
            let cube = add("Mul", [square, input], path + "cube")
            let cubic = add("Mul", [cube, tensor(path + "cubic_factor", [], [Self.geluCubic])], path + "cubic")
            let sum = add("Add", [input, cubic], path + "sum")
            let slope = add("Mul", [sum, tensor(path + "slope", [], [Self.geluSlope])], path + "argument")
            let gate = add("Sigmoid", [slope], path + "gate")
            return add("Mul", [input, gate], path + "output")
        case .fourierFeatures(let weights, let phases):
            let sum = addLinear(weights, phases, to: input, path: path)
            let sines = add("Sin", [sum], path + "sines")
            return add("Concat", [input, sines], path + "output", [.integer("axis", 1)])
        case .shortcut(let chain, let weights, let bias):
            let linear = addLinear(weights, bias, to: input, path: path)
            let output = add(chain, to: input, path: path + "chain/")
            return add("Add", [output, linear], path + "output")
        case .scaling(let centre, let factor, let offset):
            let centred = add("Sub", [input, tensor(path + "centre", [centre.count], centre)], path + "centred")
            let scaled = add("Mul", [centred, tensor(path + "factor", [factor.count], factor)], path + "scaled")
            return add("Add", [scaled, tensor(path + "offset", [offset.count], offset)], path + "output")
        case .logistic: return add("Sigmoid", [input], path + "output")
        case .convolution(let image, let weights, let bias, let stride):
            return addConvolution(of: image, weights, bias, stride: stride, to: input, path: path)
        case .transposedConvolution(let image, let weights, let stride):
            return addTransposedConvolution(to: image, weights, stride: stride, input: input, path: path)
        case .offset(let offset):
            return add("Add", [input, tensor(path + "offset", [offset.count], offset)], path + "output")
        case .function(let function, _): return add(function, to: input, path: path)
        }
    }

    private mutating func add(_ function: ElementFunction, to input: String, path: String) -> String {
        func number(_ name: String, _ value: Float) -> String { tensor(path + name, [], [value]) }
        switch function {
        case .logarithmOfOnePlus:
            let sum = add("Add", [input, number("one", 1)], path + "sum")
            return add("Log", [sum], path + "output")
        case .exponentialLessOne:
            let power = add("Exp", [input], path + "power")
            return add("Sub", [power, number("one", 1)], path + "output")
        case .softplus: return add("Softplus", [input], path + "output")
        case .continuousBernoulliMean:
            // ½ + ½ coth(x/2) − 1/x, and about 0, where both terms have a pole, the first two terms of its series.
            let size = add("Abs", [input], path + "size")
            let isSmall = add("Less", [size, number("small", 0.3)], path + "is_small")
            let square = add("Mul", [input, input], path + "square")
            let second = add("Mul", [square, number("cubic_factor", -1.0 / 720)], path + "second")
            let slope = add("Add", [second, number("linear_factor", 1.0 / 12)], path + "slope")
            let series = add("Mul", [slope, input], path + "series")
            let half = number("half", 0.5)
            let argument = add("Mul", [input, half], path + "argument")
            let tangent = add("Tanh", [argument], path + "tangent")
            let cotangent = add("Div", [half, tangent], path + "cotangent")
            let inverse = add("Reciprocal", [input], path + "inverse")
            let difference = add("Sub", [cotangent, inverse], path + "difference")
            let chosen = add("Where", [isSmall, series, difference], path + "chosen")
            return add("Add", [chosen, half], path + "output")
        }
    }

    private mutating func addLinear(_ weights: Matrix, _ bias: [Float], to input: String, path: String) -> String {
        let product = add(
            "MatMul", [input, tensor(path + "weights", [weights.rows, weights.columns], weights.values)],
            path + "product")
        return add("Add", [product, tensor(path + "bias", [bias.count], bias)], path + "linear")
    }

    /// Takes means and log-variances apart, and keeps these in their range.
    private mutating func addPosterior(to input: String, latentSize: Int, range: ClosedRange<Float>) {
        let sizes = integers("posterior/sizes", [latentSize, latentSize])
        _ = add("Split", [input, sizes], "posterior", [.integer("axis", 1)])
        graph.node[graph.node.count - 1].output = [Name.latent, "posterior/unbounded"]
        let bounds = [
            tensor("posterior/lowest", [], [range.lowerBound]), tensor("posterior/highest", [], [range.upperBound]),
        ]
        _ = add("Clip", ["posterior/unbounded"] + bounds, Name.logVariance)
    }

    /// Adds a node.
    ///
    /// - Returns: The name of what it gives.
    mutating func add(
        _ operation: String, _ inputs: [String], _ output: String, _ attributes: [ONNXAttributeProto] = []
    ) -> String {
        var node = ONNXNodeProto()
        node.opType = operation
        node.name = output
        node.input = inputs
        node.output = [output]
        node.attribute = attributes
        graph.node.append(node)
        return output
    }

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
    fileprivate static func integer(_ name: String, _ value: Int64) -> ONNXAttributeProto {
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

    fileprivate static func number(_ name: String, _ value: Float) -> ONNXAttributeProto {
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
