/// A regression tree of ``BoostedTrees/depth`` decisions on the way to each leaf.
struct RegressionTree: Sendable {
    /// The input that each node decides by, level after level from the root.
    private(set) var inputs: [Int] = []
    /// The last bin that goes to the left; the last of all at a node that does not split.
    private(set) var bins: [UInt8] = []
    /// The predictions in each leaf: `[leaves × outputs]`.
    var values: [Double] = []

    /// Adds the next node of a level.
    mutating func addNode(input: Int, lastBinOnTheLeft bin: UInt8) {
        inputs.append(input)
        bins.append(bin)
    }

    /// The leaf of a row.
    func leaf(of row: Int, in rows: BinnedInputs) -> Int {
        var node = 0
        for level in 0..<BoostedTrees.depth { node = child(of: node, level: level, row: row, in: rows) }
        return node
    }

    /// The node below a node of a level, for a row; both counted within their levels.
    func child(of node: Int, level: Int, row: Int, in rows: BinnedInputs) -> Int {
        let place = (1 << level) - 1 + node
        return 2 * node + (rows.bins[row * rows.inputCount + inputs[place]] > bins[place] ? 1 : 0)
    }
}

/// The growing of trees, each on what the former ones left.
struct TreeGrowth {
    private let rows: [Int]
    private let outputCount: Int
    private let inputs: BinnedInputs
    /// The part that is not predicted yet: `[rows × outputs]`.
    private var residuals: [Double]
    /// The error that the splits on each input have taken away: `[inputs]`.
    private(set) var gains: [Double]
    /// A split that takes less of the error is left out: rounding takes as much.
    private let leastGain: Double

    init(rows: [Int], residuals: [Double], outputCount: Int, inputs: BinnedInputs) {
        self.rows = rows
        self.residuals = residuals
        self.outputCount = outputCount
        self.inputs = inputs
        gains = [Double](repeating: 0, count: inputs.inputCount)
        leastGain = 1e-9 * residuals.reduce(0) { $0 + $1 * $1 }
    }

    /// Grows the next tree; nil if no split takes anything of the error.
    mutating func grow() -> RegressionTree? {
        var tree = RegressionTree()
        var nodes = [Int](repeating: 0, count: rows.count)
        var hasSplit = false
        for level in 0..<BoostedTrees.depth {
            let sums = sums(at: nodes, nodeCount: 1 << level)
            for node in 0..<1 << level {
                if let best = bestSplit(of: node, in: sums) {
                    hasSplit = true
                    gains[best.input] += best.gain
                    tree.addNode(input: best.input, lastBinOnTheLeft: UInt8(best.bin))
                } else {
                    tree.addNode(input: 0, lastBinOnTheLeft: .max)
                }
            }
            for place in rows.indices {
                nodes[place] = tree.child(of: nodes[place], level: level, row: rows[place], in: inputs)
            }
        }
        guard hasSplit else { return nil }
        tree.values = leafValues(nodes)
        for place in rows.indices {
            for output in 0..<outputCount {
                residuals[place * outputCount + output] -= tree.values[nodes[place] * outputCount + output]
            }
        }
        return tree
    }

    /// The numbers of a bin: how many rows, and the sums of their residuals.
    private var width: Int { 1 + outputCount }

    /// Counts and sums by node, input and bin: `[nodes × inputs × bins × (1 + outputs)]`.
    private func sums(at nodes: [Int], nodeCount: Int) -> [Double] {
        let (inputCount, binCount) = (inputs.inputCount, BinnedInputs.mostBins)
        var sums = [Double](repeating: 0, count: nodeCount * inputCount * binCount * width)
        for place in rows.indices {
            let first = rows[place] * inputCount
            let start = nodes[place] * inputCount
            for input in 0..<inputCount {
                let cell = ((start + input) * binCount + Int(inputs.bins[first + input])) * width
                sums[cell] += 1
                for output in 0..<outputCount { sums[cell + 1 + output] += residuals[place * outputCount + output] }
            }
        }
        return sums
    }

    /// The split of a node that takes most of the squared error away; nil if none does.
    private func bestSplit(of node: Int, in sums: [Double]) -> (input: Int, bin: Int, gain: Double)? {
        let binCount = BinnedInputs.mostBins
        var best: (input: Int, bin: Int, gain: Double)?
        var whole = [Double](repeating: 0, count: width)
        var left = whole
        for input in 0..<inputs.inputCount {
            let start = (node * inputs.inputCount + input) * binCount * width
            for part in 0..<width {
                whole[part] = (0..<binCount).reduce(0) { $0 + sums[start + $1 * width + part] }
                left[part] = 0
            }
            for bin in 0..<binCount - 1 {
                for part in 0..<width { left[part] += sums[start + bin * width + part] }
                let (count, rest) = (left[0], whole[0] - left[0])
                guard count >= Double(BoostedTrees.leastRows), rest >= Double(BoostedTrees.leastRows) else { continue }
                var gain = 0.0
                for part in 1..<width {
                    let right = whole[part] - left[part]
                    gain +=
                        left[part] * left[part] / count + right * right / rest - whole[part] * whole[part] / whole[0]
                }
                if gain > max(leastGain, best?.gain ?? 0) { best = (input, bin, gain) }
            }
        }
        guard var best else { return nil }
        // In the middle of the bins that no row of the node is in.
        let start = (node * inputs.inputCount + best.input) * binCount * width
        let next = (best.bin + 1..<binCount).first { sums[start + $0 * width] > 0 } ?? best.bin + 1
        best.bin = (best.bin + next) / 2
        return best
    }

    /// The share of the mean residual of each leaf that is predicted: `[leaves × outputs]`.
    private func leafValues(_ leaves: [Int]) -> [Double] {
        let leafCount = 1 << BoostedTrees.depth
        var counts = [Double](repeating: 0, count: leafCount)
        var values = [Double](repeating: 0, count: leafCount * outputCount)
        for place in rows.indices {
            counts[leaves[place]] += 1
            for output in 0..<outputCount {
                values[leaves[place] * outputCount + output] += residuals[place * outputCount + output]
            }
        }
        for leaf in 0..<leafCount where counts[leaf] > 0 {
            for output in 0..<outputCount {
                values[leaf * outputCount + output] *= BoostedTrees.learningRate / counts[leaf]
            }
        }
        return values
    }
}
