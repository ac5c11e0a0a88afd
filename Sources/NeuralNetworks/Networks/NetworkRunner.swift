public import Core
public import OneDNN

/// Runs a network over any number of rows, a chunk at a time.
///
/// The passes for a whole chunk and for the last smaller one are kept, so that rows that come in parts of the same size are run
/// by the same kernels.
public final class NetworkRunner {
    private let network: Network
    private let parameters: [ParameterBlock]
    /// A pass for whole chunks.
    private var whole: Prepared?
    /// A pass for fewer rows, as many as came last.
    private var part: Prepared?
    /// The number of rows run at a time: fewer if the layers' outputs are large, as of convolutions of large images.
    let chunk: Int
    private static let maximumRows = 512
    private static let maximumElements = 1 << 24

    /// A runner that reads the parameters where they are, so that it follows their training.
    public init(_ network: Network, parameters: [ParameterBlock]) {
        self.network = network
        self.parameters = parameters
        chunk = max(1, min(Self.maximumRows, Self.maximumElements / network.numbersPerRow))
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
            let prepared = try prepare(count)
            prepared.input.fill(with: rows.values[start * rows.columns..<(start + count) * rows.columns])
            prepared.pass.forward()
            values.append(contentsOf: prepared.pass.output.values)
            start += count
        }
        return Matrix(rows: rows.rows, columns: network.outputCount, values: values)
    }

    /// About how many numbers the passes that are kept hold.
    var numberCount: Int {
        ((whole?.input.rows ?? 0) + (part?.input.rows ?? 0)) * network.numbersPerRow
    }

    private func prepare(_ count: Int) throws(OneDNNError) -> Prepared {
        if let ready = count == chunk ? whole : part, ready.input.rows == count { return ready }
        let input = TensorView(rows: count, columns: network.inputCount)
        let pass = try NetworkPass(network, parameters: parameters, input: input, trains: false)
        let prepared = Prepared(input: input, pass: pass)
        if count == chunk { whole = prepared } else { part = prepared }
        return prepared
    }

    /// A pass and the rows that it reads.
    private struct Prepared {
        let input: TensorView
        let pass: NetworkPass
    }
}
