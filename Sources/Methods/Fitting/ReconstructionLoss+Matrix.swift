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
}
