internal import Core
internal import OneDNN

/// Runs a trained network, with everything that its layers need made once.
///
/// One thread may use it at a time.
final class TrainedNetworkRunner {
    /// A part that is computed in one go: neighbouring layers of networks, or a function.
    private enum Stage {
        case network(NetworkRunner)
        case function(@Sendable (inout Matrix) -> Void)

        /// About how many numbers it holds.
        var numberCount: Int {
            switch self {
            case .network(let runner): runner.numberCount
            case .function: 0
            }
        }

        func run(_ rows: Matrix) throws(OneDNNError) -> Matrix {
            switch self {
            case .network(let runner): return try runner.run(rows)
            case .function(let function):
                var result = rows
                function(&result)
                return result
            }
        }
    }

    private let inputCount: Int
    private let outputCount: Int
    private let parameterCount: Int
    private let stages: [Stage]
    /// The number of rows that go through all stages at a time.
    private let batchRows: Int

    private static let maximumRows = 512
    /// The numbers that a batch may have at its widest place.
    private static let maximumNumbers = 1 << 26

    init(_ network: TrainedNetwork) {
        inputCount = network.inputCount
        outputCount = network.outputCount
        parameterCount = network.numberCount
        stages = Self.stages(of: network)
        let rows = max(1, min(Self.maximumRows, Self.maximumNumbers / max(1, network.widestRow)))
        // Whole chunks of the runner's, so that rows are cut as the network alone cuts them, and give the same digits.
        let chunk =
            stages.lazy.compactMap { if case .network(let runner) = $0 { runner.chunk } else { nil } }.first ?? 1
        batchRows = max(chunk, rows / chunk * chunk)
    }

    /// The network's output for rows.
    ///
    /// - Parameter rows: `[rows, inputs]`.
    /// - Returns: `[rows, outputs]`.
    /// - Throws: ``OneDNNError`` if oneDNN has no kernel for a product or no memory.
    func run(_ rows: Matrix) throws(OneDNNError) -> Matrix {
        precondition(rows.columns == inputCount, "rows of \(rows.columns) numbers for \(inputCount)")
        if stages.count == 1 { return try stages[0].run(rows) }
        var values: [Float] = []
        values.reserveCapacity(rows.rows * outputCount)
        for start in stride(from: 0, to: rows.rows, by: batchRows) {
            let count = min(batchRows, rows.rows - start)
            var batch = Matrix(
                rows: count, columns: inputCount,
                values: Array(rows.values[start * inputCount..<(start + count) * inputCount]))
            for stage in stages { batch = try stage.run(batch) }
            values += batch.values
        }
        return Matrix(rows: rows.rows, columns: outputCount, values: values)
    }

    /// About how many numbers the runner holds: parameters with room for their gradients, and what layers give.
    var numberCount: Int { stages.reduce(2 * parameterCount) { $0 + $1.numberCount } }

    private static func stages(of network: TrainedNetwork) -> [Stage] {
        var stages: [Stage] = []
        var neighbours: [(layer: any Layer, blocks: [[Float]])] = []
        func endNetwork() {
            guard !neighbours.isEmpty else { return }
            stages.append(.network(NetworkRunner(neighbours)))
            neighbours = []
        }
        for layer in network.layers {
            switch layer.computation {
            case .network(let layer, let blocks): neighbours.append((layer, blocks))
            case .function(let function):
                endNetwork()
                stages.append(.function(function))
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
