public import Core
public import OneDNN

/// Runs a network over any number of rows, a chunk at a time, with the passes for each chunk's size made once.
public final class NetworkRunner {
    private let network: Network
    private let parameters: [ParameterBlock]
    private var prepared: [Int: (input: TensorView, pass: NetworkPass)] = [:]
    /// How many rows are run at a time: fewer where what the layers give is large, as of convolutions of large images.
    let chunk: Int
    private static let mostRows = 512
    private static let mostNumbers = 1 << 24

    /// A runner that reads the parameters where they are, so that it follows their training.
    public init(_ network: Network, parameters: [ParameterBlock]) {
        self.network = network
        self.parameters = parameters
        chunk = max(1, min(Self.mostRows, Self.mostNumbers / network.numbersPerRow))
    }

    /// The network's output for rows of a matrix.
    ///
    /// - Parameter rows: `[rows, inputs]`.
    /// - Returns: `[rows, outputs]`.
    /// - Throws: ``OneDNNError`` if oneDNN has no kernel for a product or no memory.
    public func run(_ rows: Matrix) throws(OneDNNError) -> Matrix {
        precondition(rows.columns == network.inputCount, "rows of \(rows.columns) numbers for \(network.inputCount)")
        var values: [Float] = []
        values.reserveCapacity(rows.rows * network.outputCount)
        var start = 0
        while start < rows.rows {
            let count = min(chunk, rows.rows - start)
            let (input, pass) = try prepare(count)
            input.fill(with: rows.values[start * rows.columns..<(start + count) * rows.columns])
            pass.forward()
            values.append(contentsOf: pass.output.values)
            start += count
        }
        return Matrix(rows: rows.rows, columns: network.outputCount, values: values)
    }

    private func prepare(_ count: Int) throws(OneDNNError) -> (input: TensorView, pass: NetworkPass) {
        if let ready = prepared[count] { return ready }
        let input = TensorView(rows: count, columns: network.inputCount)
        let pass = try NetworkPass(network, parameters: parameters, input: input, trains: false)
        prepared[count] = (input, pass)
        return (input, pass)
    }
}
