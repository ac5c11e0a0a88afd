public import Core
internal import OneDNN

/// Replaces each number of a matrix by its logistic function, 1 / (1 + e⁻ˣ).
public func applyLogistic(to matrix: inout Matrix) {
    let view = TensorView(rows: matrix.rows, columns: matrix.columns)
    view.fill(with: matrix.values)
    let x = unsafe view.address
    for index in stride(from: 0, to: view.count, by: laneCount) {
        unsafe x.set(logistic(x.lanes(at: index)), at: index)
    }
    matrix.values = view.values
}
