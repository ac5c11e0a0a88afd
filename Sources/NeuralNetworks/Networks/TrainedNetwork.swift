public import Core
public import OneDNN

/// Layers with their numbers, one after the other: a trained network that needs nothing else to be run.
///
/// Kernels are made at the first run, and kept for the next ones by all copies of the value.
public struct TrainedNetwork: Sendable, Equatable {
    public let layers: [any TrainedLayer]
    let runners: RunnerPool

    /// A network in which each layer takes what the one before gives.
    ///
    /// - Precondition: There is a layer, and the sizes of neighbours go together.
    public init(_ layers: [any TrainedLayer]) {
        self.init(layers, budget: .shared)
    }

    init(_ layers: [any TrainedLayer], budget: RunnerBudget) {
        precondition(!layers.isEmpty, "a network without layers")
        for (before, after) in zip(layers, layers.dropFirst()) {
            precondition(
                before.outputCount == after.inputCount, "a layer's inputs are not the outputs of the one before")
        }
        self.layers = layers
        runners = RunnerPool(budget: budget)
    }

    public static func == (first: Self, second: Self) -> Bool {
        first.layers.count == second.layers.count
            && zip(first.layers, second.layers).allSatisfy { $0.isEqual(to: $1) }
    }

    /// The number of inputs of a row.
    public var inputCount: Int { layers.first?.inputCount ?? 0 }
    /// The number of outputs for a row.
    public var outputCount: Int { layers.last?.outputCount ?? 0 }
    /// The number of parameters of all layers.
    public var numberCount: Int { layers.reduce(0) { $0 + $1.numberCount } }
    /// The largest number of values that any step of the computation has for a row.
    var widestRow: Int { layers.map(\.widestRow).max() ?? 0 }

    /// The network's output for rows.
    ///
    /// Several threads may run a network at the same time.
    ///
    /// - Parameter rows: `[rows, inputs]`.
    /// - Returns: `[rows, outputs]`.
    /// - Throws: ``OneDNNError`` if oneDNN has no kernel for a product or no memory.
    public func run(_ rows: Matrix) throws(OneDNNError) -> Matrix {
        let runner = runners.take() ?? TrainedNetworkRunner(self)
        defer { runners.put(runner) }
        return try runner.run(rows)
    }
}

extension Network {
    /// The layers with their numbers.
    ///
    /// - Parameter blocks: As many as `parameters`, each of the shape said there.
    /// - Returns: The trained network.
    public func trained(_ blocks: [Matrix]) -> TrainedNetwork {
        precondition(blocks.count == parameters.count, "\(blocks.count) blocks of \(parameters.count)")
        var next = 0
        return TrainedNetwork(
            layers.map { layer in
                let count = layer.parameters.count
                defer { next += count }
                return layer.trained(Array(blocks[next..<next + count]))
            })
    }
}
