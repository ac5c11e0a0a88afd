/// Gradient-boosted regression trees (Friedman, 2001), few and small: the prediction of a factor from latent dimensions, and the
/// importance of each for it.
///
/// Trees of depth 3 on inputs in bins, squared error, several outputs by the same trees. Nothing is drawn at random.
package struct BoostedTrees: Sendable {
    /// The number of trees, at most.
    package static let treeCount = 40
    /// The number of decisions on the way to a leaf.
    package static let depth = 3
    /// The share of each tree's prediction that is taken.
    package static let learningRate = 0.2
    /// The fewest rows of a leaf.
    package static let leastRows = 5

    /// The share of the error that the splits on each input took away, as `feature_importances_` of scikit-learn's
    /// `GradientBoostingRegressor`; 0 of all if there was no split: `[inputs]`.
    package let importances: [Double]
    private let base: [Double]
    private let trees: [RegressionTree]

    /// Fits trees to the rows whose target is known.
    ///
    /// - Parameters:
    ///   - target: What is to be predicted.
    ///   - inputs: What it is predicted from, of the same rows.
    /// - Complexity: O(trees · depth · rows · inputs · outputs).
    package init(fitting target: FactorTarget, to inputs: BinnedInputs) {
        precondition(target.rowCount == inputs.rowCount, "\(target.rowCount) targets of \(inputs.rowCount) rows")
        let rows = (0..<inputs.rowCount).filter(target.isKnown)
        let outputs = target.outputCount
        let base = (0..<outputs).map { output -> Double in
            let sum = rows.reduce(0.0) { $0 + target[$1, output] }
            return sum / Double(max(1, rows.count))
        }
        var growth = TreeGrowth(
            rows: rows, residuals: rows.flatMap { row in (0..<outputs).map { target[row, $0] - base[$0] } },
            outputCount: outputs, inputs: inputs)
        var trees: [RegressionTree] = []
        while trees.count < Self.treeCount, let tree = growth.grow() { trees.append(tree) }
        let whole = growth.gains.reduce(0, +)
        importances = growth.gains.map { whole > 0 ? $0 / whole : 0 }
        self.base = base
        self.trees = trees
    }

    /// The share of the variance of a target that the trees explain, of all outputs together; nil if it does not vary.
    ///
    /// - Parameters:
    ///   - target: The target of rows, which need not be those that were fitted.
    ///   - inputs: Their inputs, in the bins of those that were fitted.
    /// - Returns: R², below 0 if the mean would predict better.
    package func r2(of target: FactorTarget, from inputs: BinnedInputs) -> Double? {
        let rows = (0..<inputs.rowCount).filter(target.isKnown)
        guard !rows.isEmpty else { return nil }
        var (left, whole) = (0.0, 0.0)
        for output in base.indices {
            let values = rows.map { target[$0, output] }
            let mean = values.reduce(0, +) / Double(rows.count)
            for value in values { whole += (value - mean) * (value - mean) }
        }
        for row in rows {
            var prediction = base
            for tree in trees {
                let leaf = tree.leaf(of: row, in: inputs) * base.count
                for output in base.indices { prediction[output] += tree.values[leaf + output] }
            }
            for output in base.indices {
                let error = target[row, output] - prediction[output]
                left += error * error
            }
        }
        return whole > 0 ? 1 - left / whole : nil
    }
}

/// Numbers of rows in bins of about as many rows each, for trees.
package struct BinnedInputs: Sendable {
    package static let mostBins = 32

    package let rowCount: Int
    package let inputCount: Int
    /// Row after row: `[rows × inputs]`.
    let bins: [UInt8]
    /// The least value of each bin but the first, ascending: `[inputs][bins − 1]`.
    private let edges: [[Double]]

    /// Bins at the quantiles of numbers.
    ///
    /// - Parameter columns: `[inputs][rows]`; what is not finite is in the first bin.
    package init(_ columns: [[Double]]) {
        let edges = columns.map { column -> [Double] in
            let sorted = column.filter(\.isFinite).sorted()
            guard !sorted.isEmpty else { return [] }
            let quantiles = (1..<Self.mostBins).map { sorted[$0 * sorted.count / Self.mostBins] }
            // Equal numbers share a bin; the least is in the first.
            return Set(quantiles.filter { $0 > sorted[0] }).sorted()
        }
        self.init(columns, edges: edges)
    }

    private init(_ columns: [[Double]], edges: [[Double]]) {
        precondition(!columns.isEmpty && columns.allSatisfy { $0.count == columns[0].count }, "as many rows of each")
        rowCount = columns[0].count
        inputCount = columns.count
        self.edges = edges
        var bins = [UInt8](repeating: 0, count: rowCount * columns.count)
        for (input, column) in columns.enumerated() {
            for (row, value) in column.enumerated() where value.isFinite {
                var (low, high) = (0, edges[input].count)
                while low < high {
                    let middle = (low + high) / 2
                    if edges[input][middle] <= value { low = middle + 1 } else { high = middle }
                }
                bins[row * columns.count + input] = UInt8(low)
            }
        }
        self.bins = bins
    }

    /// Other rows in the same bins: `[inputs][rows]`.
    ///
    /// - Precondition: There are as many inputs.
    package func binning(_ columns: [[Double]]) -> BinnedInputs {
        precondition(columns.count == inputCount, "\(columns.count) inputs for \(inputCount)")
        return BinnedInputs(columns, edges: edges)
    }
}
