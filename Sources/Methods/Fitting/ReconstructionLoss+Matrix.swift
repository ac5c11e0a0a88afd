internal import Core
internal import NeuralNetworks
internal import OneDNN

extension ReconstructionLoss {
    /// The loss of rows, summed over them.
    func sum(outputs: Matrix, targets: Matrix) -> Double {
        let y = TensorView(rows: outputs.rows, columns: outputs.columns)
        let t = TensorView(rows: targets.rows, columns: targets.columns)
        y.fill(with: outputs.values)
        t.fill(with: targets.values)
        return sum(outputs: y, targets: t)
    }

    /// The loss of each row.
    func perRow(outputs: Matrix, targets: Matrix) -> [Double] {
        let y = TensorView(rows: 1, columns: outputs.columns)
        let t = TensorView(rows: 1, columns: targets.columns)
        return (0..<outputs.rows).map { row in
            y.fill(with: outputs[row: row])
            t.fill(with: targets[row: row])
            return sum(outputs: y, targets: t)
        }
    }
}
