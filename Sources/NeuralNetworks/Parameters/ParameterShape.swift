public import OneDNN

/// One block of a layer's parameters: its shape, how it starts, and whether weight decay applies.
public struct ParameterShape: Sendable, Equatable {
    /// The distribution of the parameters before training.
    public enum Initialization: Sendable, Equatable {
        /// Uniform in (−bound, bound).
        case uniform(bound: Float)
        /// Normal with mean 0.
        case normal(standardDeviation: Float)
        case constant(Float)
    }

    public let rows: Int
    public let columns: Int
    public let initialization: Initialization
    /// True if weight decay applies: to matrices only, since biases and gains have no scale to shed.
    public let decays: Bool

    /// The number of parameters of the block.
    public var count: Int { rows * columns }

    public init(rows: Int, columns: Int, initialization: Initialization, decays: Bool) {
        self.rows = rows
        self.columns = columns
        self.initialization = initialization
        self.decays = decays
    }
}

/// A block of a layer's parameters, as the layer's computation sees it.
public struct ParameterBlock {
    /// The parameters.
    public let value: TensorView
    /// Their gradients.
    public let gradient: TensorView
    /// The parameters in bfloat16, where products are computed in it.
    public let bfloat16: TensorView?
}

/// Some numbers of one block of parameters.
public struct ParameterRange: Sendable, Equatable {
    public let block: Int
    /// The range within the block's parameters, row after row.
    public let numbers: Range<Int>
}
