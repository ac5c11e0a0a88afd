public import Core
public import OneDNN

/// Layers with their numbers, one after the other: a trained network that needs nothing else to be run.
public struct LayerChain: Sendable, Equatable {
    public let layers: [LayerValue]

    /// A chain in which each layer takes what the one before gives.
    ///
    /// - Precondition: There is a layer, all sizes go together, and a shortcut's chain has nothing in it that is no layer of
    ///   a network.
    public init(_ layers: [LayerValue]) {
        precondition(!layers.isEmpty, "a chain without layers")
        for (before, after) in zip(layers, layers.dropFirst()) {
            precondition(
                before.outputCount == after.inputCount, "a layer's inputs are not the outputs of the one before")
        }
        for layer in layers {
            precondition(layer.isConsistent, "a layer whose sizes do not go together")
            guard case .shortcut(let chain, _, _) = layer else { continue }
            precondition(chain.layers.allSatisfy { $0.described() != nil }, "only layers of networks have a shortcut")
        }
        self.layers = layers
    }

    public var inputCount: Int { layers.first?.inputCount ?? 0 }
    public var outputCount: Int { layers.last?.outputCount ?? 0 }
    var widest: Int { layers.map(\.widest).max() ?? 0 }

    /// The numbers that a batch may have at the widest place.
    private static let mostNumbers = 1 << 26

    /// The chain's output for rows.
    ///
    /// - Parameter rows: `[rows, inputs]`.
    /// - Returns: `[rows, outputs]`.
    /// - Throws: ``OneDNNError`` where oneDNN has no kernel for a product or no memory.
    public func run(_ rows: Matrix) throws(OneDNNError) -> Matrix {
        precondition(rows.columns == inputCount, "rows of \(rows.columns) numbers for \(inputCount)")
        let stages = makeStages()
        let most = max(1, min(512, Self.mostNumbers / max(1, widest)))
        var values: [Float] = []
        values.reserveCapacity(rows.rows * outputCount)
        for start in stride(from: 0, to: rows.rows, by: most) {
            let count = min(most, rows.rows - start)
            var batch = Matrix(
                rows: count, columns: inputCount,
                values: Array(rows.values[start * inputCount..<(start + count) * inputCount]))
            for stage in stages { batch = try stage.run(batch) }
            values += batch.values
        }
        return Matrix(rows: rows.rows, columns: outputCount, values: values)
    }

    /// What is computed in one go: a stretch of network layers, or something that is no part of a network.
    private enum Stage {
        case network(NetworkRunner)
        case scaling(centre: [Float], factor: [Float], offset: [Float])
        case logistic
        case function(ElementFunction)

        func run(_ rows: Matrix) throws(OneDNNError) -> Matrix {
            switch self {
            case .network(let runner): return try runner.run(rows)
            case .scaling(let centre, let factor, let offset):
                var result = rows
                for row in 0..<rows.rows {
                    for column in 0..<rows.columns {
                        let index = row * rows.columns + column
                        result.values[index] = (rows.values[index] - centre[column]) * factor[column] + offset[column]
                    }
                }
                return result
            case .logistic:
                var result = rows
                applyLogistic(to: &result)
                return result
            case .function(let function):
                var result = rows
                function.apply(to: &result)
                return result
            }
        }
    }

    private func makeStages() -> [Stage] {
        var stages: [Stage] = []
        var network: [(layer: any Layer, blocks: [[Float]])] = []
        func endNetwork() {
            guard !network.isEmpty else { return }
            stages.append(.network(NetworkRunner(network)))
            network = []
        }
        for layer in layers {
            if let described = layer.described() {
                network.append(described)
                continue
            }
            endNetwork()
            switch layer {
            case .scaling(let centre, let factor, let offset):
                stages.append(.scaling(centre: centre, factor: factor, offset: offset))
            case .function(let function, _): stages.append(.function(function))
            default: stages.append(.logistic)
            }
        }
        endNetwork()
        return stages
    }
}

extension NetworkRunner {
    /// A runner of layers with parameters of its own.
    fileprivate convenience init(_ layers: [(layer: any Layer, blocks: [[Float]])]) {
        let network = Network(layers.map(\.layer))
        let store = ParameterStore(network.parameters)
        for (index, block) in layers.flatMap(\.blocks).enumerated() { store.value(index).fill(with: block) }
        self.init(network, parameters: store.slice(0..<network.parameters.count))
    }
}

extension Network {
    /// The layers with their numbers.
    ///
    /// - Parameter blocks: As many as `parameters`, each of the shape said there.
    /// - Returns: The chain.
    public func chain(_ blocks: [Matrix]) -> LayerChain {
        precondition(blocks.count == parameters.count, "\(blocks.count) blocks of \(parameters.count)")
        var next = 0
        return LayerChain(
            layers.map { layer in
                let count = layer.parameters.count
                defer { next += count }
                return layer.value(Array(blocks[next..<next + count]))
            })
    }
}
