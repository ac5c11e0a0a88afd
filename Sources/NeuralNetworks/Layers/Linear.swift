public import Core
public import OneDNN

/// A fully connected layer, `activation(x · W + b)`.
///
/// W is `[inputs, outputs]`; both start uniform in ±1/√inputs, as PyTorch's `nn.Linear` does.
public struct Linear: Layer {
    public let inputCount: Int
    public let outputCount: Int
    public let activation: MatrixProduct.Activation
    /// True if W and b start at 0, so that the layer at first adds nothing.
    public let startsAtZero: Bool

    public init(
        _ inputCount: Int, _ outputCount: Int, activation: MatrixProduct.Activation = .identity,
        startsAtZero: Bool = false
    ) {
        self.inputCount = inputCount
        self.outputCount = outputCount
        self.activation = activation
        self.startsAtZero = startsAtZero
    }

    public var parameters: [ParameterShape] {
        let start = ParameterShape.Initialization.uniform(
            bound: startsAtZero ? 0 : 1 / Float(inputCount).squareRoot())
        return [
            ParameterShape(rows: inputCount, columns: outputCount, initialization: start, decays: true),
            ParameterShape(rows: 1, columns: outputCount, initialization: start, decays: false),
        ]
    }

    public func trained(_ blocks: [Matrix]) -> any TrainedLayer {
        Trained(weights: blocks[0], bias: blocks[1].values, isRectified: activation == .relu)
    }

    public func makePass(_ context: PassContext) throws(OneDNNError) -> any LayerPass {
        try LinearPass(self, context)
    }
}

extension Linear {
    /// `x · W + b` with its numbers, followed by a rectifier or not.
    public struct Trained: TrainedLayer {
        /// `[inputs, outputs]`.
        public let weights: Matrix
        /// `[outputs]`.
        public let bias: [Float]
        public let isRectified: Bool

        public init(weights: Matrix, bias: [Float], isRectified: Bool = false) {
            precondition(weights.columns == bias.count, "\(bias.count) biases of \(weights.columns) outputs")
            self.weights = weights
            self.bias = bias
            self.isRectified = isRectified
        }

        public var inputCount: Int { weights.rows }
        public var outputCount: Int { weights.columns }

        public var computation: LayerComputation {
            .network(
                Linear(inputCount, outputCount, activation: isRectified ? .relu : .identity),
                blocks: [weights.values, bias])
        }
    }
}
