public import Core
public import OneDNN

/// Layers with their numbers, one after the other: a trained network that needs nothing else to be run.
public struct TrainedNetwork: Sendable, Equatable {
    public let layers: [any TrainedLayer]

    /// A network in which each layer takes what the one before gives.
    ///
    /// - Precondition: There is a layer, and the sizes of neighbours go together.
    public init(_ layers: [any TrainedLayer]) {
        precondition(!layers.isEmpty, "a network without layers")
        for (before, after) in zip(layers, layers.dropFirst()) {
            precondition(
                before.outputCount == after.inputCount, "a layer's inputs are not the outputs of the one before")
        }
        self.layers = layers
    }

    public static func == (first: Self, second: Self) -> Bool {
        first.layers.count == second.layers.count
            && zip(first.layers, second.layers).allSatisfy { $0.isEqual(to: $1) }
    }

    /// How many numbers go in for a row.
    public var inputCount: Int { layers.first?.inputCount ?? 0 }
    /// How many numbers come out for a row.
    public var outputCount: Int { layers.last?.outputCount ?? 0 }
    /// How many numbers the layers consist of.
    public var numberCount: Int { layers.reduce(0) { $0 + $1.numberCount } }
    /// How many numbers the widest row has that running the network makes.
    var widestRow: Int { layers.map(\.widestRow).max() ?? 0 }

    /// The network's output for rows.
    ///
    /// - Parameter rows: `[rows, inputs]`.
    /// - Returns: `[rows, outputs]`.
    /// - Throws: ``OneDNNError`` if oneDNN has no kernel for a product or no memory.
    public func run(_ rows: Matrix) throws(OneDNNError) -> Matrix { try TrainedNetworkRunner(self).run(rows) }
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
